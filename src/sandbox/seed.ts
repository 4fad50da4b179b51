import type { AccountHandle } from './person.ts';

/** The people of the example agency, by what they do; values are owner ids. */
export interface AgencyPeople {
  readonly accountManager: string;
  readonly sas: string;
  readonly copywriter: string;
  readonly designer: string;
  readonly copyLead: string;
  readonly designLead: string;
  /** Left the agency; records may still name them. */
  readonly formerAccountManager: string;
}

export interface Agency {
  readonly people: AgencyPeople;
  readonly companyId: string;
  /** Projects by the state they are in. */
  readonly projects: {
    /** The refresh date is two weeks away, nothing has happened yet. */
    readonly dueSoon: string;
    /** The client asked for a refresh; the date is tomorrow. */
    readonly requested: string;
    /** Two ad sets in the creative team's hands. */
    readonly inProduction: string;
    /** Everything implemented, next refresh months away. */
    readonly resting: string;
  };
}

const dayInMilliseconds = 86_400_000;

/** Adds owners: one for each role, and one who has left. Domain `agency.example`, which nobody can receive mail at. */
export function seedPeople(account: AccountHandle): AgencyPeople {
  const add = (firstName: string, lastName: string, archived = false) =>
    account.addOwner({ firstName, lastName, email: `${firstName.toLowerCase()}@agency.example`, archived });
  return {
    accountManager: add('Amara', 'Okafor'),
    sas: add('Sasha', 'Lindqvist'),
    copywriter: add('Corin', 'Whitlock'),
    designer: add('Dalia', 'Ferreira'),
    copyLead: add('Lior', 'Mandel'),
    designLead: add('Ines', 'Tanaka'),
    formerAccountManager: add('Petra', 'Novak', true),
  };
}

/** A small agency to look at. `now` is the account's time, epoch ms; dates are counted in whole UTC days from it. */
export function seedAgency(account: AccountHandle, now: number): Agency {
  const people = seedPeople(account);
  const day = (offset: number) => new Date(now + offset * dayInMilliseconds).toISOString().slice(0, 10);
  const companyId = account.create('company', {
    name: 'Harbor & Pine Outfitters',
    domain: 'harborpine.example',
  });
  const project = (name: string, values: Readonly<Record<string, string>>) =>
    account.create(
      'project',
      { name, hubspot_owner_id: people.accountManager, sas_owner_id: people.sas, ...values },
      [companyId],
    );
  const projects = {
    dueSoon: project('Harbor & Pine – Prospecting', { creative_refresh_date: day(14), package: 'premium' }),
    requested: project('Harbor & Pine – Retargeting', {
      creative_refresh_date: day(1),
      creative_refresh_status: 'refresh_request_submitted',
      creative_refresh_cadence_days: '60',
    }),
    inProduction: project('Harbor & Pine – Spring Launch', {
      creative_refresh_date: day(-3),
      creative_refresh_status: 'deliverable_submitted',
      most_recent_adlab_link: 'https://adlab.example/harbor-pine/spring-launch',
    }),
    resting: project('Harbor & Pine – Loyalty', {
      creative_refresh_date: day(75),
      hubspot_owner_id: people.formerAccountManager,
    }),
  };
  account.create(
    'note',
    {
      hs_note_body:
        '<p>Client wants the <b>new trail jacket</b> up front. Photos are in the shared drive.</p>',
    },
    [projects.requested],
  );
  seedTickets(account, people, projects.inProduction);
  return { people, companyId, projects };
}

function seedTickets(account: AccountHandle, people: AgencyPeople, projectId: string): void {
  const ticket = (subject: string, folder: string, values: Readonly<Record<string, string>>) =>
    account.create(
      'ticket',
      {
        subject,
        deliverable_folder_name: folder,
        copywriter_owner_id: people.copywriter,
        designer_owner_id: people.designer,
        copy_status: 'not_started',
        graphics_status: 'not_started',
        ...values,
      },
      [projectId],
    );
  ticket('Static 1x1 – jacket', 'Spring statics', { hs_pipeline_stage: 'in_progress', copy_status: 'in_qa' });
  ticket('Static 4x5 – jacket', 'Spring statics', {
    hs_pipeline_stage: 'in_progress',
    graphics_status: 'in_progress',
  });
  ticket('Static 9x16 – jacket', 'spring  statics ', {});
  ticket('Reel – trail day', 'Spring video', { copy_status: 'not_required' });
}
