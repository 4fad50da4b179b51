import type { Instant } from '../domain/model.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Whether no record is in hand and none, no email and no outcome of a workflow action becomes due up to then. Emails
 * and outcomes that are under way on some server are not seen.
 */
export async function isQuiet(
  { queue, outbox, callbacks }: Pick<Store, 'queue' | 'outbox' | 'callbacks'>,
  until: Instant,
): Promise<boolean> {
  const { due, claimed } = await queue.depth(until);
  const times = await Promise.all([outbox.nextDueAt(), callbacks.nextDueAt()]);
  return due + claimed === 0 && times.every((dueAt) => dueAt === null || dueAt > until);
}
