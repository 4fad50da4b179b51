import type { ProjectPast, TaskMade, TicketPast } from '../../domain/shadow-report/past.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import { projectRequest, readStatus, toProject } from '../mapping/project-mapping.ts';
import { pastOf } from '../mapping/property-history.ts';
import { taskMadeRequest, toTaskMade } from '../mapping/task-mapping.ts';
import {
  isDeliverable,
  readStage,
  stageProperty,
  ticketRequest,
  toTicket,
} from '../mapping/ticket-mapping.ts';
import { readDate, readInstant } from '../mapping/values.ts';
import type { CrmRecord } from '../schemas/records.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { readAssociations } from './read-associations.ts';
import { readTicketIdsOfProjects } from './read-links-of-projects.ts';
import { readRecords } from './read-records.ts';

/**
 * What happened on these projects, as far as HubSpot keeps it: the latest twenty values of status, refresh date and
 * stages, when tickets and tasks were created, and which of them are still associated. The app's own tasks are left
 * out, and so are projects that do not exist. Read in batches; for more than some hundred projects call it again.
 * @throws AccountError
 */
export async function readPasts(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectPast>> {
  const [projects, ticketIds, ownTaskIds] = await Promise.all([
    readRecords(transport, historyRequest(map), projectIds),
    readTicketIdsOfProjects(transport, map, projectIds),
    readAssociations(
      transport,
      { name: 'tasks of projects', from: map.projectTypeId, to: objectTypes.task },
      projectIds,
    ),
  ]);
  const tickets = await readTicketPasts(transport, map, [...ticketIds.values()].flat());
  const taskIds = await readAssociations(
    transport,
    { name: 'tasks of tickets', from: objectTypes.ticket, to: objectTypes.task },
    [...tickets.keys()],
  );
  const tasks = await readTasksMade(transport, [...ownTaskIds.values()].flat(), taskIds);
  return new Map(
    projects.map((record) => {
      const ofProject = (ticketIds.get(record.id) ?? []).flatMap((id) => tickets.get(id) ?? []);
      const idsOfTasks = [
        ...(ownTaskIds.get(record.id) ?? []),
        ...ofProject.flatMap(({ id }) => taskIds.get(id) ?? []),
      ];
      const past = {
        ...pastOfProject(map, record),
        tasks: [...new Set(idsOfTasks)].flatMap((id) => tasks.get(id) ?? []),
        tickets: ofProject,
      };
      return [record.id, past];
    }),
  );
}

function historyRequest(map: AccountMap) {
  const { status, refreshDate } = map.project.properties;
  return { ...projectRequest(map), name: 'pasts of projects', propertiesWithHistory: [status, refreshDate] };
}

function pastOfProject(map: AccountMap, record: CrmRecord): Omit<ProjectPast, 'tasks' | 'tickets'> {
  const { id, name, createdAt, cadenceDays, package: ofPackage } = toProject(map, record);
  const { status, refreshDate } = map.project.properties;
  return {
    project: { id, name, createdAt, cadenceDays, package: ofPackage },
    statuses: pastOf(record, status, (value) => readStatus(map, value)),
    dates: pastOf(record, refreshDate, readDate),
  };
}

async function readTicketPasts(
  transport: HubSpotTransport,
  map: AccountMap,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, TicketPast>> {
  const records = await readRecords(
    transport,
    { ...ticketRequest(map), name: 'pasts of tickets' },
    ticketIds,
  );
  return new Map(
    records
      .filter((record) => isDeliverable(map, record))
      .map((record) => {
        const { id, subject } = toTicket(map, record, []);
        const createdAt = readInstant(record.createdAt) ?? 0;
        const stages = pastOf(record, stageProperty, (value) => readStage(map, value));
        return [id, { id, subject, createdAt, stages }];
      }),
  );
}

async function readTasksMade(
  transport: HubSpotTransport,
  ofProjects: readonly string[],
  ofTickets: ReadonlyMap<string, readonly string[]>,
): Promise<ReadonlyMap<string, TaskMade>> {
  const ticketsOfTasks = new Map<string, string[]>();
  for (const [ticketId, taskIds] of ofTickets) {
    for (const taskId of taskIds) {
      ticketsOfTasks.set(taskId, [...(ticketsOfTasks.get(taskId) ?? []), ticketId]);
    }
  }
  const ids = [...ofProjects, ...ticketsOfTasks.keys()];
  const records = await readRecords(transport, taskMadeRequest, ids);
  return new Map(
    records.flatMap((record) => {
      const made = toTaskMade(record, ticketsOfTasks.get(record.id) ?? []);
      return made === null ? [] : [[made.id, made] as const];
    }),
  );
}
