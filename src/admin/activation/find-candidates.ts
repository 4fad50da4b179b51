import { addDays, todayIn } from '../../domain/calendar.ts';
import { chunksOf } from '../../hubspot/chunks.ts';
import type { AccountReader, FoundPage } from '../../reconcile/ports/account.ts';
import type { AdminSurroundings } from '../operation.ts';

/** Every record that could lead to a handoff: what a sweep would find. */
export interface Candidates {
  readonly projectIds: readonly string[];
  /** Tickets without exactly one creative project. */
  readonly unplacedTicketIds: readonly string[];
}

/** @throws AccountError where HubSpot cannot be searched or read */
export async function findCandidates({
  account: accountNow,
  settings,
  clock,
}: Pick<AdminSurroundings, 'account' | 'settings' | 'clock'>): Promise<Candidates> {
  const account: AccountReader = accountNow();
  const { timeZone } = await account.details();
  const dateUpTo = addDays(todayIn(timeZone, clock.now()), settings.get().settings.leadDays);
  const projects = await allPages((after) => account.findOpenProjects({ dateUpTo, after }));
  const ticketIds = await allPages((after) => account.findOpenTickets({ after }));
  const projectIds = new Set(projects);
  const unplacedTicketIds: string[] = [];
  for (const ids of chunksOf(ticketIds, 1000)) {
    for (const [ticketId, linked] of await account.projectsOfTickets(ids)) {
      for (const id of linked) projectIds.add(id);
      if (linked.length !== 1) unplacedTicketIds.push(ticketId);
    }
  }
  return { projectIds: [...projectIds], unplacedTicketIds };
}

async function allPages(read: (after: string | null) => Promise<FoundPage>): Promise<readonly string[]> {
  const ids = new Set<string>();
  let after: string | null = null;
  do {
    const page: FoundPage = await read(after);
    for (const id of page.ids) ids.add(id);
    after = page.after;
  } while (after !== null);
  return [...ids];
}
