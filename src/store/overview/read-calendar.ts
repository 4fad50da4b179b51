import { calendarKinds, type CalendarEntry, type CalendarKind } from '../../reconcile/ports/overview.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

const dayOf = {
  kickoff: 'kickoff_on',
  submission: 'submission_on',
  refresh: 'refresh_on',
} as const satisfies Record<CalendarKind, keyof Tables['project_overview']>;

/** One question; of each day and kind it brings the first projects and how many there are. */
export async function readCalendar(
  { kysely }: Database,
  {
    first,
    last,
    projectsEach,
  }: { readonly first: string; readonly last: string; readonly projectsEach: number },
): Promise<readonly CalendarEntry[]> {
  const comingOn = (kind: CalendarKind) =>
    kysely
      .selectFrom('project_overview')
      .where(dayOf[kind], '>=', first)
      .where(dayOf[kind], '<=', last)
      .select((row) => [
        row.cast<string>(row.ref(dayOf[kind]), 'text').as('day'),
        row.cast<CalendarKind>(row.val(kind), 'text').as('kind'),
        'project_id',
        'name',
        'client',
      ]);
  const rows = await kysely
    .with('coming', () => comingOn('kickoff').unionAll(comingOn('submission')).unionAll(comingOn('refresh')))
    .with('placed', (from) =>
      from
        .selectFrom('coming')
        .selectAll()
        .select(({ fn }) => [
          fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy(['day', 'kind']).orderBy('name').orderBy('project_id'))
            .as('place'),
          fn
            .countAll<number>()
            .over((over) => over.partitionBy(['day', 'kind']))
            .as('total'),
        ]),
    )
    .selectFrom('placed')
    .selectAll()
    // The first is there in any case, to tell how many there are.
    .where('place', '<=', Math.max(1, projectsEach))
    .orderBy('day')
    .orderBy('place')
    .execute();
  const days = [...new Set(rows.map(({ day }) => day))];
  return days.flatMap((on) =>
    calendarKinds.flatMap((kind) => {
      const own = rows.filter((row) => row.day === on && row.kind === kind);
      const [any] = own;
      if (any === undefined) return [];
      const projects = own
        .slice(0, projectsEach)
        .map(({ project_id, name, client }) => ({ projectId: project_id, name, client }));
      return [{ on, kind, total: any.total, projects }];
    }),
  );
}
