import type { Instant } from '../domain/model.ts';
import { errorMessage } from './error-message.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import { withoutAddresses } from './without-addresses.ts';

interface LoopOptions {
  /** For the log. */
  readonly name: string;
  /** Does what is due and answers how much that was; above 0 it is called again at once. */
  readonly turn: () => Promise<number>;
  /** When there is something to do again; null: not as far as is known. */
  readonly nextDueAt: () => Promise<Instant | null>;
  /** Whether nothing is due and nothing is in hand. */
  readonly isAtRest: () => Promise<boolean>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Longest sleep in real milliseconds: others may add work, and the clock may be moved. Default 1,000. */
  readonly pollMs?: number | undefined;
}

/** Something that is done over and over, in the background. */
export interface Loop {
  start(): void;
  /** There may be something to do: looks at once. */
  wake(): void;
  /** There will be something to do then, and not before: looks no later than that. Costs nothing until then. */
  expect(dueAt: Instant): void;
  /** Resolves when nothing is due or in hand; what becomes due later does not count. At once when stopped. */
  idle(): Promise<void>;
  /** Finishes the turn in hand, starts no other, and resolves then. */
  stop(): Promise<void>;
}

/** While somebody waits for the loop to be idle it looks this often, in real milliseconds. */
const pollWhileAwaitedMs = 20;

/** What is due but cannot be had (somebody else holds it) must not make the loop spin. */
const shortestSleepMs = 5;

/** A turn that throws is logged and tried again after a pause; it never ends the loop. */
export function createLoop(options: LoopOptions): Loop {
  const { name, turn, nextDueAt, isAtRest, clock, logger, pollMs = 1000 } = options;
  let running: Promise<void> | null = null;
  let stopping = false;
  let woken = false;
  let expected: Instant | null = null;
  /** `until` in the time of `performance`: the clock may be moved meanwhile. */
  let asleep: { readonly until: number; readonly end: () => void } | null = null;
  let waiting: (() => void)[] = [];

  const wake = (): void => {
    woken = true;
    asleep?.end();
  };
  const expect = (dueAt: Instant): void => {
    expected = Math.min(expected ?? dueAt, dueAt);
    if (asleep !== null && dueAt - clock.now() < asleep.until - performance.now()) asleep.end();
  };
  const tellWaiting = (): void => {
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        asleep = null;
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(end, ms);
      asleep = { until: performance.now() + ms, end };
    });
  const rest = async (): Promise<void> => {
    if (waiting.length > 0 && (await isAtRest())) tellWaiting();
    const found = await nextDueAt();
    const dueAt = Math.min(found ?? Infinity, expected ?? Infinity);
    const untilDue = Math.max(0, dueAt - clock.now());
    const longest = waiting.length > 0 ? Math.min(pollMs, pollWhileAwaitedMs) : pollMs;
    if (!isWoken()) await sleep(Math.max(shortestSleepMs, Math.min(longest, untilDue)));
  };
  const isWoken = (): boolean => woken || stopping;
  const run = async (): Promise<void> => {
    while (!stopping) {
      woken = false;
      expected = null;
      try {
        if ((await turn()) === 0) await rest();
      } catch (error) {
        logger.error({ loop: name, error: withoutAddresses(errorMessage(error)) }, 'A turn of a loop failed');
        if (!isWoken()) await sleep(pollMs);
      }
    }
  };

  return {
    start: () => void (running ??= run()),
    wake,
    expect,
    idle: () =>
      stopping
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
            wake();
          }),
    async stop() {
      stopping = true;
      wake();
      await running;
      tellWaiting();
    },
  };
}
