import { expect, it } from 'vitest';
import { createReconciler } from '../../src/reconcile/create-reconciler.ts';
import { createReconcileNow } from '../../src/reconcile/reconcile-now.ts';
import { createWorker } from '../../src/reconcile/worker.ts';
import type { Store } from '../../src/store/open-store.ts';
import { describeOnEachDialect, describeOnPostgres } from '../store/support/dialects.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { kickoff } from './effects.ts';
import { Room } from './room.ts';

const ids = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** Each store is a server: its worker runs, and two people wait for every project on it, events coming in. */
async function everybodyAtOnce(stores: readonly Store[]): Promise<Room> {
  const room = new Room();
  for (const id of ids) room.account.projects.set(id, projectRecord({ id }));
  room.decide = (snapshot, _rules, now) => ({ ...kickoff(snapshot, now), lookAgain: true });
  const servers = stores.map((store) => {
    const dependencies = { ...room.dependencies(), ...store };
    const { queue } = store;
    const worker = createWorker(createReconciler(dependencies), { ...room.parts(), queue, pollMs: 5 });
    const event = (id: string) =>
      queue.mark([{ kind: 'project' as const, id, priority: 0, dueAt: room.clock.now() }]);
    return { worker, event, reconcileNow: createReconcileNow(dependencies) };
  });
  for (const { worker } of servers) worker.start();
  try {
    const answers = await Promise.all(
      servers.flatMap(({ event, reconcileNow }) =>
        ids.flatMap((id) => [reconcileNow(id), event(id).then(() => reconcileNow(id))]),
      ),
    );
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['done']));
    for (const { worker } of servers) await worker.idle();
  } finally {
    await Promise.all(servers.map(({ worker }) => worker.stop()));
  }
  return room;
}

async function expectEachOnce(room: Room, store: Store): Promise<void> {
  expect([...room.account.tasks.values()].map(({ ref }) => ref).sort()).toEqual(
    ids.map((id) => `project-${id}.cycle-1.kickoff.0.task`).sort(),
  );
  expect(await store.outbox.depth(room.clock.now())).toMatchObject({ waiting: ids.length });
  expect(await store.queue.nextDueAt()).toBeNull();
  for (const id of ids) {
    expect(await store.history.latest(id, 9)).toMatchObject([{ handoff: '1 kickoff', sequence: 0 }]);
  }
}

describeOnEachDialect('Waiting for projects beside a running worker', (databases) => {
  it('carries out each handoff once and leaves nothing behind', async () => {
    const store = await databases.open();
    await expectEachOnce(await everybodyAtOnce([store]), store);
  });
});

describeOnPostgres('Waiting for projects on several servers at once', (databases) => {
  it('carries out each handoff once and leaves nothing behind', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)] as const;
    await expectEachOnce(await everybodyAtOnce(stores), stores[0]);
  });
});
