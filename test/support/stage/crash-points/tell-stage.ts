import type { RecordView } from '../../../../src/sandbox/person.ts';
import type { OverviewRow } from '../../../../src/reconcile/ports/overview.ts';
import type { World } from './world.ts';

/** What HubSpot keeps for itself. */
const notOurs = /^(?:hs_object_id|hs_createdate|createdate|hs_lastmodifieddate|hs_v2_date_entered_.*)$/;

function tellOverview(row: OverviewRow): string {
  const { name, cycle, status, handoff, waitingOn, people, kickoffOn, submissionOn, refreshOn } = row;
  const waits = `${handoff ?? 'nothing'} by ${waitingOn} (${people.join(', ')})`;
  const dates = [kickoffOn, submissionOn, refreshOn].map((date) => date ?? 'never').join(', ');
  return `${name} ${cycle} ${status}: waits for ${waits}; ${dates}`;
}

/**
 * Everything that people, or the next look of the app, can find in the account and in the store, without the
 * accidents of timing and numbering: two runs that came to the same are told in the same words.
 */
export async function tellStage({ stage, mailServer }: World) {
  const { hubSpot, store, clock } = stage;
  const { account } = hubSpot;
  const inWords = namesForIds(stage);
  const records = (kind: 'project' | 'ticket') =>
    account
      .list(kind)
      .map((record) => tell(record))
      .sort();
  const tell = ({ values }: RecordView): string =>
    inWords(
      Object.entries(values)
        .filter(([name]) => !notOurs.test(name))
        .map(([name, value]) => `${name}=${isInstant(value) && name !== 'hs_timestamp' ? 'then' : value}`)
        .sort()
        .join(' | '),
    );
  const tellTask = (task: RecordView): string => {
    const others = (['project', 'ticket', 'company'] as const).flatMap((kind) =>
      account.associated(task.id, kind).map(({ id }) => inWords(id)),
    );
    return `${tell(task)} | of ${others.join(', ')}`;
  };
  const projectIds = account.list('project').map(({ id }) => id);
  const issued = [
    ...(await store.ledger.issuedFor(projectIds)).values(),
    ...(await store.ledger.issuedForTickets(account.list('ticket').map(({ id }) => id))).values(),
  ].flat();
  const queue = await store.queue.depth(clock.now());
  const outbox = await store.outbox.depth(clock.now());
  const overview = await store.overview.list({}, { offset: 0, limit: 1000, now: clock.now() });
  const { handoffs } = await store.history.since(0, 10_000, null);
  const emails = mailServer
    ? mailServer.arrived.map(({ key, to, subject, text }) => `${key} to ${to}: ${subject}\n${text}`)
    : account.mailbox.map(
        ({ sendId, to, customProperties }) =>
          `${sendId ?? ''} to ${to}: ${String(customProperties['subject'])}\n${String(customProperties['body_text'])}`,
      );
  return {
    projects: records('project'),
    tickets: records('ticket'),
    tasks: account.list('task').map(tellTask).sort(),
    emails: [...new Set(emails.map(inWords))].sort(),
    ledger: [
      ...new Set(
        issued
          .filter(({ kind }) => kind !== 'change')
          .map(({ key, kind, state }) => inWords(`${kind} ${key} ${state}`)),
      ),
    ].sort(),
    memory: [...(await store.memory.projects(projectIds))].map(([id, memory]) => [inWords(id), memory]),
    overview: overview.rows.map((row) => inWords(tellOverview(row))).sort(),
    history: handoffs
      .map(({ projectId, handoff, reason, cycle }) => inWords(`${projectId} ${cycle} ${handoff}: ${reason}`))
      .sort(),
    held: (await store.held.list()).map(({ name, word }) => `${name} ${word}`).sort(),
    settings: (await store.settings.current())?.version,
    queue: { waiting: queue.waiting, due: queue.due, claimed: queue.claimed, parked: queue.parked },
    outbox: { waiting: outbox.waiting, dead: outbox.dead },
  };
}

function isInstant(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(value);
}

/** Ids by the names of their records, and keys of handovers without when the tickets came in. */
function namesForIds({ hubSpot: { account } }: World['stage']): (text: string) => string {
  const names = new Map(
    (['project', 'ticket', 'task', 'note', 'company'] as const).flatMap((kind) =>
      account
        .list(kind)
        .map(({ id, values }): [string, string] => [
          id,
          `<${kind} ${values['name'] ?? values['subject'] ?? values['hs_task_subject'] ?? ''}>`,
        ]),
    ),
  );
  return (text) =>
    text
      .replaceAll(/\d{10,11}/g, (id) => names.get(id) ?? id)
      .replaceAll(/(\.review\.[0-9a-f]+\.)[0-9a-f]+/g, '$1then');
}
