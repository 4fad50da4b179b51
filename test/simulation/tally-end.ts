import type { Scene } from './scene.ts';

/** More than any story notes. */
const mostNoted = 10_000;

/** Counts what the story came to: handoffs by name, tasks, emails, cycles closed. */
export async function tallyEnd({
  hubSpot,
  store,
  mailServer,
  closings,
  records,
  counter,
}: Scene): Promise<void> {
  const { handoffs } = await store.history.since(0, mostNoted, null);
  for (const { handoff } of handoffs) counter.count(`handoff ${handoff}`);
  counter.count('tasks', [...records.values()].filter((kind) => kind === 'task').length);
  counter.count('emails', hubSpot.account.mailbox.length + mailServer.arrived.length);
  counter.count('cycles closed', closings.length);
}
