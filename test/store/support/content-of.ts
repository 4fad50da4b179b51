import type { Store } from '../../../src/store/open-store.ts';

/** What the app finds in a database that the first release has left. */
export async function contentOf(store: Store) {
  const now = 1_000;
  const queue = await store.queue.depth(now);
  const claims = await store.queue.claim({ limit: 9, now, leaseMs: 1 });
  const mail = await store.outbox.claim({ limit: 9, now, leaseMs: 1 });
  return {
    queue,
    claims: claims.map(({ kind, id, priority, version, attempts }) => ({
      ...{ kind, id, priority, version, attempts },
    })),
    intents: await store.ledger.unconfirmed(['p']),
    mail: mail.map(({ key, to, subject, text, html }) => ({ key, to, subject, text, html })),
    memory: await store.memory.projects(['p']),
    settings: await store.settings.current(),
    history: await store.history.latest('p', 9),
    held: await store.held.list(),
    activation: await store.activations.latest(),
  };
}
