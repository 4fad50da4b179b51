import { expect, it, vi } from 'vitest';
import { isTaskCreation } from '../support/processes/hubspot-calls.ts';
import { noteFigures } from '../support/processes/note-figures.ts';
import type { BusyOffice } from '../support/processes/open-office.ts';
import { burstEnds, expectWholeBurst, openInstances } from '../support/processes/several-instances.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

const leaseMs = 30_000;
/** For a look every second, the look itself, and a machine that has much else to do. */
const slackMs = 30_000;

/** A cycle that is closed has been. */
function allAreKickedOff({ account }: BusyOffice): boolean {
  return account
    .list('project')
    .every(
      ({ values }) =>
        values['creative_refresh_cycle'] === '2' || 'creative_refresh_kickoff_sent_at' in values,
    );
}

describeOnPostgres('Three instances, of which one is killed in the middle of a burst', (databases) => {
  it('the others do what it had in hand as soon as its lease has run out, and everything is there once', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const { office, people } = instances;
    const doomed = await instances.add();
    const others = [await instances.add(), await instances.add()];
    const inCall = doomed.gate.holdNext(isTaskCreation);
    for (let round = 0; round < 12; round += 1) {
      instances.openProjects(5);
      await office.sandbox.webhooks.settled();
    }
    await inCall;
    doomed.app.signal('SIGKILL');
    await doomed.app.ended;
    instances.takeOut(doomed);
    const killedAt = performance.now();
    expect(allAreKickedOff(office)).toBe(false);
    await vi.waitFor(() => expect(allAreKickedOff(office)).toBe(true), {
      timeout: leaseMs + slackMs,
      interval: 20,
    });
    const recoveredMs = performance.now() - killedAt;

    await burstEnds(instances);
    await expectWholeBurst(instances, others, databaseUrl);
    await noteFigures('three instances, one killed', {
      projects: people.opened,
      tasks: office.account.list('task').length,
      emails: office.account.mailbox.length,
      'lease in seconds': leaseMs / 1000,
      'recovered after milliseconds': Math.round(recoveredMs),
    });
  }, 300_000);
});
