import { listen } from '../http/listen.ts';
import { Closing } from './closing.ts';
import { isQuiet } from './is-quiet.ts';
import { openEngine, type EngineOptions } from './open-engine.ts';
import { serverFor } from './server-for.ts';

export interface ApplicationOptions extends EngineOptions {
  /** Aborted while the app waits for HubSpot, it gives up starting; afterwards it has no effect. */
  readonly signal?: AbortSignal;
}

/** The app, up and running. */
export interface Application {
  /** The port it listens on, also where 0 was asked for. */
  readonly port: number;
  /** Resolves when no sweep, record or email is due or under way; what becomes due later does not count. */
  idle(): Promise<void>;
  /** Whether nothing is in hand, nor becomes due within so many ms of the app's clock. */
  isQuiet(forMs: number): Promise<boolean>;
  /** Looks at everything open now, whenever the next sweep would be; answers how many records it found. */
  sweep(): Promise<number>;
  /** Takes no new work, finishes what is in hand, and lets go of everything. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Builds the whole app and starts it. It listens at once, answers webhooks as soon as HubSpot has been asked who
 * it is, and waits for HubSpot where it cannot be reached.
 * @throws SettingsError, AccountSetupError, WrongAccountError, an error of the store or of listening: each says
 * what an admin has to change; and the reason of `signal`. Nothing stays open then.
 */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const { signal } = options;
  signal?.throwIfAborted();
  const closing = new Closing();
  // What goes wrong in closing is told below, where it is waited for.
  const giveUp = () => void closing.close().catch(() => undefined);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close();
    throw signal?.aborted === true ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

async function start(options: ApplicationOptions, closing: Closing): Promise<Application> {
  const { configuration, clock, logger } = options;
  const engine = await openEngine(options, closing);
  const { store, settings, holder, desk, worker, peoplesWorker, mail, sweep, afterSweep, outcomes } = engine;
  const loops = [peoplesWorker, worker, mail, sweep, afterSweep, outcomes];
  closing.add(async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
  });
  // Before the loops: what workflows wait for may need them no more, but its outcome has to be kept or told.
  closing.add(() => desk.idle());
  const server = await listen(serverFor(engine, options, closing.signal), configuration.listen);
  closing.add(() => server.stop());

  await holder.connect();
  closing.signal.throwIfAborted();
  for (const loop of loops) loop.start();
  logger.info({ port: server.port, mode: settings.get().mode }, 'Creative Refresh is running');
  return {
    port: server.port,
    idle: async () => {
      await sweep.idle();
      await desk.idle();
      await outcomes.idle();
      await worker.idle();
      await afterSweep.idle();
      await mail.idle();
    },
    isQuiet: (forMs) => isQuiet(store, clock.now() + forMs),
    sweep: () => sweep.sweep(),
    stop: () => closing.close(),
  };
}
