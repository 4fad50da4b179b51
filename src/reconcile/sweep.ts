import { addDays, nextInstantOfHour, todayIn } from '../domain/calendar.ts';
import type { CalendarDate, Instant } from '../domain/model.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { createLoop, type Loop } from './loop.ts';
import type { AccountReader, FoundPage } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { HeldProjects } from './ports/held-projects.ts';
import type { Logger, Meter } from './ports/observer.ts';
import type { Overview } from './ports/overview.ts';
import { priorities, type RecordKind, type WorkQueue } from './ports/work-queue.ts';

interface SweepOptions {
  readonly account: () => AccountReader;
  readonly queue: WorkQueue;
  readonly held: Pick<HeldProjects, 'list'>;
  readonly overview: Pick<Overview, 'overlooked'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly current: () => { readonly settings: Settings };
  /** Called when records were marked, so that they are looked at without delay. */
  readonly marked: () => void;
  /** Whether sweeps have to wait, to leave the rest of the day's calls to people; one that is asked for never does. */
  readonly sweepsYield: () => boolean;
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
  /** Sweeps as soon as it can, whenever the next sweep would be: other rules may have made things due. */
  soon(): void;
  /** When the latest sweep came to its end; null: none has since the start, or the latest has failed. */
  sweptAt(): Instant | null;
}

/** A sweep that failed is tried again after so many milliseconds, or sooner where sweeps are more frequent. */
const afterFailureMs = 60_000;

/** How far the latest sweep came. */
interface LatestSweep {
  readonly startedAt: Instant;
  /** null: it failed, or is still under way. */
  readonly done: { readonly at: Instant; readonly timeZone: string } | null;
}

/**
 * Finds what no event told: at the start, then every so many minutes, and when the hour comes from which the
 * day's handoffs go out, all open projects and tickets are marked. Only ids are taken from the search; what is
 * found is read again before anything is decided.
 */
export function createSweep(options: SweepOptions): Sweep {
  const { clock, logger, current, sweepsYield, pollMs } = options;
  let latest: LatestSweep | null = null;
  let isWanted = false;
  const nextAt = (): Instant | null => {
    if (latest === null) return null;
    if (isWanted) return clock.now();
    // A clock that was set back must not put the next sweep off by as much.
    return clock.now() < latest.startedAt ? clock.now() : dueAfter(latest, current().settings.sweep);
  };
  const isDue = (): boolean => !sweepsYield() && clock.now() >= (nextAt() ?? clock.now());
  const sweep = async (): Promise<number> => {
    const startedAt = clock.now();
    isWanted = false;
    latest = { startedAt, done: null };
    const { found, timeZone } = await markAllOpen(options);
    latest = { startedAt, done: { at: clock.now(), timeZone } };
    return found;
  };
  const loop = createLoop({
    name: 'sweep',
    async turn() {
      if (isDue()) await sweep();
      return 0;
    },
    nextDueAt: () => Promise.resolve(sweepsYield() ? null : nextAt()),
    isAtRest: () => Promise.resolve(!isDue()),
    clock,
    logger,
    pollMs,
  });
  const soon = (): void => {
    isWanted = true;
    loop.wake();
  };
  return { ...loop, sweep, soon, sweptAt: () => latest?.done?.at ?? null };
}

/** At hour 0 the day's handoffs come with midnight, and the usual sweep finds them soon after. */
function dueAfter({ startedAt, done }: LatestSweep, { everyMinutes, hour }: Settings['sweep']): Instant {
  const everyMs = everyMinutes * 60_000;
  if (done === null) return startedAt + Math.min(afterFailureMs, everyMs);
  const usual = done.at + everyMs;
  return hour === 0 ? usual : Math.min(usual, nextInstantOfHour(startedAt, hour, done.timeZone));
}

async function markAllOpen(
  options: SweepOptions,
): Promise<{ readonly found: number; readonly timeZone: string }> {
  const { clock, logger, meter } = options;
  const account = options.account();
  const { timeZone } = await account.details();
  const today = todayIn(timeZone, clock.now());
  const dateUpTo = addDays(today, options.current().settings.leadDays);
  const projects = await markPages(options, 'project', (after) =>
    account.findOpenProjects({ dateUpTo, after }),
  );
  const tickets = await markPages(options, 'ticket', (after) => account.findOpenTickets({ after }));
  const held = await markHeld(options);
  await markOverlooked(options, today);
  meter.sweep(projects + tickets);
  logger.info({ projects, tickets, held, dateUpTo }, 'Swept');
  return { found: projects + tickets, timeZone };
}

/** What is held is looked at by every sweep, whether a search would find it or not: it may not be due any more. */
async function markHeld({ queue, held, clock, marked }: SweepOptions): Promise<number> {
  const items = await held.list();
  const dueAt = clock.now();
  await queue.mark(
    items.map(({ projectId: id }) => ({ kind: 'project', id, priority: priorities.sweep, dueAt })),
  );
  if (items.length > 0) marked();
  return items.length;
}

/** Names of projects to look at again, however many nobody has looked at. */
const mostOverlooked = 1000;

/** The overview knows of projects that no search finds any more and that nobody told of: they are looked at, and go. */
async function markOverlooked(
  { queue, overview, clock, marked, current }: SweepOptions,
  today: CalendarDate,
): Promise<void> {
  const dueAt = clock.now();
  // Twice the interval, and the hour by which the overview may be behind: what every sweep finds is none of them.
  const since = dueAt - 2 * current().settings.sweep.everyMinutes * 60_000 - 60 * 60_000;
  const ids = await overview.overlooked({ since, dueUpTo: today, limit: mostOverlooked });
  await queue.mark(ids.map((id) => ({ kind: 'project', id, priority: priorities.sweep, dueAt })));
  if (ids.length > 0) marked();
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
