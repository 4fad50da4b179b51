import { expect, it } from 'vitest';
import { readMonth } from '../../src/console/calendar/read-month.ts';
import { rowsOnAPage } from '../../src/console/open-cycles/read-filter.ts';
import { readList } from '../../src/console/open-cycles/read-list.ts';
import { readRemembered } from '../../src/console/project/read-project.ts';
import { addDays } from '../../src/domain/calendar.ts';
import { waitingHandoffs } from '../../src/domain/stalls/waiting-handoff.ts';
import type { OverviewNote } from '../../src/reconcile/ports/overview.ts';
import { storeOn } from '../../src/store/open-store.ts';
import { openDatabase } from '../store/support/open-database.ts';
import { counting } from '../store/support/counting.ts';
import { describeOnEachDialect } from '../store/support/dialects.ts';

const many = 20_000;
const batch = 1_000;
const now = Date.parse('2026-03-14T14:00:00Z');
const day = 24 * 60 * 60_000;

/** Every third is between two cycles; of the others, one in ten waits longer than it may. */
function projectOf(index: number): OverviewNote {
  const isUnderWay = index % 3 !== 0;
  const waitingSince = now - (index % 20) * day;
  return {
    projectId: String(1_000_000 + index),
    objectTypeId: '2-1',
    name: `Project ${index}`,
    cycle: 1,
    status: isUnderWay ? 'deliverable_submitted' : 'blank',
    isUnderWay,
    handoff: isUnderWay ? (waitingHandoffs[index % waitingHandoffs.length] ?? null) : null,
    waitingOn: isUnderWay ? 'creative_team' : 'nobody',
    people: isUnderWay ? [`Corin ${index % 40}`] : [],
    waitingSince: isUnderWay ? waitingSince : null,
    limit: isUnderWay ? 18 : null,
    stallsAt: isUnderWay ? waitingSince + 18 * day : null,
    kickoffOn: isUnderWay ? null : addDays('2026-03-01', index % 60),
    submissionOn: null,
    refreshOn: addDays('2026-03-16', index % 60),
    mode: 'live',
    lookedAt: now,
  };
}

/** What the lists' numbers of projects by handoff and by holder come in. */
const rowsOfCounts = 8;
const projectsNamed = 5;
/** From 16 March on. */
const daysWithRefreshes = 16;

describeOnEachDialect(`The console with ${many} projects`, (databases) => {
  it('asks the store a handful of questions for a page, and reads no more rows than it shows', async () => {
    const { database, asked } = counting(await openDatabase(await databases.createUrl()));
    try {
      const clock = { now: () => now };
      const around = { store: storeOn(database, clock), clock, details: () => Promise.resolve(null) };
      for (let first = 0; first < many; first += batch)
        await around.store.overview.note(
          Array.from({ length: batch }, (_, index) => projectOf(first + index)),
        );
      const costOf = async <Result>(read: () => Promise<Result>) => {
        Object.assign(asked, { questions: 0, rows: 0 });
        const result = await read();
        return { result, ...asked };
      };
      const list = async (query: Readonly<Record<string, string>>, isStalled = false) => {
        const { result, ...cost } = await costOf(() =>
          readList(around, { params: {}, query }, { isStalled }),
        );
        return { total: result.total, ...cost };
      };

      const page = { questions: 3, rows: rowsOnAPage + 1 + rowsOfCounts };
      expect(await list({})).toEqual({ total: 13_333, ...page });
      expect(await list({ page: '266' })).toEqual({ total: 13_333, ...page });
      expect(await list({ show: 'all' })).toEqual({ total: many, ...page });
      expect(await list({ search: 'PROJECT corin', handoff: '4 tickets' })).toEqual({ total: 1904, ...page });
      expect(await list({}, true)).toEqual({ total: 1333, ...page });
      expect(await list({ search: 'nobody like that' })).toEqual({
        ...{ total: 0, questions: 2 },
        rows: 1 + rowsOfCounts,
      });
      const month = await costOf(() => readMonth(around, { query: { month: '2026-03' } }));
      expect(month).toMatchObject({ questions: 1, rows: month.result.entries.length * projectsNamed });
      expect(month.result.entries.filter(({ kind }) => kind === 'refresh')).toHaveLength(daysWithRefreshes);
      expect(await costOf(() => readRemembered(around, '1000007'))).toMatchObject({ questions: 3, rows: 1 });
    } finally {
      await database.kysely.destroy();
    }
  });
});
