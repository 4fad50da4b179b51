import { completeTasks, createProject, createTicket, finishTicket, pasteLink } from './together-moves.ts';
import { openAgency, type Agency, type AgencyOptions } from './together.ts';

/** An agency whose one project has its two tickets handed over for the client's review. */
export async function openReviewed(options: AgencyOptions = {}): Promise<{
  readonly agency: Agency;
  readonly projectId: string;
  readonly tickets: readonly [string, string];
}> {
  const agency = await openAgency(options);
  const started = await agency.after(() => {
    const projectId = createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
    });
    const tickets = [
      createTicket(agency, 'One', {}, [projectId]),
      createTicket(agency, 'Two', {}, [projectId]),
    ] as const;
    return { projectId, tickets };
  });
  await agency.after(() => {
    completeTasks(agency, 'Write Copy');
    completeTasks(agency, 'Design Graphics');
    pasteLink(agency, started.projectId);
    for (const ticket of started.tickets) finishTicket(agency, ticket);
  });
  return { agency, ...started };
}

/** The tasks of the creative team by then. */
export const madeTasks = [
  'Corin: Write Copy: One | COMPLETED',
  'Corin: Write Copy: Two | COMPLETED',
  'Dalia: Design Graphics: One | COMPLETED',
  'Dalia: Design Graphics: Two | COMPLETED',
] as const;

/** The emails of one handover. */
export const reviewEmails = [
  'amara: Ready for client review: Spring (Harbor)',
  'sasha: Ad set complete: Spring (Harbor)',
] as const;
