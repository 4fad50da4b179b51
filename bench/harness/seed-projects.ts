import type { Account } from './account.ts';

/** Projects in the creative team's hands, their tickets in work and everything due so far already done. */
export interface SeededProjects {
  readonly projectIds: readonly string[];
  readonly ticketIds: readonly string[];
}

/** Stamped as the app stamps them, so that no look at them finds anything to do. */
export function seedAtWork(account: Account, projects: number, ticketsEach: number): SeededProjects {
  const longAgo = String(Date.now() - 86_400_000);
  const projectIds: string[] = [];
  const ticketIds: string[] = [];
  for (let index = 0; index < projects; index += 1) {
    const projectId = seedProject(account, `Client ${index}`, {
      creative_refresh_status: 'deliverable_submitted',
      creative_refresh_submission_cued_at: longAgo,
      creative_refresh_waiting_on: 'creative_team',
    });
    projectIds.push(projectId);
    for (let number = 0; number < ticketsEach; number += 1)
      ticketIds.push(seedTicket(account, projectId, { hs_pipeline_stage: 'in_progress' }));
  }
  return { projectIds, ticketIds };
}

/** Projects whose account manager has the client's review in hand, one handed-over ticket each. */
export function seedInReview(account: Account, projects: number): readonly string[] {
  const longAgo = String(Date.now() - 86_400_000);
  return Array.from({ length: projects }, (_, index) => {
    const projectId = seedProject(account, `Reviewed ${index}`, {
      creative_refresh_status: 'creatives_pending_approval',
      creative_refresh_submission_cued_at: longAgo,
      creative_refresh_review_requested_at: longAgo,
      creative_refresh_waiting_on: 'account_manager',
    });
    seedTicket(account, projectId, {
      hs_pipeline_stage: 'pending_approval',
      copy_status: 'copy_approved',
      // Handed over after it came in, which it does at this moment.
      creative_review_requested_at: String(Date.now() + 60_000),
      creative_ready_round: '0',
    });
    return projectId;
  });
}

/** Projects between two refreshes, with months to go. */
export function seedResting(account: Account, projects: number): void {
  for (let index = 0; index < projects; index += 1)
    seedProject(account, `Resting ${index}`, { creative_refresh_date: dayFromNow(75) });
}

function seedProject(
  { account, people, companyId }: Account,
  name: string,
  values: Readonly<Record<string, string>>,
): string {
  const longAgo = String(Date.now() - 10 * 86_400_000);
  return account.create(
    'project',
    {
      name,
      hubspot_owner_id: people.accountManager,
      sas_owner_id: people.sas,
      creative_refresh_date: dayFromNow(-2),
      most_recent_adlab_link: 'https://adlab.example/spring',
      creative_refresh_cycle: '1',
      creative_refresh_cycle_started_at: longAgo,
      creative_refresh_sequence: '3',
      creative_refresh_kickoff_sent_at: longAgo,
      creative_refresh_waiting_since: longAgo,
      ...values,
    },
    [companyId],
  );
}

function seedTicket(
  { account, people }: Account,
  projectId: string,
  values: Readonly<Record<string, string>>,
): string {
  return account.create(
    'ticket',
    {
      subject: 'Static',
      deliverable_folder_name: 'Spring',
      copywriter_owner_id: people.copywriter,
      designer_owner_id: people.designer,
      copy_status: 'in_qa',
      graphics_status: 'graphics_approved',
      creative_cycle: '1',
      creative_queued_at: String(Date.now() - 86_400_000),
      ...values,
    },
    [projectId],
  );
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
