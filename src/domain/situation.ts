import { adSetsOf, type AdSet } from './ad-sets.ts';
import { addDays, instantOfHour, todayIn } from './calendar.ts';
import { cadenceOf, leadOf, type Cadence } from './cadence.ts';
import type {
  CalendarDate,
  CreativeProject,
  DeliverableTicket,
  Instant,
  IssuedEffect,
  Snapshot,
} from './model.ts';
import type { Rules } from './rules.ts';
import { asFreshProject, asFreshTicket } from './clones.ts';
import { projectKey, type ProjectMatter } from './effect-keys.ts';
import { indexIssued, type IssuedIndex } from './issued-index.ts';
import { nameInTexts } from './texts/document.ts';
import { cycleOfTicket, type Ticket } from './ticket-cycle.ts';

/** A snapshot seen through the rules: what every handoff reasons from. */
export interface Situation {
  readonly snapshot: Snapshot;
  readonly rules: Rules;
  /** Never before the creation of a record: our clock may run behind HubSpot's, a stamp must not. */
  readonly now: Instant;
  /** In the account's time zone. */
  readonly today: CalendarDate;
  /** From when on today's kickoff and submission cue go out. */
  readonly datedHandoffsFrom: Instant;
  /** Stamps older than the record itself are emptied: a clone starts fresh. */
  readonly project: CreativeProject;
  /** The present cycle, from 1; never lower than anything ever seen of this project. */
  readonly cycle: number;
  readonly sequence: number;
  readonly cycleStartedAt: Instant;
  /** The tickets that belong to this project alone. */
  readonly tickets: readonly Ticket[];
  /** Tickets that are also associated with another project: they take part in nothing. */
  readonly sharedTickets: readonly DeliverableTicket[];
  /** The ad sets of the present and of earlier cycles. */
  readonly adSets: readonly AdSet[];
  /** By ticket id; a ticket without a folder name is in none. */
  readonly adSetOf: ReadonlyMap<string, AdSet>;
  readonly issued: IssuedIndex;
  readonly cadence: Cadence;
  readonly leadDays: number;
}

/** Reads a snapshot through the rules at `now`. */
export function situationOf(snapshot: Snapshot, rules: Rules, now: Instant): Situation {
  const project = { ...asFreshProject(snapshot.project), name: nameInTexts(snapshot.project.name) };
  const cadence = cadenceOf(project, rules);
  const isShared = (ticket: DeliverableTicket) => ticket.projectIds.length > 1;
  const ownTickets = snapshot.tickets.filter((ticket) => !isShared(ticket)).map(asFreshTicket);
  const { memory } = snapshot;
  const highestSeen = memory ? [memory.highestCycle] : ownTickets.map((ticket) => ticket.cycle ?? 1);
  const cycle = Math.max(1, project.cycle ?? 1, ...highestSeen);
  const cycleStartedAt = project.cycleStartedAt ?? project.createdAt;
  const tickets = ownTickets.map((ticket) => ({
    countsIn: cycleOfTicket(ticket, { project, cycle, cycleStartedAt }),
    ...ticket,
    subject: nameInTexts(ticket.subject),
  }));
  const adSets = adSetsOf(tickets);
  const stampedAt = Math.max(now, project.createdAt, ...tickets.map(({ createdAt }) => createdAt));
  const { timeZone } = snapshot.account;
  const today = todayIn(timeZone, stampedAt);
  return {
    snapshot,
    rules,
    now: stampedAt,
    today,
    datedHandoffsFrom: instantOfHour(today, rules.sweep.hour, timeZone),
    project,
    cycle,
    sequence: Math.max(0, project.sequence ?? 0, memory?.highestSequence ?? 0),
    cycleStartedAt,
    adSets,
    adSetOf: new Map(adSets.flatMap((set) => set.tickets.map((ticket) => [ticket.id, set] as const))),
    issued: indexIssued(snapshot.issued),
    tickets,
    sharedTickets: snapshot.tickets.filter(isShared),
    cadence,
    leadDays: leadOf(cadence, rules),
  };
}

/** The day on which the kickoff becomes due; null: the project has no refresh date. */
export function kickoffDayOf({ project, leadDays }: Situation): CalendarDate | null {
  return project.refreshDate === null ? null : addDays(project.refreshDate, -leadDays);
}

/** Those of the tickets whose entry into Pending Approval is not known exactly, because the app has just moved them. */
export function movedTicketsIn({ snapshot }: Situation, tickets: readonly Ticket[]): readonly string[] {
  const { movedTickets = [] } = snapshot;
  return tickets.map(({ id }) => id).filter((id) => movedTickets.includes(id));
}

/**
 * The tasks of ours with this key, or with keys that begin so where it ends in a dot, that nobody has completed
 * or deferred, as far as is known.
 */
export function openTasks({ issued }: Situation, key: string): readonly OpenTask[] {
  return (issued.get(key) ?? []).filter(isOpenTask);
}

/** Whether this (or anything that begins so, where it ends in a dot) was ever issued, whatever became of it. */
export function wasIssued({ issued }: Situation, key: string): boolean {
  return issued.has(key);
}

/**
 * Whether a handoff has fired without its stamp having been written: a crash came between, or has come again
 * while such a firing was taken back.
 */
export function hasFiredUnstamped(situation: Situation, matter: ProjectMatter): boolean {
  const { project, cycle, sequence } = situation;
  const prefix = projectKey({ id: project.id, cycle }, matter);
  return openTasks(situation, `${prefix}.`).length > 0 || wasIssued(situation, `${prefix}.${sequence}.`);
}

/** The key a handoff fires under: that of the firing which was begun and never stamped, else a new one. */
export function firingKey(situation: Situation, matter: ProjectMatter): string {
  const { project, cycle, sequence } = situation;
  const prefix = projectKey({ id: project.id, cycle }, matter);
  const [begun] = openTasks(situation, `${prefix}.`);
  return begun ? begun.key.replace(/\.task$/u, '') : `${prefix}.${sequence}`;
}

/**
 * Whether that earlier cycle ended with a "no" instead of an implementation. The present cycle's beginning tells
 * it of the last one; of older ones, only those count as implemented whose confirmation is on record.
 */
export function wasDeclined(situation: Situation, cycle: number): boolean {
  const { project } = situation;
  if (cycle >= situation.cycle) return false;
  if (cycle === situation.cycle - 1) {
    return project.cycleStartedAt !== null && project.cycleStartedAt !== project.lastImplementedAt;
  }
  return !wasIssued(situation, `${projectKey({ id: project.id, cycle }, 'close')}.`);
}

export type OpenTask = IssuedEffect & { readonly taskId: string };

function isOpenTask(effect: IssuedEffect): effect is OpenTask {
  return effect.kind === 'task' && effect.state === 'open' && effect.taskId !== null;
}
