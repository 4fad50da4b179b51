import type { CreateTask, Decision } from '../domain/decision.ts';
import type {
  AccountDetails,
  DeliverableTicket,
  Instant,
  IssuedEffect,
  Person,
  Snapshot,
} from '../domain/model.ts';
import type { Rules } from '../domain/rules.ts';

/** The pure core: what is to be done about one project now. Reads nothing, changes nothing. */
export type Decide = (snapshot: Snapshot, rules: Rules, now: Instant) => Decision;

/** A deliverable ticket that has no project, or more than one, and what was already asked about it. */
export interface UnplacedTicketSituation {
  readonly account: AccountDetails;
  readonly ticket: DeliverableTicket;
  readonly people: Readonly<Record<string, Person>>;
  readonly issued: readonly IssuedEffect[];
}

/** What is to be done about such a ticket: at most somebody is asked to put it in its place. */
export interface UnplacedTicketDecision {
  readonly effects: readonly CreateTask[];
  readonly quiet: readonly string[];
  readonly warnings: readonly string[];
  /** When time alone changes the decision; null: never. */
  readonly lookAgainAt: Instant | null;
}

/** The pure core for tickets that lead to no single project. */
export type DecideUnplaced = (
  situation: UnplacedTicketSituation,
  rules: Rules,
  now: Instant,
) => UnplacedTicketDecision;
