import type { CallDepth } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';

/** Counts the calls whose outcome was promised: no more is read than what waits and what is dead. */
export async function measureCalls({ kysely }: Database): Promise<CallDepth> {
  return kysely
    .selectFrom('action_call')
    .where('state', 'in', ['promised', 'known', 'dead'])
    .select((row) => {
      const waiting = row('state', '!=', 'dead');
      return [
        row.fn.countAll<number>().filterWhere(waiting).as('waiting'),
        row.fn.countAll<number>().filterWhere('state', '=', 'dead').as('dead'),
        row.fn.min<number | null>('taken_at').filterWhere(waiting).as('owedSince'),
      ];
    })
    .executeTakeFirstOrThrow();
}
