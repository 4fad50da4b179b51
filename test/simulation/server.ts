import { AccountError } from '../../src/reconcile/ports/account.ts';
import { startStageApp, type StageApp } from '../support/stage/stage-app.ts';
import { DatabaseFailed, ProcessDied } from './blows.ts';
import { FakeMeter } from '../support/fakes/fake-observer.ts';
import { quietLogger } from './quiet-logger.ts';
import type { Scene } from './scene.ts';

/** What a server is at: one of each at a time, as its loops are; any number of requests. */
type Loop = 'work' | 'mail' | 'sweep';

/** One of the app's servers: starts, works, stands still, dies, and is started again. */
export interface Server {
  readonly number: number;
  readonly isUp: boolean;
  readonly isFrozen: boolean;
  /** Whether that loop could take a turn now. */
  readonly isFree: (loop: Loop) => boolean;
  readonly takeTurn: (loop: Loop) => void;
  /** Something that somebody waits for; resolves whether it succeeded. */
  readonly serve: (what: string, work: (app: StageApp) => Promise<unknown>) => Promise<boolean>;
  /** When the oldest of what it is at began; null: it is at nothing. */
  readonly atWorkSince: number | null;
  readonly start: () => void;
  /** Stands still until then, and goes on as if nothing had been. */
  readonly freeze: (forMs: number) => void;
  /** Ends at once, and is started again after that. */
  readonly die: (forMs: number) => void;
  /** Goes on, if it stood still; starts, if it was dead. */
  readonly recover: () => void;
  readonly stop: () => void;
}

const bootAgainMs = 5000;
const restMs = 1000;
const afterFailureMs = 5000;
const afterFailedSweepMs = 60_000;

export function openServer(scene: Scene, number: number, life: { readonly sweeps: () => boolean }): Server {
  const { clock, agenda, uses, hubSpot, store, plan, counter } = scene;
  let generation = 0;
  let app: StageApp | null = null;
  let seam: ReturnType<typeof uses.seamOf> | null = null;
  let frozenUntil = 0;
  let isDown = false;
  const since = new Map<symbol, number>();
  const busy = new Set<Loop>();
  const restUntil = new Map<Loop, number>();
  const name = `server ${number + 1}`;

  const begin = async <Answer>(
    what: string,
    work: () => Promise<Answer>,
  ): Promise<{ answer: Answer } | null> => {
    const token = Symbol(what);
    since.set(token, clock.now());
    try {
      return { answer: await work() };
    } catch (error) {
      scene.trace(`${name}: ${what} failed: ${error instanceof Error ? error.message : 'with no error'}`);
      if (!isExpected(error))
        scene.report({ promise: 'nothing unforeseen', message: `${what}: ${inFull(error)}` });
      return null;
    } finally {
      since.delete(token);
    }
  };
  const boot = (): void => {
    isDown = false;
    const mine = ++generation;
    seam = uses.seamOf(number);
    const options = {
      hubSpot,
      store,
      clock,
      seam,
      logger: quietLogger,
      meter: new FakeMeter(),
      ...scene.appOptions,
    };
    const pause = (ms: number) => new Promise<void>((resolve) => agenda.add(clock.now() + ms, resolve));
    void startStageApp({ ...options, pause }).then(
      (started) => {
        if (generation !== mine) return;
        app = started;
        scene.trace(`${name} is up`);
        restUntil.clear();
      },
      (error: unknown) => {
        if (generation !== mine || error instanceof ProcessDied) return;
        scene.trace(`${name} did not start: ${String(error)}`);
        agenda.add(clock.now() + bootAgainMs, () => generation === mine && boot());
      },
    );
  };
  const end = (): void => {
    generation += 1;
    app?.stop();
    app = null;
    seam?.end();
    busy.clear();
  };
  const turns: Readonly<Record<Loop, (running: StageApp) => Promise<number>>> = {
    work: (running) => running.pass(),
    mail: (running) => running.mail(),
    sweep: (running) => running.sweep(),
  };
  const restAfter = (loop: Loop, outcome: { readonly answer: number } | null): number => {
    if (loop === 'sweep') return outcome === null ? afterFailedSweepMs : plan.sweepEveryMs * plan.servers;
    if (outcome === null) return afterFailureMs;
    return outcome.answer === 0 ? restMs : 0;
  };
  const server: Server = {
    number,
    get isUp() {
      return app !== null;
    },
    get isFrozen() {
      return clock.now() < frozenUntil;
    },
    isFree: (loop) =>
      app !== null &&
      !server.isFrozen &&
      !busy.has(loop) &&
      clock.now() >= (restUntil.get(loop) ?? 0) &&
      (loop !== 'sweep' || life.sweeps()),
    takeTurn: (loop) => {
      const running = app;
      const mine = generation;
      if (running === null) return;
      busy.add(loop);
      counter.count(`turns of ${loop}`);
      void begin(loop, () => turns[loop](running)).then((outcome) => {
        if (generation !== mine) return;
        busy.delete(loop);
        const until = clock.now() + restAfter(loop, outcome);
        restUntil.set(loop, until);
        // Nothing else may come up by then that would make anybody look at the clock.
        if (loop !== 'sweep' || life.sweeps()) agenda.add(until, () => undefined);
      });
    },
    serve: async (what, work) => {
      const running = app;
      return running !== null && (await begin(what, () => work(running))) !== null;
    },
    get atWorkSince() {
      return since.size === 0 ? null : Math.min(...since.values());
    },
    start: boot,
    freeze: (forMs) => {
      frozenUntil = clock.now() + forMs;
      agenda.add(frozenUntil, () => undefined);
    },
    die: (forMs) => {
      end();
      isDown = true;
      const mine = generation;
      agenda.add(clock.now() + forMs, () => {
        if (generation !== mine) return;
        scene.tell(`Server ${number + 1} is started again`);
        boot();
      });
    },
    recover: () => {
      frozenUntil = 0;
      if (isDown) boot();
    },
    stop: end,
  };
  return server;
}

/** Failures of the outside, which the app has to pass on to whoever called it. */
function isExpected(error: unknown): boolean {
  return error instanceof ProcessDied || error instanceof DatabaseFailed || error instanceof AccountError;
}

function inFull(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
