import { expect, it } from 'vitest';
import { isTaskCreation, isWrite } from '../support/processes/hubspot-calls.ts';
import { allIsDone } from '../support/processes/left-in-store.ts';
import { noteFigures } from '../support/processes/note-figures.ts';
import type { BusyOffice } from '../support/processes/open-office.ts';
import {
  burstEnds,
  expectWholeBurst,
  openInstances,
  type AddOptions,
  type Instances,
} from '../support/processes/several-instances.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

/** The shortest there is, so that nobody waits half a minute. */
const shortLease: AddOptions = { environment: { LEASE_SECONDS: '5' } };

const isTaskUpdate = ({ path }: { readonly path: string }) => path.endsWith('/0-27/batch/update');

/** Opened before anybody else is there to take them. */
async function openForOneAlone(instances: Instances) {
  const frozen = await instances.add(shortLease);
  const inCall = frozen.gate.holdNext(isTaskCreation);
  instances.openProjects(15);
  const held = await inCall;
  frozen.app.signal('SIGSTOP');
  instances.takeOut(frozen);
  const others = [await instances.add(shortLease), await instances.add(shortLease)] as const;
  instances.openProjects(15);
  return { frozen, held, others };
}

/** By reference, the tasks that share it, the oldest first. */
function tasksByReference({ account }: BusyOffice): ReadonlyMap<string, readonly string[]> {
  const byReference = new Map<string, string[]>();
  for (const { values } of account.list('task')) {
    const reference = /Ref: (\S+?)(?:<|$)/.exec(values['hs_task_body'] ?? '')?.[1] ?? '';
    byReference.set(reference, [...(byReference.get(reference) ?? []), values['hs_task_body'] ?? '']);
  }
  return byReference;
}

describeOnPostgres('An instance that stands still for longer than its lease', (databases) => {
  it('finds its tasks created by its own late call, which the others completed as duplicates', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const { office, people } = instances;
    const { frozen, held, others } = await openForOneAlone(instances);
    await burstEnds(instances);
    await allIsDone(others[0].url);

    await held.letGo();
    const before = frozen.gate.passed.length;
    frozen.app.signal('SIGCONT');
    await expect
      .poll(() => frozen.app.printed(), { timeout: 60_000 })
      .toContain('A task may have been created twice; it is looked up');
    await allIsDone(others[0].url);
    const startedAfterwards = frozen.gate.passed.slice(before).filter(isWrite);
    expect(startedAfterwards.filter((call) => !isTaskUpdate(call))).toEqual([]);

    const doubled = [...tasksByReference(office).values()].filter(({ length }) => length > 1);
    expect(doubled.length).toBeGreaterThan(0);
    const words = 'Completed by the app: an older task with the same reference says the same.';
    expect(doubled.map((bodies) => bodies.map((body) => body.includes(words)))).toEqual(
      doubled.map(() => [false, true]),
    );
    await expectWholeBurst(instances, [frozen, ...others], databaseUrl, {
      moreTasks: doubled.map(() => 'Amara: Reach Out to Client About Creative Refresh | COMPLETED'),
    });
    await noteFigures('one instance frozen in a call that is carried out late', {
      projects: people.opened,
      'tasks created twice and completed as duplicates': doubled.length,
      emails: office.account.mailbox.length,
    });
  }, 300_000);

  it('starts no call for what it had in hand, where its own call came to nothing', async () => {
    const databaseUrl = await databases.createUrl();
    const instances = await openInstances(databaseUrl);
    const { frozen, others } = await openForOneAlone(instances);
    await burstEnds(instances);
    await allIsDone(others[0].url);
    const before = frozen.gate.passed.length;
    frozen.app.signal('SIGCONT');
    await expect
      .poll(() => frozen.app.printed(), { timeout: 60_000 })
      .toContain('A task may have been created twice; it is looked up');
    expect(frozen.gate.passed.slice(before).filter(isWrite)).toEqual([]);
    await expectWholeBurst(instances, [frozen, ...others], databaseUrl);
  }, 300_000);
});
