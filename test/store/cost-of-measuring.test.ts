import { expect, it, onTestFinished } from 'vitest';
import { createHeldProjects } from '../../src/store/brake/held-projects.ts';
import { measureCalls } from '../../src/store/callbacks/call-depth.ts';
import { migrate } from '../../src/store/migrate.ts';
import { measureOutbox } from '../../src/store/outbox/outbox-depth.ts';
import { measureQueue } from '../../src/store/queue/queue-depth.ts';
import { countStalled } from '../../src/store/overview/count-stalled.ts';
import { openSqlite } from '../../src/store/sqlite-database.ts';
import { explaining } from './support/explaining.ts';

it('what the metrics page asks of the store reads nothing of the years that lie behind it', async () => {
  const opened = openSqlite(':memory:');
  onTestFinished(() => opened.kysely.destroy());
  await migrate(opened.kysely);
  const { database, steps } = explaining(opened);
  await measureQueue(database, 1_000);
  await measureOutbox(database, 1_000);
  await measureCalls(database);
  await createHeldProjects(database).count();
  await countStalled(database, 1_000);

  expect(steps).toEqual([
    // The queue and what is held consist of nothing but what is left to do.
    'SCAN work_queue',
    // Of all emails and calls there ever were, those that wait and those that are dead.
    'SEARCH outbox_email USING INDEX outbox_email_by_urgency (state=?)',
    'SEARCH action_call USING INDEX action_call_by_due_time (state=?)',
    'SCAN held_project',
    'USE TEMP B-TREE FOR GROUP BY',
    // Of all projects those that are stalled.
    'SEARCH project_overview USING INDEX project_overview_by_stalls_at (stalls_at<?)',
    'USE TEMP B-TREE FOR GROUP BY',
  ]);
});
