import { adSetsOf, type AdSet } from './ad-sets.ts';
import { todayIn } from './calendar.ts';
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
import { asFreshProject, asFreshTicket, type Ticket } from './clones.ts';

/** A snapshot seen through the rules: what every handoff reasons from. */
export interface Situation {
  readonly snapshot: Snapshot;
  readonly rules: Rules;
  readonly now: Instant;
  /** In the account's time zone. */
  readonly today: CalendarDate;
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
  readonly cadence: Cadence;
  readonly leadDays: number;
}

/** Reads a snapshot through the rules at `now`. */
export function situationOf(snapshot: Snapshot, rules: Rules, now: Instant): Situation {
  const project = asFreshProject(snapshot.project);
  const cadence = cadenceOf(project, rules);
  const isShared = (ticket: DeliverableTicket) => ticket.projectIds.length > 1;
  const tickets = snapshot.tickets.filter((ticket) => !isShared(ticket)).map(asFreshTicket);
  const cycle = Math.max(
    1,
    project.cycle ?? 1,
    snapshot.memory?.highestCycle ?? 1,
    ...tickets.map((ticket) => ticket.cycle ?? 1),
  );
  const cycleStartedAt = project.cycleStartedAt ?? project.createdAt;
  return {
    snapshot,
    rules,
    now,
    today: todayIn(snapshot.account.timeZone, now),
    project,
    cycle,
    sequence: Math.max(0, project.sequence ?? 0, snapshot.memory?.highestSequence ?? 0),
    cycleStartedAt,
    adSets: adSetsOf({ cycle, cycleStartedAt, tickets }),
    tickets,
    sharedTickets: snapshot.tickets.filter(isShared),
    cadence,
    leadDays: leadOf(cadence, rules),
  };
}

/** The tasks of ours whose keys start so and that nobody has completed or deferred, as far as is known. */
export function openTasks(situation: Situation, keyPrefix: string): readonly OpenTask[] {
  return situation.snapshot.issued.filter(isOpenTask).filter((task) => task.key.startsWith(keyPrefix));
}

/** Whether this was ever issued, whatever became of it. */
export function wasIssued(situation: Situation, keyPrefix: string): boolean {
  return situation.snapshot.issued.some((effect) => effect.key.startsWith(keyPrefix));
}

export type OpenTask = IssuedEffect & { readonly taskId: string };

export function isOpenTask(effect: IssuedEffect): effect is OpenTask {
  return effect.kind === 'task' && effect.state === 'open' && effect.taskId !== null;
}
