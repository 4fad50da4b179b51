import type { Clock } from '../../reconcile/ports/clock.ts';
import type { EffectLedger } from '../../reconcile/ports/ledger.ts';
import type { Database } from '../database.ts';
import { anyOf } from '../given-rows.ts';
import { confirmTasks, rescheduleTasks, settleTasks, supersedeTasks, withdrawTasks } from './change-tasks.ts';
import { adoptTasks, beginTasks, contestTasks } from './insert-tasks.ts';
import { noteChanges } from './note-changes.ts';
import { readIssued } from './read-issued.ts';
import { readUnconfirmed } from './read-unconfirmed.ts';

/** The effect ledger in the database; the same on both dialects. Every method is one statement. */
export function createEffectLedger(database: Database, clock: Clock): EffectLedger {
  return {
    begin: (intents, now) => beginTasks(database, intents, now),
    confirm: (confirmed, now) => confirmTasks(database, confirmed, now),
    contest: (created, now) => contestTasks(database, created, now),
    withdraw: (keys, begunAt) => withdrawTasks(database, keys, begunAt),
    unconfirmed: (projectIds) => readUnconfirmed(database, 'project', projectIds),
    unconfirmedOfTickets: (ticketIds) => readUnconfirmed(database, 'ticket', ticketIds),
    issuedFor: (projectIds) => readIssued(database, 'project', projectIds),
    issuedForTickets: (ticketIds) => readIssued(database, 'ticket', ticketIds),
    adopt: (tasks, now) => adoptTasks(database, tasks, now),
    settle: (taskIds, now) => settleTasks(database, taskIds, now),
    noteChanges: (changes, now) => noteChanges(database, changes, now),
    reschedule: (changes) => rescheduleTasks(database, changes, clock.now()),
    ownersOfTasks: (taskIds) => readOwners(database, taskIds),
    supersede: (projectIds, now) => supersedeTasks(database, projectIds, now),
  };
}

async function readOwners({ kysely, dialect }: Database, taskIds: readonly string[]) {
  const rows = await kysely
    .selectFrom('issued_task')
    .select(['task_id', 'project_id', 'ticket_id'])
    .where('task_id', 'in', anyOf(dialect, taskIds))
    .$narrowType<{ task_id: string }>()
    .execute();
  return new Map(
    rows.map((row) => [row.task_id, { projectId: row.project_id, ticketId: row.ticket_id }] as const),
  );
}
