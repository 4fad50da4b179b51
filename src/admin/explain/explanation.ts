import type { Handoff } from '../../domain/decision.ts';
import type { CalendarDate } from '../../domain/model.ts';
import type { Standing } from '../../domain/standing/standing.ts';
import type { HeldItem } from '../held/operations.ts';
import type { TaskReading } from '../../reconcile/ports/account.ts';
import type { IssuedEmail } from '../../reconcile/ports/outbox.ts';

/** Everything there is to say about one project. Times are ISO 8601 in UTC. */
export interface Explanation extends Omit<Standing, 'waitingSince' | 'stall'> {
  readonly waitingSince: string | null;
  /** When the limit of this wait was reached, in business days; null: it was not. */
  readonly stall: { readonly since: string; readonly limit: number } | null;
  readonly mode: 'live' | 'shadow';
  readonly timeZone: string;
  /** The day on which it was looked at, in the account's time zone. */
  readonly today: CalendarDate;
  /** What of it waits for an admin's word, or for the look that does what was said; null: nothing. */
  readonly held: HeldItem | null;
  /** Those of this cycle, the newest first. */
  readonly fired: readonly FiredBefore[];
  /** Those of this cycle and whatever is still open. */
  readonly tasks: readonly IssuedTask[];
  /** The latest, the newest first. */
  readonly emails: readonly ToldEmail[];
  /** What went wrong in the app itself; what is missing on the records is in `missing`. */
  readonly troubles: readonly Trouble[];
}

interface FiredBefore {
  readonly handoff: Handoff;
  readonly reason: string;
  readonly at: string;
  /** It happened on paper only. */
  readonly isShadow: boolean;
}

export interface IssuedTask {
  readonly taskId: string;
  /** null: the task is not in HubSpot any more. */
  readonly subject: string | null;
  readonly status: TaskReading['status'] | 'DELETED';
  readonly dueAt: string | null;
}

export interface ToldEmail extends Pick<IssuedEmail, 'to' | 'subject' | 'state' | 'attempts' | 'error'> {
  /** When its state last changed. */
  readonly at: string;
}

export interface Trouble {
  /** One sentence. */
  readonly problem: string;
  /** One sentence in the imperative. */
  readonly remedy: string;
  /** It is on the list of dead letters. */
  readonly isDeadLetter: boolean;
}
