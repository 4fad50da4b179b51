import { it } from 'vitest';
import { noteFigures } from '../support/processes/note-figures.ts';
import { startPrivatePostgres } from '../support/processes/private-postgres.ts';
import { burstEnds, expectWholeBurst, openInstances } from '../support/processes/several-instances.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

const told = /atabase connection was lost|A turn of a loop failed|"outcome":503/g;

describeOnPostgres('Three instances whose database crashes in the middle of a burst, twice', () => {
  it('go on by themselves when it is back, and everything is there once', async () => {
    const database = await startPrivatePostgres();
    const instances = await openInstances(database.url);
    const { office, people } = instances;
    const all = [await instances.add(), await instances.add(), await instances.add()];
    const feed = async () => {
      for (let round = 0; round < 6; round += 1) {
        instances.openProjects(4);
        await office.sandbox.webhooks.settled();
      }
    };
    await Promise.all([feed(), database.crashAndRestart()]);
    await Promise.all([feed(), database.crashAndRestart()]);

    await burstEnds(instances);
    await expectWholeBurst(instances, all, database.url);
    await noteFigures('three instances, database crashed twice', {
      projects: people.opened,
      tasks: office.account.list('task').length,
      emails: office.account.mailbox.length,
      'troubles told in the log': all.flatMap(({ app }) => app.printed().match(told) ?? []).length,
    });
  }, 300_000);
});
