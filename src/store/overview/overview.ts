import type { Overview } from '../../reconcile/ports/overview.ts';
import type { Database } from '../database.ts';
import { anyOf } from '../given-rows.ts';
import { nameClients, readWithoutClient } from './clients.ts';
import { countStalled } from './count-stalled.ts';
import { readCalendar } from './read-calendar.ts';
import { readCounts } from './read-counts.ts';
import { readList, readOne } from './read-list.ts';
import { readOverlooked } from './read-overlooked.ts';
import { noteLooks } from './note-looks.ts';

/** The overview in the database; the same on both dialects. */
export function createOverview(database: Database): Overview {
  const { kysely, dialect } = database;
  return {
    note: (looks) => noteLooks(database, looks),
    forget: async (projectIds) => {
      if (projectIds.length === 0) return;
      await kysely
        .deleteFrom('project_overview')
        .where('project_id', 'in', anyOf(dialect, projectIds))
        .execute();
    },
    list: (filter, page) => readList(database, filter, page),
    of: (projectId) => readOne(database, projectId),
    calendar: (first, last, projectsEach) => readCalendar(database, { first, last, projectsEach }),
    counts: (now) => readCounts(database, now),
    overlooked: (request) => readOverlooked(database, request),
    withoutClient: (request) => readWithoutClient(database, request),
    nameClients: (named, now) => nameClients(database, named, now),
    stalled: (now) => countStalled(database, now),
  };
}
