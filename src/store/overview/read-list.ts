import { sql } from 'kysely';
import { z } from 'zod';
import type { Kysely } from 'kysely';
import type { Overview, OverviewFilter, OverviewPage, OverviewRow } from '../../reconcile/ports/overview.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { narrow, stalled } from './narrow.ts';

const names = z.array(z.string());

/** Two questions: how many there are, and this page of them, whatever the number. */
export async function readList(
  { kysely }: Database,
  filter: OverviewFilter,
  { offset, limit, now }: Parameters<Overview['list']>[1],
): Promise<OverviewPage> {
  const { total } = await kysely
    .selectFrom('project_overview as project')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where((row) => narrow(row, filter, now))
    .executeTakeFirstOrThrow();
  if (total <= offset || limit < 1) return { rows: [], total };
  const rows = await withDeadLetters(kysely)
    .where((row) => narrow(row, filter, now))
    .orderBy((row) =>
      row
        .case()
        .when(stalled(row, now))
        .then(row.lit(0))
        .when('dead.letters', 'is not', null)
        .then(row.lit(1))
        .when('project.handoff', 'is not', null)
        .then(row.lit(2))
        .else(row.lit(3))
        .end(),
    )
    .orderBy((row) => row.case().when(stalled(row, now)).then(row.ref('project.stalls_at')).else(0).end())
    .orderBy((row) => row.fn.coalesce('project.waiting_since', row.lit(Number.MAX_SAFE_INTEGER)))
    .orderBy((row) => row.fn.coalesce('project.refresh_on', sql.lit('9999-12-31')))
    .orderBy('project.name')
    .orderBy('project.project_id')
    .offset(offset)
    .limit(limit)
    .execute();
  return { rows: rows.map(overviewRow), total };
}

export async function readOne({ kysely }: Database, projectId: string): Promise<OverviewRow | null> {
  const row = await withDeadLetters(kysely).where('project.project_id', '=', projectId).executeTakeFirst();
  return row === undefined ? null : overviewRow(row);
}

function withDeadLetters(kysely: Kysely<Tables>) {
  return kysely
    .selectFrom('project_overview as project')
    .leftJoin(
      () =>
        kysely
          .selectFrom(deadLetters(kysely).as('each'))
          .select(['each.project_id', ({ fn }) => fn.countAll<number>().as('letters')])
          .groupBy('each.project_id')
          .as('dead'),
      (join) => join.onRef('dead.project_id', '=', 'project.project_id'),
    )
    .selectAll('project')
    .select('dead.letters');
}

/** One row for each record or email that was given up on, with the project it belongs to. */
function deadLetters(from: Kysely<Tables>) {
  const parked = (kind: 'project' | 'ticket' | 'task') =>
    from
      .selectFrom('work_queue')
      .where('work_queue.kind', '=', kind)
      .where('work_queue.parked_at', 'is not', null);
  return parked('project')
    .select('work_queue.id as project_id')
    .unionAll(
      parked('ticket')
        .innerJoin('ticket_project', 'ticket_project.ticket_id', 'work_queue.id')
        .select('ticket_project.project_id'),
    )
    .unionAll(
      parked('task')
        .innerJoin('issued_task', 'issued_task.task_id', 'work_queue.id')
        .where('issued_task.project_id', 'is not', null)
        .select('issued_task.project_id')
        .$narrowType<{ project_id: string }>(),
    )
    .unionAll(
      from
        .selectFrom('outbox_email')
        .where('outbox_email.state', '=', 'dead')
        .where('outbox_email.project_id', 'is not', null)
        .select('outbox_email.project_id')
        .$narrowType<{ project_id: string }>(),
    );
}

function overviewRow(row: Tables['project_overview'] & { readonly letters: number | null }): OverviewRow {
  return {
    projectId: row.project_id,
    objectTypeId: row.object_type_id,
    name: row.name,
    client: row.client,
    cycle: row.cycle,
    status: row.status,
    isUnderWay: row.under_way === 1,
    handoff: row.handoff,
    waitingOn: row.waiting_on,
    people: names.parse(JSON.parse(row.people)),
    waitingSince: row.waiting_since,
    limit: row.day_limit,
    stallsAt: row.stalls_at,
    kickoffOn: row.kickoff_on,
    submissionOn: row.submission_on,
    refreshOn: row.refresh_on,
    mode: row.mode,
    lookedAt: row.looked_at,
    deadLetters: row.letters ?? 0,
  };
}
