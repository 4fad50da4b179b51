import { ownerOfKey } from '../../domain/effect-keys.ts';
import type { ProjectMemory } from '../../domain/model.ts';
import { groupBy } from '../group-by.ts';
import type { Pass } from '../pass.ts';
import type { ProjectReading } from '../ports/account.ts';
import type { KnownTask } from '../ports/ledger.ts';
import { findByRef, type FoundTask } from '../tasks/find-by-ref.ts';
import { knownTask, takeOver } from '../tasks/take-over.ts';
import { isNewToStore } from './is-new-to-store.ts';

type Readings = ReadonlyMap<string, ProjectReading>;

/**
 * Looks in HubSpot for tasks the ledger cannot vouch for, with one reading for all projects: those of projects
 * the store knows nothing of (a new or lost database), and those whose creation was begun and never confirmed.
 * The ledger takes over what is found, except in shadow mode.
 * @returns the tasks found, by project id
 * @throws AccountError where HubSpot cannot be read
 */
export async function lookUpTasks(
  pass: Pass,
  readings: Readings,
  memories: ReadonlyMap<string, ProjectMemory>,
): Promise<ReadonlyMap<string | null, readonly KnownTask[]>> {
  const everyTicket = [...readings.values()].flatMap(({ tickets }) => tickets.map(({ id }) => id));
  const intents = [
    ...(await pass.ledger.unconfirmed([...readings.keys()])),
    ...(await pass.ledger.unconfirmedOfTickets(everyTicket)),
  ];
  const newOnes = [...readings.values()].filter(({ project }) =>
    isNewToStore(project, memories.get(project.id)),
  );
  if (newOnes.length === 0 && intents.length === 0) return new Map();
  const projectIds = new Set([
    ...newOnes.map(({ project }) => project.id),
    ...intents.flatMap(({ projectId }) => projectId ?? []),
  ]);
  const ticketIds = new Set([
    ...[...projectIds].flatMap((id) => readings.get(id)?.tickets.map((ticket) => ticket.id) ?? []),
    ...intents.flatMap(({ ticketId }) => ticketId ?? []),
  ]);
  const found = findByRef(
    await pass.account.tasksOf({ projectIds: [...projectIds], ticketIds: [...ticketIds] }),
  );
  const known = tasksOfReadings(readings, found);
  if (pass.mode === 'live') await takeOver(pass, { intents, found, known });
  return groupBy(known, ({ projectId }) => projectId);
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
