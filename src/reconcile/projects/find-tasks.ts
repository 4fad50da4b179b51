import { ownerOfKey } from '../../domain/effect-keys.ts';
import type { ProjectMemory } from '../../domain/model.ts';
import type { AccountReader, ProjectReading } from '../ports/account.ts';
import type { EffectLedger, KnownTask } from '../ports/ledger.ts';
import { findByRef, type FoundTask } from '../tasks/find-by-ref.ts';
import { knownTask, type LookUp } from '../tasks/take-over.ts';
import { isNewToStore } from './is-new-to-store.ts';

type Readings = ReadonlyMap<string, ProjectReading>;

/** Where what was begun is read from, and where it is looked for. */
interface Sources {
  readonly account: Pick<AccountReader, 'tasksOf'>;
  readonly ledger: Pick<EffectLedger, 'unconfirmed' | 'unconfirmedOfTickets'>;
}

/**
 * Looks in HubSpot for tasks the ledger cannot vouch for, with one reading for all projects: those of projects
 * the store knows nothing of (a new or lost database), and those whose creation was begun and never confirmed.
 * Writes nothing.
 * @returns null where the ledger can vouch for everything; HubSpot was not asked then
 * @throws AccountError where HubSpot cannot be read
 */
export async function findTasks(
  { account, ledger }: Sources,
  readings: Readings,
  memories: ReadonlyMap<string, ProjectMemory>,
): Promise<LookUp | null> {
  const everyTicket = [...readings.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id));
  const intents = [
    ...(await ledger.unconfirmed([...readings.keys()])),
    ...(await ledger.unconfirmedOfTickets(everyTicket)),
  ];
  const newOnes = [...readings.values()].filter(({ project }) =>
    isNewToStore(project, memories.get(project.id)),
  );
  if (newOnes.length === 0 && intents.length === 0) return null;
  const projectIds = new Set([
    ...newOnes.map(({ project }) => project.id),
    ...intents.flatMap(({ projectId }) => projectId ?? []),
  ]);
  const ticketIds = new Set([
    ...[...projectIds].flatMap((id) => readings.get(id)?.tickets.map((ticket) => ticket.id) ?? []),
    ...intents.flatMap(({ ticketId }) => ticketId ?? []),
  ]);
  const found = findByRef(await account.tasksOf({ projectIds: [...projectIds], ticketIds: [...ticketIds] }));
  return { intents, found, known: tasksOfReadings(readings, found) };
}

/** The found tasks whose reference names one of these projects or one of their tickets; a clone's do not. */
function tasksOfReadings(readings: Readings, found: ReadonlyMap<string, FoundTask>): readonly KnownTask[] {
  const projectOfTicket = new Map(
    [...readings.values()].flatMap(({ project, tickets }) => tickets.map(({ id }) => [id, project.id])),
  );
  return [...found.values()].flatMap((each) => {
    const owner = ownerOfKey(each.key);
    if (owner === null) return [];
    const ticketId = 'ticketId' in owner ? owner.ticketId : null;
    const projectId = 'projectId' in owner ? owner.projectId : projectOfTicket.get(owner.ticketId);
    return projectId !== undefined && readings.has(projectId)
      ? [knownTask(each, { projectId, ticketId })]
      : [];
  });
}
