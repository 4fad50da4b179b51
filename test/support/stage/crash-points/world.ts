import { AccountError } from '../../../../src/reconcile/ports/account.ts';
import type { Stage } from '../stage.ts';
import type { StageApp, StageAppOptions } from '../stage-app.ts';
import { openMailServer, type StageMailServer } from '../mail-server.ts';
import { createFaults, ProcessDied, StoreRejected, type Faults } from './faults.ts';

/** An app at work in an account, of which one life after the other may end. */
export interface World {
  readonly stage: Stage;
  readonly faults: Faults;
  /** null: mail goes by HubSpot's single send. */
  readonly mailServer: StageMailServer | null;
  /** Dead letters of the mail that an admin had to send once more, `key: error`. */
  readonly deadLetters: readonly string[];
  /** What happened since the last delivery is never told the app. */
  readonly loseEvents: () => void;
  /** Somebody asks the app for something, and again whenever there was no answer. */
  readonly ask: (doing: (app: StageApp) => Promise<unknown>) => Promise<void>;
  /** The app ends, as by a stop; the next thing to do starts it again. */
  readonly stop: () => void;
  /** The app works on, half an hour long. @throws Error where it does not come to rest */
  readonly liveOn: () => Promise<void>;
}

export interface WorldOptions extends Partial<Pick<StageAppOptions, 'settings' | 'environmentMode'>> {
  readonly hasMailServer?: boolean;
}

const halfAnHour = 30 * 60_000;
/** More turns than anything takes that ends at all. */
const mostTurns = 200;
const largestDelivery = 100;

/** After a start that failed the next one comes so much later. */
const untilNextStartMs = 30_000;

/** Who asked got an answer that says: not now, ask again. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

/** A turn of the app may reject where its life ends or its store fails, a start also where HubSpot cannot be asked. */
function isToBeExpected(error: unknown): boolean {
  return [ProcessDied, StoreRejected, AccountError, NotNow].some((kind) => error instanceof kind);
}

export function createWorld(stage: Stage, { hasMailServer = false, ...options }: WorldOptions): World {
  const { clock, hubSpot, store } = stage;
  const faults = createFaults(clock);
  const mailServer = hasMailServer ? openMailServer(clock, faults.whim) : null;
  const deadLetters: string[] = [];
  let delivered = 0;
  let life: { readonly app: StageApp; readonly hasDied: () => boolean } | null = null;

  const stop = (): void => {
    life?.app.stop();
    life = null;
  };
  const start = async (): Promise<StageApp> => {
    const { seam, hasDied } = faults.newLife();
    const app = await stage.start(seam, {
      ...options,
      ...(mailServer && { email: mailServer.transport }),
    });
    life = { app, hasDied };
    return app;
  };
  /** What the living app does; null where its life or the database failed it. */
  const attempt = async <Result>(doing: (app: StageApp) => Promise<Result>): Promise<Result | null> => {
    try {
      const result = await doing(life?.app ?? (await start()));
      if (life?.hasDied() !== true) return result;
    } catch (error) {
      if (!isToBeExpected(error)) throw error;
      if (life === null) clock.advance(untilNextStartMs);
    }
    if (life?.hasDied() === true) stop();
    return null;
  };
  const deliver = async (app: StageApp): Promise<number> => {
    const events = hubSpot.events.slice(delivered, delivered + largestDelivery);
    if (events.length > 0) await app.receive(events);
    delivered += events.length;
    return events.length;
  };
  /** What was not acknowledged is delivered again; how much was done, and 1 for whatever failed. */
  const turn = async (): Promise<number> => {
    const given = (await attempt(deliver)) ?? 1;
    const worked = (await attempt((app) => app.pass())) ?? 1;
    return given + worked + ((await attempt((app) => app.mail())) ?? 1);
  };
  const nextDue = async (): Promise<number> => {
    const due = [await store.queue.nextDueAt(), await store.outbox.nextDueAt()];
    return Math.min(...due.map((at) => at ?? Infinity));
  };
  const sendDeadLetters = async (): Promise<number> => {
    const letters = await store.outbox.deadLetters();
    for (const { key, error } of letters) {
      deadLetters.push(`${key}: ${error}`);
      await store.outbox.retryDeadLetter(key, clock.now());
    }
    return letters.length;
  };
  return {
    ...{ stage, faults, mailServer, deadLetters, stop },
    loseEvents: () => {
      delivered = hubSpot.events.length;
    },
    ask: async (doing) => {
      for (let asked = 0; asked < mostTurns; asked += 1) {
        const answer = await attempt(async (app) => ({ was: await doing(app) }));
        if (answer !== null) return;
        clock.advance(60_000);
      }
      throw new Error('There was never an answer');
    },
    liveOn: async () => {
      const until = clock.now() + halfAnHour;
      for (let turns = 0; turns < mostTurns; turns += 1) {
        if ((await turn()) > 0) continue;
        const next = await nextDue();
        if (next <= until) clock.advance(Math.max(0, next - clock.now()));
        else if ((await sendDeadLetters()) === 0) {
          clock.advance(Math.max(0, until - clock.now()));
          return;
        }
      }
      throw new Error(`No rest after ${mostTurns} turns`);
    },
  };
}
