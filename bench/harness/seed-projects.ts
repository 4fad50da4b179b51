import type { Account } from './account.ts';

type Values = Readonly<Record<string, string>>;

/** Projects in the creative team's hands, their tickets in work and everything due so far already done. */
export interface SeededProjects {
  readonly projectIds: readonly string[];
  readonly ticketIds: readonly string[];
}

/** Stamped as the app stamps them, so that no look at them finds anything to do. */
export function seedAtWork(account: Account, projects: number, ticketsEach: number): SeededProjects {
  const projectIds = Array.from({ length: projects }, (_, index) =>
    seedProject(account, `Client ${index}`, {
      creative_refresh_status: 'deliverable_submitted',
      creative_refresh_waiting_on: 'creative_team',
    }),
  );
  const ticketIds = projectIds.flatMap((projectId) =>
    Array.from({ length: ticketsEach }, () =>
      seedTicket(account, projectId, { hs_pipeline_stage: 'in_progress', copy_status: 'in_qa' }),
    ),
  );
  return { projectIds, ticketIds };
}

/** Projects whose account manager has the client's review in hand, one handed-over ticket each. */
export function seedInReview(account: Account, projects: number): readonly string[] {
  return Array.from({ length: projects }, (_, index) => {
    const projectId = seedProject(account, `Reviewed ${index}`, {
      creative_refresh_status: 'creatives_pending_approval',
      creative_refresh_waiting_on: 'account_manager',
    });
    const ticketId = seedTicket(account, projectId, {
      hs_pipeline_stage: 'pending_approval',
      copy_status: 'copy_approved',
      creative_ready_round: '0',
    });
    stamp(account, ticketId, ['creative_review_requested_at']);
    stamp(account, projectId, ['creative_refresh_review_requested_at']);
    return projectId;
  });
}

/** Projects between two refreshes, with months to go. */
export function seedResting({ account, people, companyId, now }: Account, projects: number): void {
  for (let index = 0; index < projects; index += 1)
    account.create(
      'project',
      {
        name: `Resting ${index}`,
        hubspot_owner_id: people.accountManager,
        sas_owner_id: people.sas,
        creative_refresh_date: dayFrom(now(), 75),
        creative_refresh_waiting_on: 'nobody',
      },
      [companyId],
    );
}

function seedProject(account: Account, name: string, values: Values): string {
  const { people, companyId, now } = account;
  const id = account.account.create(
    'project',
    {
      name,
      hubspot_owner_id: people.accountManager,
      sas_owner_id: people.sas,
      creative_refresh_date: dayFrom(now(), -2),
      creative_refresh_cycle: '1',
      creative_refresh_sequence: '3',
      ...values,
    },
    [companyId],
  );
  stamp(account, id, [
    'creative_refresh_cycle_started_at',
    'creative_refresh_kickoff_sent_at',
    'creative_refresh_submission_cued_at',
    'creative_refresh_waiting_since',
  ]);
  account.account.update(id, { most_recent_adlab_link: 'https://adlab.example/spring' });
  return id;
}

function seedTicket(account: Account, projectId: string, values: Values): string {
  const { people } = account;
  const id = account.account.create(
    'ticket',
    {
      subject: 'Static',
      deliverable_folder_name: 'Spring',
      copywriter_owner_id: people.copywriter,
      designer_owner_id: people.designer,
      graphics_status: 'graphics_approved',
      creative_cycle: '1',
      ...values,
    },
    [projectId],
  );
  stamp(account, id, ['creative_queued_at']);
  return id;
}

/** After the record was made: stamps of a time before would be those of a record it was cloned from. */
function stamp({ account, now }: Account, id: string, properties: readonly string[]): void {
  account.update(id, Object.fromEntries(properties.map((property) => [property, String(now())])));
}

const dayFrom = (now: number, days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
