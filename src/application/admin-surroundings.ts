import type { AdminSurroundings } from '../admin/operation.ts';
import type { Engine, EngineOptions } from './open-engine.ts';

/** What an admin's operations work with in the running app, whose loops do what they leave behind. */
export function adminSurroundings(
  engine: Engine,
  { configuration, clock, logger }: EngineOptions,
): AdminSurroundings {
  const { store, settings, transport, account, look, reconcileNow, sweep, worker, mail } = engine;
  const { sweepsYield } = engine;
  return {
    ...{ configuration, clock, store, settings, transport, account, look, reconcileNow, sweepsYield },
    logger: logger.child({ room: 'admin' }),
    sweepAndSettle: async () => {
      const found = await sweep.sweep();
      await worker.idle();
      await mail.idle();
      return found;
    },
  };
}
