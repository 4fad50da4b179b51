import { it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { openPostgres } from '../../../src/store/postgres-database.ts';
import { completeTasks, createProject, createTicket } from '../../support/together-moves.ts';
import { inOffice, named } from '../../support/stage/crash-points/people.ts';
import type { Story } from '../../support/stage/crash-points/play.ts';
import { tryPoints } from '../../support/stage/crash-points/try-every-point.ts';
import type { Way } from '../../support/stage/crash-points/ways.ts';
import { useStores } from '../../support/stage/used-stores.ts';
import { describeOnPostgres } from '../../store/support/dialects.ts';
import { quietLogger } from '../../store/support/quiet-logger.ts';

/** What leaves the database another than it was; all else is the same on every database. */
const ways: readonly Way[] = ['dies after', 'the store rejects after commit'];

const stories: Readonly<Record<string, Story>> = {
  'a new project with a ticket, on PostgreSQL': {
    given: [],
    acts: [
      inOffice(
        (office) => createProject(office),
        (office, world) => createTicket(office, 'One', {}, [named(world, 'Harbor')]),
      ),
    ],
  },
  'a close by the Implement task, on PostgreSQL': {
    given: [
      inOffice((office) =>
        createProject(office, { creative_refresh_status: 'creatives_completed_and_approved' }),
      ),
    ],
    acts: [inOffice((office) => completeTasks(office, 'Implement New Creatives'))],
  },
};

describeOnPostgres('Every crash point', (databases) => {
  it.each(Object.entries(stories))(
    'comes to the same, with each task and email once: %s',
    async (name, story) => {
      const connectionString = await databases.createUrl();
      const opened: Database[] = [];
      const openStore = useStores(() => {
        const database = openPostgres({ connectionString }, quietLogger);
        opened.push(database);
        return database;
      });
      try {
        await tryPoints(name, story, { place: { openStore }, ways });
      } finally {
        for (const { kysely } of opened) await kysely.destroy();
      }
    },
    600_000,
  );
});
