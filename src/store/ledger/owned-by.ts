import { expressionBuilder } from 'kysely';
import type { Expression, SqlBool } from 'kysely';
import { anyOf } from '../given-rows.ts';
import type { Dialect } from '../database.ts';
import type { Tables } from '../tables.ts';

/** Whose effects are meant: those of projects, or those of tickets that have no project. */
export type Owner = 'project' | 'ticket';

/** The condition that an effect belongs to one of `ids`. A ticket's effects within a project are the project's. */
export function ownedBy(dialect: Dialect, owner: Owner, ids: readonly string[]): Expression<SqlBool> {
  const row = expressionBuilder<Tables, 'issued_task' | 'task_change' | 'outbox_email'>();
  if (owner === 'project') return row('project_id', 'in', anyOf(dialect, ids));
  return row.and([row('project_id', 'is', null), row('ticket_id', 'in', anyOf(dialect, ids))]);
}
