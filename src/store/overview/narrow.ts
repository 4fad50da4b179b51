import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { OverviewFilter } from '../../reconcile/ports/overview.ts';
import type { Tables } from '../tables.ts';

type Rows = ExpressionBuilder<{ project: Tables['project_overview'] }, 'project'>;

/** More words than anybody types narrow nothing. */
const mostWords = 10;

/** What a row must fulfil to be in the list. */
export function narrow(row: Rows, filter: OverviewFilter, now: number): Expression<SqlBool> {
  const { search = '', handoff, waitingOn, isStalled, isUnderWay } = filter;
  const words = search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return row.and([
    ...words.slice(0, mostWords).map((word) => containsWord(row, word)),
    ...(handoff === undefined ? [] : [row('project.handoff', '=', handoff)]),
    ...(waitingOn === undefined ? [] : [row('project.waiting_on', '=', waitingOn)]),
    ...(isStalled === undefined ? [] : [isStalled ? stalled(row, now) : row.not(stalled(row, now))]),
    ...(isUnderWay === undefined ? [] : [row('project.under_way', '=', isUnderWay ? 1 : 0)]),
  ]);
}

/** Never null, so that it can be turned round. */
export function stalled(row: Rows, now: number): Expression<SqlBool> {
  return row.and([row('project.stalls_at', 'is not', null), row('project.stalls_at', '<=', now)]);
}

function containsWord(row: Rows, word: string): Expression<SqlBool> {
  const pattern = `%${word.replace(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql<SqlBool>`(${row.ref('project.words')} like ${pattern} escape '\\' or coalesce(${row.ref('project.client_words')}, '') like ${pattern} escape '\\')`;
}
