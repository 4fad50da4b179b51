import { sql } from 'kysely';
import type { HandoffNote } from '../../reconcile/ports/handoff-history.ts';
import type { Database } from '../database.ts';
import { anyOf, givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';

/** More than anybody reads: two years of a busy project. */
const keptPerProject = 200;

type NoteRow = Tables['noted_handoff'];

const columns = {
  key: 'text',
  project_id: 'text',
  place: 'bigint',
  cycle: 'bigint',
  sequence: 'bigint',
  handoff: 'text',
  reason: 'text',
  mode: 'text',
  noted_at: 'bigint',
  particulars: 'text',
} as const;

const names = [
  'key',
  'project_id',
  'place',
  'cycle',
  'sequence',
  'handoff',
  'reason',
  'mode',
  'noted_at',
  'particulars',
] as const;

/** Notes what is not known yet, in one statement; a second one only where a project's history has grown full. */
export async function noteHandoffs(database: Database, fired: readonly HandoffNote[]): Promise<void> {
  if (fired.length === 0) return;
  const { kysely, dialect } = database;
  const noted = await kysely
    .insertInto('noted_handoff')
    .columns(names)
    .expression((from) =>
      from
        .selectFrom(givenRows<NoteRow>(dialect, columns, inOrder(fired)))
        .select((row) => [
          'given.key',
          'given.project_id',
          sql<number>`${row.ref('given.place')} + coalesce(${row
            .selectFrom('noted_handoff as before')
            .select((before) => before.fn.max('before.place').as('last'))
            .whereRef('before.project_id', '=', 'given.project_id')}, 0)`.as('place'),
          'given.cycle',
          'given.sequence',
          'given.handoff',
          'given.reason',
          'given.mode',
          'given.noted_at',
          'given.particulars',
        ])
        .where(from.lit(true))
        // The same order in every instance, so that two of them never wait for each other.
        .orderBy('given.key'),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning(['project_id', 'place'])
    .execute();
  await dropOldest(database, noted);
}

/** The places are counted from 1 within each project; the statement puts them behind those that are there. */
function inOrder(fired: readonly HandoffNote[]): NoteRow[] {
  const counts = new Map<string, number>();
  return fired.map(({ projectId, at, particulars, ...noted }) => {
    const place = (counts.get(projectId) ?? 0) + 1;
    counts.set(projectId, place);
    return { ...noted, project_id: projectId, place, noted_at: at, particulars: JSON.stringify(particulars) };
  });
}

async function dropOldest(
  { kysely, dialect }: Database,
  noted: readonly Pick<NoteRow, 'project_id' | 'place'>[],
): Promise<void> {
  const full = noted
    .filter(({ place }) => place > keptPerProject)
    .map(({ project_id, place }) => ({ project_id, dropped_to: place - keptPerProject }));
  if (full.length === 0) return;
  const given = givenRows<(typeof full)[number]>(dialect, { project_id: 'text', dropped_to: 'bigint' }, full);
  await kysely
    .deleteFrom('noted_handoff')
    .where(
      'project_id',
      'in',
      anyOf(
        dialect,
        full.map(({ project_id }) => project_id),
      ),
    )
    .where((row) =>
      row.exists(
        row
          .selectFrom(given)
          .select(row.lit(1).as('found'))
          .whereRef('given.project_id', '=', 'noted_handoff.project_id')
          .whereRef('given.dropped_to', '>=', 'noted_handoff.place'),
      ),
    )
    .execute();
}
