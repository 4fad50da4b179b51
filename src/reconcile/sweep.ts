import { addDays, todayIn } from '../domain/calendar.ts';
import type { Instant } from '../domain/model.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { createLoop, type Loop } from './loop.ts';
import type { AccountReader, FoundPage } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger, Meter } from './ports/observer.ts';
import { priorities, type RecordKind, type WorkQueue } from './ports/work-queue.ts';

interface SweepOptions {
  readonly account: () => AccountReader;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly current: () => { readonly settings: Settings };
  /** Called when records were marked, so that they are looked at without delay. */
  readonly marked: () => void;
  /** Longest real time in milliseconds until a moved clock is noticed; default 1,000. */
  readonly pollMs?: number;
}

export interface Sweep extends Loop {
  /**
   * Sweeps now, whenever the next sweep would be.
   * @returns how many records were marked
   * @throws AccountError where HubSpot cannot be searched
   */
  sweep(): Promise<number>;
}

/** A sweep that failed is tried again after so many milliseconds, or sooner where sweeps are more frequent. */
const afterFailureMs = 60_000;

/**
 * Finds what no event told: at the start and then every so many minutes, all open projects and tickets are
 * marked. Only ids are taken from the search; what is found is read again before anything is decided.
 */
export function createSweep(options: SweepOptions): Sweep {
  const { clock, logger, current, pollMs } = options;
  let nextAt: Instant | null = null;
  const everyMs = (): number => current().settings.sweep.everyMinutes * 60_000;
  // A clock that was set back must not put the next sweep off by as much.
  const isDue = (): boolean => nextAt === null || clock.now() >= nextAt || nextAt - clock.now() > everyMs();
  const sweep = async (): Promise<number> => {
    nextAt = clock.now() + Math.min(afterFailureMs, everyMs());
    const found = await markAllOpen(options);
    nextAt = clock.now() + everyMs();
    return found;
  };
  const loop = createLoop({
    name: 'sweep',
    async turn() {
      if (isDue()) await sweep();
      return 0;
    },
    nextDueAt: () => Promise.resolve(nextAt),
    isAtRest: () => Promise.resolve(!isDue()),
    clock,
    logger,
    pollMs,
  });
  return { ...loop, sweep };
}

async function markAllOpen(options: SweepOptions): Promise<number> {
  const { clock, logger, meter } = options;
  const account = options.account();
  const { timeZone } = await account.details();
  const today = todayIn(timeZone, clock.now());
  const dateUpTo = addDays(today, options.current().settings.leadDays);
  const projects = await markPages(options, 'project', (after) =>
    account.findOpenProjects({ dateUpTo, after }),
  );
  const tickets = await markPages(options, 'ticket', (after) => account.findOpenTickets({ after }));
  meter.sweep(projects + tickets);
  logger.info({ projects, tickets, dateUpTo }, 'Swept');
  return projects + tickets;
}

async function markPages(
  { queue, clock, marked }: SweepOptions,
  kind: RecordKind,
  read: (after: string | null) => Promise<FoundPage>,
): Promise<number> {
  let found = 0;
  let after: string | null = null;
  do {
    const page: FoundPage = await read(after);
    const dueAt = clock.now();
    await queue.mark(page.ids.map((id) => ({ kind, id, priority: priorities.sweep, dueAt })));
    if (page.ids.length > 0) marked();
    found += page.ids.length;
    after = page.after;
  } while (after !== null);
  return found;
}
