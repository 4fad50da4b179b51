import { expressionBuilder } from 'kysely';
import type { Expression, SqlBool } from 'kysely';
import { anyOf } from '../given-rows.ts';
import type { Dialect } from '../database.ts';
import type { Tables } from '../tables.ts';

/** Whose effects are meant. */
export type Owner = 'project' | 'ticket';

/** The condition that a task is for one of `ids` to clear up. What was begun for a ticket on a project is the project's. */
export function ownedBy(dialect: Dialect, owner: Owner, ids: readonly string[]): Expression<SqlBool> {
  const row = expressionBuilder<Tables, 'issued_task'>();
  if (owner === 'project') return row('project_id', 'in', anyOf(dialect, ids));
  return row.and([row('project_id', 'is', null), row('ticket_id', 'in', anyOf(dialect, ids))]);
}
