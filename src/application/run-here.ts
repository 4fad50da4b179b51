import type { AdminSurroundings, Operation, Progress } from '../admin/operation.ts';
import { adminSurroundings } from './admin-surroundings.ts';
import { Closing } from './closing.ts';
import { openEngine, type Engine, type EngineOptions } from './open-engine.ts';

/**
 * Opens store and account for one operation and lets go of both. Nothing goes on in the background, except for an
 * operation that asks for it by sweeping or reconciling; that is waited for.
 * @throws what the operation throws, and what keeps the engine from being opened or connected: it says what an
 * admin has to change. HubSpot is not waited for.
 */
export async function runHere<Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  options: EngineOptions,
  progress: Progress,
): Promise<Output> {
  const closing = new Closing();
  try {
    const engine = await openEngine(options, closing);
    if (operation.worksWithoutAccount !== true) await engine.holder.connectOnce();
    return await operation.run(surroundingsAtRest(engine, options, closing), input, progress);
  } finally {
    await closing.close();
  }
}

/** As in the running app, but the loops run only from the moment they are needed. */
function surroundingsAtRest(engine: Engine, options: EngineOptions, closing: Closing): AdminSurroundings {
  const { peoplesWorker, worker, mail, outcomes, desk } = engine;
  const surroundings = adminSurroundings(engine, options);
  const start = (...loops: readonly Engine['worker'][]) => {
    for (const loop of loops) {
      loop.start();
      closing.add(() => loop.stop());
    }
  };
  return {
    ...surroundings,
    sweepAndSettle: async () => {
      start(peoplesWorker, worker, mail, outcomes);
      const found = await surroundings.sweepAndSettle();
      await desk.idle();
      await outcomes.idle();
      return found;
    },
    reconcileNow: async (projectId) => {
      const reconciled = await surroundings.reconcileNow(projectId);
      start(mail);
      await mail.idle();
      return reconciled;
    },
  };
}
