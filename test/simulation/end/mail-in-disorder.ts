import type { IssuedEmail } from '../../../src/reconcile/ports/outbox.ts';
import type { Scene } from '../scene.ts';

const mostEmails = 1000;

/** Every email that was asked for has arrived, or is a dead letter that says why; and every close has its own. */
export async function mailInDisorder(scene: Scene): Promise<readonly string[]> {
  const { hubSpot, mailServer, store, records, closings } = scene;
  const projectIds = [...records].filter(([, kind]) => kind === 'project').map(([id]) => id);
  const emails: IssuedEmail[] = [];
  for (const id of projectIds) emails.push(...(await store.outbox.ofProject(id, mostEmails)));
  const arrived = new Set([
    ...hubSpot.account.mailbox.map(({ sendId }) => sendId),
    ...mailServer.arrived.map(({ key }) => key),
  ]);
  const wrong = emails.flatMap(({ key, state, error }) => {
    scene.counter.count(`emails ${state}`);
    if (state === 'waiting') return [`${key} still waits`];
    if (state === 'sent' && !arrived.has(key)) return [`${key} is recorded as sent and never arrived`];
    return state === 'dead' && (error ?? '') === '' ? [`${key} is dead and does not say why`] : [];
  });
  const confirmed = new Set(emails.map(({ key }) => key));
  const missing = closings.filter(
    ({ projectId, cycle }) => !confirmed.has(`project-${projectId}.cycle-${cycle}.close.email`),
  );
  return [
    ...wrong,
    ...missing.map(({ projectId, cycle }) => `Nobody was told that cycle ${cycle} of ${projectId} is closed`),
  ];
}
