import type { AccountReader, AccountWriter } from '../reconcile/ports/account.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import { type AccountMap, objectTypes } from './account-map.ts';
import { cached } from './cached.ts';
import { createTasks } from './writing/create-tasks.ts';
import { fromProjectChange } from './mapping/project-mapping.ts';
import { readClientsOf } from './reading/read-clients.ts';
import { readCompanyIdsOfProjects } from './reading/read-links-of-projects.ts';
import { readNotesOf } from './reading/read-notes.ts';
import { readAccountDetails, readPeople } from './reading/read-people.ts';
import { readAdLabLinks, readProjectRecords, readProjects } from './reading/read-projects.ts';
import { readImplementationTasks, readTasks, readTasksOf } from './reading/read-tasks.ts';
import { readProjectsOfTickets, readTickets, readMovedTickets } from './reading/read-tickets.ts';
import { openProjects, openTickets } from './reading/search-open-records.ts';
import { searchPage } from './reading/search-page.ts';
import { fromTaskUpdate, taskRequest } from './mapping/task-mapping.ts';
import { fromTicketChange } from './mapping/ticket-mapping.ts';
import type { HubSpotTransport } from './transport/transport.ts';
import { updateRecords } from './writing/update-records.ts';

const keptForMs = 5 * 60_000;

/** Longer than the app is down, or the webhooks are lost, before somebody notices. */
const lookBackMs = 30 * 24 * 60 * 60_000;

/**
 * The HubSpot account as the reconciler knows it. It holds to the names of `map`; changed settings make a new
 * map and a new account over the same transport.
 */
export function createAccount(
  transport: HubSpotTransport,
  map: AccountMap,
  clock: Clock,
): AccountReader & AccountWriter {
  const projects = { name: 'projects', objectTypeId: map.projectTypeId };
  const tickets = { name: 'tickets', objectTypeId: objectTypes.ticket };
  return {
    details: cached(clock, keptForMs, () => readAccountDetails(transport)),
    people: cached(clock, keptForMs, () => readPeople(transport)),
    readProjects: (ids) => readProjects(transport, map, clock, ids),
    readProjectRecords: (ids) => readProjectRecords(transport, map, ids),
    adLabLinksOf: (ids) => readAdLabLinks(transport, map, ids),
    projectsOfTickets: (ids) => readProjectsOfTickets(transport, map, ids),
    readTickets: (ids) => readTickets(transport, map, ids),
    readMovedTickets: (given) =>
      readMovedTickets(transport, map, new Map(given.map(({ id, projectIds }) => [id, projectIds]))),
    readTasks: (ids) => readTasks(transport, ids),
    tasksOf: (records) => readTasksOf(transport, map, records),
    clientsOf: (ids) => readClientsOf(transport, map, ids),
    companiesOf: (ids) => readCompanyIdsOfProjects(transport, map, ids),
    notesOfProjects: (ids) => readNotesOf(transport, projects, ids),
    notesOfTickets: (ids) => readNotesOf(transport, tickets, ids),
    implementationTasks: (ids) => readImplementationTasks(transport, ids),
    findOpenProjects: ({ dateUpTo, after }) => searchPage(transport, openProjects(map, dateUpTo), after),
    findOpenTickets: ({ after }) => searchPage(transport, openTickets(map, clock.now() - lookBackMs), after),
    createTasks: (tasks, mayStart) => createTasks(transport, map, tasks, mayStart),
    updateTasks: (updates, mayStart) =>
      updateRecords(
        transport,
        taskRequest,
        updates.map((update) => ({ id: update.id, properties: fromTaskUpdate(update) })),
        mayStart,
      ),
    updateProjects: (updates, mayStart) =>
      updateRecords(
        transport,
        projects,
        updates.map(({ id, change }) => ({ id, properties: fromProjectChange(map, change) })),
        mayStart,
      ),
    updateTickets: (updates, mayStart) =>
      updateRecords(
        transport,
        tickets,
        updates.map(({ id, change }) => ({ id, properties: fromTicketChange(map, change) })),
        mayStart,
      ),
  };
}
