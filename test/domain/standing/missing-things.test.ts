import { describe, expect, it } from 'vitest';
import { refreshStatuses } from '../../../src/domain/model.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { anOpenTask, aSettledTask } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { sam } from '../../support/given/people.ts';
import { standingOf } from './standing-of.ts';

const missingOf = (...given: Parameters<typeof standingOf>) => standingOf(...given).missing;

it('Nothing is missing from a project that has everything', () => {
  expect(
    missingOf(aProject({ adLabLink: 'https://adlab.example/a' }), { tickets: [aPendingTicket()] }),
  ).toEqual([]);
});

describe('A refresh date', () => {
  it('is missing where a request waits for it', () => {
    expect(missingOf(aProject({ status: 'refresh_request_submitted', refreshDate: null }))).toEqual([
      {
        what: 'refresh date',
        problem:
          'The refresh is requested but the project has no refresh date, so the SAS would never be asked for the tickets.',
        remedy: 'Fill in Creative Refresh Date on the project.',
        ticketId: null,
      },
    ]);
  });

  it.each(refreshStatuses.filter((status) => status !== 'refresh_request_submitted'))(
    'is not missing where nothing waits for it (%s)',
    (status) => {
      expect(missingOf(aProject({ status, refreshDate: null }))).toEqual([]);
    },
  );
});

it('Nothing is missing from a request that has its date', () => {
  expect(missingOf(aProject({ status: 'refresh_request_submitted' }))).toEqual([]);
});

describe('People', () => {
  it('are missing from a project on the way although it has no date, and from none that is not on the programme', () => {
    const nobody = { refreshDate: null, accountManagerId: null };
    const whatIsMissing = (project: Parameters<typeof aProject>[0]) =>
      missingOf(aProject(project)).map(({ what }) => what);
    expect([
      whatIsMissing({ ...nobody, status: 'deliverable_submitted' }),
      whatIsMissing({ ...nobody, status: 'blank' }),
    ]).toEqual([['account manager'], []]);
  });

  const nobody = { accountManagerId: null, sasId: null } as const;
  const remedyFor = (role: string) =>
    `Name an active user as ${role} on the project, or ask an admin to set a default in the settings.`;

  it('are missing where nobody can be reached', () => {
    expect(missingOf(aProject({ accountManagerId: null, sasId: '99' }))).toEqual([
      {
        what: 'account manager',
        problem:
          'Nobody is named as account manager on the project: tasks are left unassigned and no fallback address is set, so no email goes out.',
        remedy: remedyFor('account manager'),
        ticketId: null,
      },
      {
        what: 'sas',
        problem:
          'The SAS named on the project is no active user: tasks are left unassigned and no fallback address is set, so no email goes out.',
        remedy: remedyFor('SAS'),
        ticketId: null,
      },
    ]);
  });

  it('are missing also where their email goes to the fallback address: nobody has the task', () => {
    const rules = { people: { fallbackEmail: 'ops@agency.example' } };
    expect(missingOf(aProject({ sasId: null }), { rules })).toEqual([
      {
        what: 'sas',
        problem:
          'Nobody is named as SAS on the project: tasks are left unassigned and email goes to the fallback address.',
        remedy: remedyFor('SAS'),
        ticketId: null,
      },
    ]);
  });

  it('are not missing where a default stands in', () => {
    const rules = { people: { defaultAccountManagerId: sam.id, defaultSasId: sam.id } };
    expect(missingOf(aProject({ accountManagerId: '99', sasId: null }), { rules })).toEqual([]);
  });

  it('are nobody’s trouble while the project is not on the programme', () => {
    expect(missingOf(aProject({ ...nobody, refreshDate: null }))).toEqual([]);
  });
});

it('An unusable cadence is named, and what to enter', () => {
  expect(missingOf(aProject({ cadenceDays: 'often' }))).toEqual([
    {
      what: 'usable cadence',
      problem:
        'The project\'s own cadence "often" is not a whole number of days from 1 to 730, so it is ignored.',
      remedy:
        "Correct it to a whole number of days from 1 to 730: the project's own on the project, that of a package in the settings.",
      ticketId: null,
    },
  ]);
});

it('A status the settings do not know is named, and what to do', () => {
  expect(missingOf(aProject({ status: 'unrecognised' }))).toEqual([
    {
      what: 'known status',
      problem:
        'Creative Refresh Status holds an option the settings do not know, so nothing is decided for this project.',
      remedy:
        'Move the status to one of the known options, or ask an admin to map the option in the settings.',
      ticketId: null,
    },
  ]);
});

describe('The AdLab link', () => {
  const submitted = aProject({ status: 'deliverable_submitted' });
  const paste = 'Paste the link into Most Recent AdLab Link on the project';
  const none = {
    what: 'adlab link',
    problem: 'The project has no AdLab link that could be shared with the client.',
    remedy: `${paste}.`,
    ticketId: null,
  };
  const old = (remedy: string) => ({
    what: 'adlab link',
    problem: 'The AdLab link is still the one from before this cycle.',
    remedy,
    ticketId: null,
  });

  it.each([
    ['the first ticket is in Pending Approval', [aPendingTicket(), aQueuedTicket({ id: '12' })]],
    ['the ad set is handed over', [aSharedTicket()]],
  ])('is missing from when %s', (_case, tickets) => {
    expect(missingOf(submitted, { tickets })).toEqual([none]);
  });

  it.each([
    ['there are no tickets', []],
    ['all tickets are in work', [aQueuedTicket()]],
    ['a flagged ticket is on its way back', [aPendingTicket({ revisionRequested: ['copy'] })]],
  ])('is not missed while %s', (_case, tickets) => {
    expect(missingOf(submitted, { tickets })).toEqual([]);
  });

  describe('of an earlier cycle', () => {
    const second = {
      ...submitted,
      cycle: 2,
      cycleStartedAt: at('2026-03-12'),
      lastImplementedAt: at('2026-03-12'),
      adLabLink: 'https://adlab.example/old',
      adLabLinkChangedAt: at('2026-01-10'),
    };
    const tickets = [aSharedTicket({ cycle: 2 })];
    const key = 'project-7.cycle-2.adlab-link.task';

    it('has to be replaced', () => {
      expect(missingOf(second, { tickets })).toEqual([old(`${paste}.`)]);
    });

    it('has to be replaced, or confirmed by the task that asks for it', () => {
      expect(missingOf(second, { tickets, more: { issued: [anOpenTask('701', key)] } })).toEqual([
        old(`${paste}, or complete the task Confirm or Replace the AdLab Link if the old one is right.`),
      ]);
    });

    it('is right where somebody completed that task', () => {
      expect(missingOf(second, { tickets, more: { issued: [aSettledTask('701', key)] } })).toEqual([]);
    });

    it('does not matter to a late ad set of that cycle', () => {
      expect(missingOf(second, { tickets: [aPendingTicket({ cycle: 1 })] })).toEqual([]);
    });
  });
});

describe('Of tickets', () => {
  it('the folder name or the one project is missing, each named by its ticket', () => {
    const tickets = [
      aTicket({ id: '12', subject: 'Reel', folderName: null }),
      aTicket({ id: '13', subject: 'Story', projectIds: ['7', '8'] }),
      aTicket({ id: '14', folderName: null, stage: 'closed' }),
    ];
    expect(missingOf(aProject(), { tickets })).toEqual([
      {
        what: 'folder name',
        problem: 'Ticket "Reel" has no Deliverable Folder Name, so it takes part in no ad set.',
        remedy: 'Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set.',
        ticketId: '12',
      },
      {
        what: 'single project',
        problem: 'Ticket "Story" is associated with 2 creative projects, so it takes part in no ad set.',
        remedy: 'Open the ticket and remove it from all creative projects but one.',
        ticketId: '13',
      },
    ]);
  });
});
