import type { Need } from '../../domain/decision.ts';
import type { Snapshot } from '../../domain/model.ts';
import type { Pass } from '../pass.ts';
import type { ProjectWork } from '../work.ts';
import { dateLink } from './date-link.ts';

/**
 * Reads what these projects' decisions could not do without, each kind once for all of them, into their
 * snapshots.
 * @throws AccountError where HubSpot cannot be read
 */
export async function readNeeds(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  const needs = works.flatMap((work) => (work.decision?.needs ?? []).map((need) => ({ work, need })));
  const projectsNeeding = (kind: Need['kind']) => [
    ...new Set(needs.filter(({ need }) => need.kind === kind).map(({ work }) => work.projectId)),
  ];
  const ticketIds = needs.flatMap(({ need }) => (need.kind === 'ticket notes' ? need.ticketIds : []));
  const moved = needs.flatMap(({ work, need }) =>
    need.kind === 'moved tickets'
      ? work.snapshot.tickets.filter(({ id }) => need.ticketIds.includes(id))
      : [],
  );
  const taskIds = needs.flatMap(({ need }) => (need.kind === 'implementation task' ? [need.taskId] : []));
  const { account } = pass;
  const [companies, links, projectNotes, ticketNotes, tickets, tasks] = await Promise.all([
    ifAny(projectsNeeding('companies'), (ids) => account.companiesOf(ids)),
    ifAny(projectsNeeding('adlab link'), (ids) => account.adLabLinksOf(ids)),
    ifAny(projectsNeeding('project notes'), (ids) => account.notesOfProjects(ids)),
    ifAny([...new Set(ticketIds)], (ids) => account.notesOfTickets(ids)),
    ifAny(moved, (some) => account.readMovedTickets(some)),
    ifAny([...new Set(taskIds)], (ids) => account.implementationTasks(ids)),
  ]);
  for (const { work, need } of needs) work.snapshot = { ...work.snapshot, ...answer(work, need) };

  function answer({ projectId, snapshot }: ProjectWork, need: Need): Partial<Snapshot> {
    switch (need.kind) {
      case 'companies':
        return { companyIds: companies.get(projectId) ?? [] };
      case 'adlab link':
        return { project: dateLink(snapshot.project, links.get(projectId)) };
      case 'project notes':
        return { projectNotes: projectNotes.get(projectId) ?? [] };
      case 'ticket notes': {
        const read = need.ticketIds.map((id) => [id, ticketNotes.get(id) ?? []] as const);
        return { ticketNotes: { ...snapshot.ticketNotes, ...Object.fromEntries(read) } };
      }
      case 'moved tickets':
        return {
          tickets: snapshot.tickets.flatMap((ticket) =>
            need.ticketIds.includes(ticket.id) ? (tickets.get(ticket.id) ?? []) : ticket,
          ),
          movedTickets: snapshot.movedTickets?.filter((id) => !need.ticketIds.includes(id)),
        };
      case 'implementation task':
        return { implementationTask: tasks.get(need.taskId) ?? null };
    }
  }
}

async function ifAny<Item, Value>(
  items: readonly Item[],
  read: (items: readonly Item[]) => Promise<ReadonlyMap<string, Value>>,
): Promise<ReadonlyMap<string, Value>> {
  return items.length === 0 ? new Map() : read(items);
}
