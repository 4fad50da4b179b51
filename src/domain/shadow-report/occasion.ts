import { addDays, instantAt, todayIn } from '../calendar.ts';
import { cadenceOf, leadOf } from '../cadence.ts';
import type { FiredHandoff } from '../decision.ts';
import type { Instant } from '../model.ts';
import type { Rules } from '../rules.ts';
import type { Particulars } from './particulars.ts';
import { statusAt, valueAt, type ProjectPast } from './past.ts';

/** A handoff that the app would have fired. */
export interface ShadowNote extends FiredHandoff {
  readonly projectId: string;
  readonly at: Instant;
  /** null: it was noted by an older version of the app, which kept less. */
  readonly particulars: Particulars | null;
}

/** What every comparison goes by. */
export interface Frame {
  readonly rules: Rules;
  /** The account's, an IANA name. */
  readonly timeZone: string;
}

/** One noted handoff seen together with what happened on its project. */
export interface Occasion extends Frame {
  readonly note: ShadowNote;
  readonly particulars: Particulars;
  readonly past: ProjectPast;
}

/** Days before the refresh date from which the kickoff is due. */
export function leadDaysOf({ project }: ProjectPast, { rules }: Frame): number {
  return leadOf(cadenceOf(project, rules), rules);
}

/**
 * When the cycle began that was under way then, as people run it: at the last Creatives Implemented, the last "no",
 * or the last move of the refresh date out of the lead.
 */
export function cycleStartAt(past: ProjectPast, frame: Frame, at: Instant): Instant {
  const lead = leadDaysOf(past, frame);
  const ends = past.statuses.filter(
    ({ value }) => value === 'creatives_implemented' || value === 'no_refresh_requested',
  );
  const moves = past.dates.filter(
    ({ value, since }) => value !== null && addDays(value, -lead) > todayIn(frame.timeZone, since),
  );
  const starts = [...ends, ...moves].map(({ since }) => since).filter((since) => since <= at);
  return Math.max(past.project.createdAt, ...starts);
}

/** Since when it had been due when the app saw it, as far as the records tell. */
export function dueSince(occasion: Occasion): Instant {
  return Math.min(occasion.note.at, dueByRecord(occasion));
}

function dueByRecord({ note, particulars, past, timeZone, ...frame }: Occasion): Instant {
  const { refreshDate, completeSince, ticketIds, stage } = particulars;
  const statusSince = valueAt(past.statuses, note.at)?.since ?? past.project.createdAt;
  const onDay = (daysBefore: number) =>
    refreshDate === null ? note.at : instantAt(addDays(refreshDate, -daysBefore), '00:00', timeZone);
  switch (note.handoff) {
    case '1 kickoff':
      return Math.max(
        onDay(leadDaysOf(past, { timeZone, ...frame })),
        cycleStartAt(past, { timeZone, ...frame }, note.at),
      );
    case '3 submission cue':
      return Math.max(onDay(0), statusSince);
    case '2a declined':
    case '2b requested':
    case '7 approval':
    case '8 close':
      return statusAt(past, note.at) === particulars.status ? statusSince : note.at;
    case '4 tickets':
      return stage === null ? newestOf(past, ticketIds, note.at) : note.at;
    case '5 review':
      return completeSince ?? note.at;
    case '6 revisions':
    case '9 confirmation':
    case 'upkeep':
      return note.at;
  }
}

function newestOf({ tickets }: ProjectPast, ticketIds: readonly string[], otherwise: Instant): Instant {
  const created = tickets.filter(({ id }) => ticketIds.includes(id)).map(({ createdAt }) => createdAt);
  return created.length === 0 ? otherwise : Math.max(...created);
}
