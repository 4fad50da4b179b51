import { createProject, createTicket, finishTicket, type Office } from './together-moves.ts';

/** Many projects with their tickets. */
export interface Crowd {
  readonly projectIds: readonly string[];
  readonly ticketIds: readonly string[];
}

/** Projects whose SAS has just submitted so many new tickets each, the AdLab link already pasted. */
export function submitTickets(office: Office, projects: number, ticketsEach: number): Crowd {
  const projectIds = Array.from({ length: projects }, (_, index) =>
    createProject(office, {
      name: `Client ${String(index).padStart(4, '0')}`,
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
      most_recent_adlab_link: 'https://adlab.example/harbor/spring',
    }),
  );
  const ticketIds = projectIds.flatMap((projectId) =>
    Array.from({ length: ticketsEach }, (_, index) =>
      createTicket(office, `Static ${index + 1}`, {}, [projectId]),
    ),
  );
  return { projectIds, ticketIds };
}

/** Copy and graphics of all of them are approved, by one import. */
export function finishTickets(office: Office, ticketIds: readonly string[]): void {
  const importer = office.account.as({ changeSource: 'IMPORT', sourceId: 'importId:1' });
  for (const id of ticketIds) finishTicket({ ...office, account: importer }, id);
}
