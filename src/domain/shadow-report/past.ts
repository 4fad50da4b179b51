import type { CalendarDate, CreativeProject, Instant, TicketStage } from '../model.ts';

/** Who changed a field, as far as HubSpot tells. */
export type Doer = 'a person' | 'a workflow' | 'an integration' | 'an import' | 'somebody';

/** One value that a field has had. */
export interface PastValue<Value> {
  readonly value: Value;
  readonly since: Instant;
  readonly by: Doer;
}

/** The values of a field, oldest first, each different from the one before. HubSpot tells the latest twenty. */
export type Past<Value> = readonly PastValue<Value>[];

/** A task that the app did not make. */
export interface TaskMade {
  readonly id: string;
  readonly subject: string;
  readonly ownerId: string | null;
  readonly createdAt: Instant;
  /** The tickets it is associated with; empty: with the project alone. */
  readonly ticketIds: readonly string[];
}

export interface TicketPast {
  readonly id: string;
  readonly subject: string;
  readonly createdAt: Instant;
  readonly stages: Past<TicketStage>;
}

/** What can be read of what happened on a project, whoever did it. */
export interface ProjectPast {
  readonly project: Pick<CreativeProject, 'id' | 'name' | 'createdAt' | 'cadenceDays' | 'package'>;
  readonly statuses: Past<CreativeProject['status']>;
  /** null: the date was empty. */
  readonly dates: Past<CalendarDate | null>;
  readonly tasks: readonly TaskMade[];
  readonly tickets: readonly TicketPast[];
}

/** The value a field had at that moment, and since when; undefined where its history does not reach back so far. */
export function valueAt<Value>(past: Past<Value>, at: Instant): PastValue<Value> | undefined {
  return past.findLast(({ since }) => since <= at);
}

/** An empty status that nobody ever filled has no history. */
export function statusAt(past: ProjectPast, at: Instant): CreativeProject['status'] {
  return valueAt(past.statuses, at)?.value ?? 'blank';
}
