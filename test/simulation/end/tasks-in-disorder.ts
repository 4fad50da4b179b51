import { ownerOfKey } from '../../../src/domain/effect-keys.ts';
import { refOf } from '../../../src/hubspot/mapping/task-ref.ts';
import { isOpenTask, valueOf } from '../people/town.ts';
import type { Scene } from '../scene.ts';

/**
 * Of two tasks with one reference at most one is still open; everything that was begun is confirmed; and the tasks of
 * records that exist are those the ledger knows.
 */
export async function tasksInDisorder({ hubSpot, store }: Scene): Promise<readonly string[]> {
  const { account } = hubSpot;
  const tasks = account.list('task').map((task) => ({ task, ref: refOf(valueOf(task, 'hs_task_body')) }));
  const open = tasks.filter(({ task }) => isOpenTask(task)).map(({ ref }) => ref);
  const twice = open.filter((ref, index) => ref !== null && open.indexOf(ref) !== index);
  const projectIds = account.list('project').map(({ id }) => id);
  const ticketIds = account.list('ticket').map(({ id }) => id);
  const begun = [
    ...(await store.ledger.unconfirmed(projectIds)),
    ...(await store.ledger.unconfirmedOfTickets(ticketIds)),
  ];
  const there = new Set([...projectIds, ...ticketIds]);
  const ours = tasks.filter(({ ref }) => ref !== null && there.has(idIn(ref)));
  const known = await store.ledger.ownersOfTasks(ours.map(({ task }) => task.id));
  const refs = ours.map(({ ref }) => ref);
  const unknown = ours.filter(
    ({ task, ref }) => !known.has(task.id) && refs.indexOf(ref) === refs.lastIndexOf(ref),
  );
  return [
    ...twice.map((ref) => `Two open tasks have Ref: ${ref ?? ''}`),
    ...begun.map(({ key }) => `${key} was begun, and nobody knows what became of it`),
    ...unknown.map(({ task, ref }) => `The ledger does not know task ${task.id}, Ref: ${ref ?? ''}`),
  ];
}

function idIn(ref: string): string {
  const owner = ownerOfKey(ref);
  if (owner === null) return '';
  return 'projectId' in owner ? owner.projectId : owner.ticketId;
}
