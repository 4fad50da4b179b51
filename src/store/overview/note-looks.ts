import type { OverviewNote } from '../../reconcile/ports/overview.ts';
import { digest } from '../../domain/digest.ts';
import type { Database } from '../database.ts';
import { givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

type OverviewRow = Tables['project_overview'];
type NotedRow = Omit<OverviewRow, 'client' | 'client_words' | 'client_asked_at'>;

/** How old `looked_at` may become, in milliseconds, before a row is written that says nothing new. */
const toldAgainAfterMs = 60 * 60 * 1000;

const columns = {
  project_id: 'text',
  object_type_id: 'text',
  name: 'text',
  cycle: 'bigint',
  status: 'text',
  under_way: 'bigint',
  handoff: 'text',
  waiting_on: 'text',
  people: 'text',
  waiting_since: 'bigint',
  day_limit: 'bigint',
  stalls_at: 'bigint',
  kickoff_on: 'text',
  submission_on: 'text',
  refresh_on: 'text',
  mode: 'text',
  looked_at: 'bigint',
  words: 'text',
  fingerprint: 'text',
} as const satisfies Record<keyof NotedRow, 'text' | 'bigint'>;

const names = [
  'project_id',
  'object_type_id',
  'name',
  'cycle',
  'status',
  'under_way',
  'handoff',
  'waiting_on',
  'people',
  'waiting_since',
  'day_limit',
  'stalls_at',
  'kickoff_on',
  'submission_on',
  'refresh_on',
  'mode',
  'looked_at',
  'words',
  'fingerprint',
] as const satisfies readonly (keyof NotedRow)[];

/** Writes in one statement what has changed, or was looked at so long ago that the age itself is wrong. */
export async function noteLooks(
  { kysely, dialect }: Database,
  looks: readonly OverviewNote[],
): Promise<void> {
  if (looks.length === 0) return;
  // One statement may not touch a row twice: the later of two looks counts.
  const rows = [...new Map(looks.map((look) => [look.projectId, rowOf(look)])).values()];
  await kysely
    .insertInto('project_overview')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<NotedRow>(dialect, columns, rows))
        .select(names)
        .where(from.lit(true))
        // The same order in every instance, so that two of them never wait for each other.
        .orderBy('project_id'),
    )
    .onConflict((conflict) =>
      conflict
        .column('project_id')
        .doUpdateSet((row) => ({
          object_type_id: row.ref('excluded.object_type_id'),
          name: row.ref('excluded.name'),
          cycle: row.ref('excluded.cycle'),
          status: row.ref('excluded.status'),
          under_way: row.ref('excluded.under_way'),
          handoff: row.ref('excluded.handoff'),
          waiting_on: row.ref('excluded.waiting_on'),
          people: row.ref('excluded.people'),
          waiting_since: row.ref('excluded.waiting_since'),
          day_limit: row.ref('excluded.day_limit'),
          stalls_at: row.ref('excluded.stalls_at'),
          kickoff_on: row.ref('excluded.kickoff_on'),
          submission_on: row.ref('excluded.submission_on'),
          refresh_on: row.ref('excluded.refresh_on'),
          mode: row.ref('excluded.mode'),
          looked_at: row.ref('excluded.looked_at'),
          words: row.ref('excluded.words'),
          fingerprint: row.ref('excluded.fingerprint'),
        }))
        .where((row) =>
          row.or([
            row('project_overview.fingerprint', '<>', row.ref('excluded.fingerprint')),
            row('project_overview.looked_at', '<', row('excluded.looked_at', '-', row.val(toldAgainAfterMs))),
            // A clock that was set back.
            row('project_overview.looked_at', '>', row.ref('excluded.looked_at')),
          ]),
        ),
    )
    .execute();
}

function rowOf(look: OverviewNote): NotedRow {
  const { lookedAt, ...told } = look;
  return {
    project_id: look.projectId,
    object_type_id: look.objectTypeId,
    name: look.name,
    cycle: look.cycle,
    status: look.status,
    under_way: look.isUnderWay ? 1 : 0,
    handoff: look.handoff,
    waiting_on: look.waitingOn,
    people: JSON.stringify(look.people),
    waiting_since: look.waitingSince,
    day_limit: look.limit,
    stalls_at: look.stallsAt,
    kickoff_on: look.kickoffOn,
    submission_on: look.submissionOn,
    refresh_on: look.refreshOn,
    mode: look.mode,
    looked_at: lookedAt,
    words: [look.name, ...look.people].join('\n').toLowerCase(),
    fingerprint: digest(JSON.stringify(told)),
  };
}
