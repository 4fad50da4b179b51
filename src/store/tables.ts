import type { Generated } from 'kysely';
import type { Handoff } from '../domain/decision.ts';
import type { BallHolder } from '../domain/model.ts';
import type { ProjectOverview } from '../domain/standing/overview.ts';
import type { WaitingHandoff } from '../domain/stalls/waiting-handoff.ts';
import type { CallState } from '../reconcile/ports/action-callbacks.ts';
import type { CallBucket } from '../reconcile/ports/call-quota.ts';
import type { AdminsWord } from '../reconcile/ports/held-projects.ts';
import type { Priority, RecordKind } from '../reconcile/ports/work-queue.ts';

/**
 * The tables as the newest migration leaves them. Times are epoch milliseconds; both dialects hand them out
 * as numbers. Yes-or-no columns hold 1 or 0.
 */
export interface Tables {
  readonly work_queue: WorkQueueRow;
  readonly issued_task: IssuedTaskRow;
  readonly task_change: TaskChangeRow;
  readonly outbox_email: OutboxEmailRow;
  readonly project_memory: ProjectMemoryRow;
  readonly ticket_memory: TicketMemoryRow;
  readonly ticket_project: TicketProjectRow;
  readonly settings_version: SettingsVersionRow;
  readonly noted_handoff: NotedHandoffRow;
  readonly action_call: ActionCallRow;
  readonly brake_pass: BrakePassRow;
  readonly held_project: HeldProjectRow;
  readonly activation: ActivationRow;
  readonly call_quota: CallQuotaRow;
  readonly project_overview: ProjectOverviewRow;
}

interface WorkQueueRow {
  kind: RecordKind;
  id: string;
  priority: Priority;
  due_at: number;
  version: number;
  attempts: number;
  /** Set exactly while somebody holds the row; `lease_until` goes with it. */
  lease_token: string | null;
  lease_until: number | null;
  /** What marks during the present claim asked for; null: there were none. */
  marked_due_at: number | null;
  marked_priority: Priority | null;
  /** Not null: a dead letter since then. */
  parked_at: number | null;
  /**
   * When the first look became due that has not been carried out to its end; failed tries leave it as it is.
   * null: an older version of the app put the row in.
   */
  owed_since: number | null;
  error: string | null;
}

/** `intent`: begun, outcome unknown. `superseded`: an intent whose project was deleted. */
export type TaskState = 'intent' | 'open' | 'settled' | 'superseded';

interface IssuedTaskRow {
  key: string;
  /** Handoff, due time and reason are null only for a task that was adopted from HubSpot. */
  handoff: string | null;
  project_id: string | null;
  ticket_id: string | null;
  due_at: number | null;
  reason: string | null;
  state: TaskState;
  task_id: string | null;
  begun_at: number;
  changed_at: number;
}

/** A change to one of our tasks that is done with. */
interface TaskChangeRow {
  key: string;
  project_id: string | null;
  ticket_id: string | null;
  noted_at: number;
}

/** `dropped`: a dead letter an admin gave up on; its key stays known, so it is never asked for again. */
export type EmailState = 'waiting' | 'sent' | 'dead' | 'superseded' | 'dropped';

interface CallQuotaRow {
  bucket: CallBucket;
  /** `[[instant, calls], …]`, oldest first. */
  grants: string;
}

interface OutboxEmailRow {
  key: string;
  handoff: string;
  recipient: string;
  subject: string;
  /** Both bodies are emptied once the email is sent: nothing reads them again. */
  text: string;
  html: string;
  project_id: string | null;
  ticket_id: string | null;
  reason: string;
  state: EmailState;
  /** 0: a person waits for what follows from what they did. */
  priority: Generated<Priority>;
  attempts: number;
  due_at: number;
  lease_token: string | null;
  lease_until: number | null;
  /** 1: a lease of this email once ran out without a word of what became of it. */
  maybe_sent: number;
  provider_id: string | null;
  error: string | null;
  enqueued_at: number;
  changed_at: number;
}

interface ProjectMemoryRow {
  project_id: string;
  highest_cycle: number;
  highest_sequence: number;
  seen_at: number;
}

interface TicketMemoryRow {
  ticket_id: string;
  seen_at: number;
}

interface TicketProjectRow {
  ticket_id: string;
  project_id: string;
}

interface SettingsVersionRow {
  version: number;
  document: string;
  saved_at: number;
  saved_by: string;
}

interface NotedHandoffRow {
  key: string;
  project_id: string;
  /** Counts up within a project: the order in which its handoffs were noted. */
  place: number;
  cycle: number;
  sequence: number;
  handoff: Handoff;
  reason: string;
  mode: 'live' | 'shadow';
  noted_at: number;
  /** JSON; null where it was noted before this was kept. */
  particulars: string | null;
}

interface ActionCallRow {
  callback_id: string;
  action: string;
  request: string;
  state: CallState;
  outcome: string | null;
  attempts: number;
  taken_at: number;
  /** Counts only while the call is promised or known. */
  due_at: number;
  lease_token: string | null;
  lease_until: number | null;
  error: string | null;
  changed_at: number;
}

/** A kickoff or an email that the brake let through. */
interface BrakePassRow {
  key: string;
  /** null: a kickoff. */
  recipient: string | null;
  passed_at: number;
}

interface HeldProjectRow {
  project_id: string;
  cycle: number;
  name: string;
  /** Lists and counts as JSON. */
  handoffs: string;
  keys: string;
  kickoffs: number;
  recipients: string;
  reason: string;
  word: AdminsWord;
  held_since: number;
}

interface ActivationRow {
  number: number;
  /** JSON. */
  choices: string;
  started_at: number;
  started_by: string;
  /** null: begun, and not finished. */
  finished_at: number | null;
}

interface ProjectOverviewRow {
  project_id: string;
  object_type_id: string;
  name: string;
  client: string | null;
  /** In lower case, to be searched in. */
  client_words: string | null;
  /** When HubSpot was asked for the client; null: never. */
  client_asked_at: number | null;
  cycle: number;
  status: ProjectOverview['status'];
  under_way: number;
  handoff: WaitingHandoff | null;
  waiting_on: BallHolder;
  /** JSON. */
  people: string;
  waiting_since: number | null;
  day_limit: number | null;
  stalls_at: number | null;
  kickoff_on: string | null;
  submission_on: string | null;
  refresh_on: string | null;
  mode: 'live' | 'shadow';
  looked_at: number;
  /** The names in lower case, to be searched in. */
  words: string;
  /** Of everything a look says, its time aside: a row that would say the same is not written. */
  fingerprint: string;
}
