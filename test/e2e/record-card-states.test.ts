import { describe, expect, test } from 'vitest';
import { chooseLayout } from '../../src/sandbox/layout.ts';
import { mappingOf } from '../support/mapping-of-layout.ts';
import { openRefreshCard } from '../support/together-card.tsx';
import { createProject, createTicket, setStatus } from '../support/together-moves.ts';
import { openReviewed } from '../support/together-reviewed.ts';
import { openAgency } from '../support/together.ts';

test('a declined refresh stands apart, with the day on which it begins anew', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  await agency.after(() => setStatus(agency, projectId, 'no_refresh_requested'));
  const card = await openRefreshCard(agency, projectId);
  const { status, overview, handoffs } = card.read();
  expect({ status, overview, newest: handoffs[0] }).toEqual({
    status: 'No Refresh Requested, then (blank)',
    overview: [
      'Waiting on: Nobody',
      'Next: On 16 May 2026 the account manager is asked to talk to the client about the refresh of 31 May 2026.',
      'When: 16 May 2026 (in 75 days), by itself',
      'Creative Refresh Date: 31 May 2026 (in 90 days)',
      'Cadence: Every 90 days (the usual cadence)',
      'Cycle: 2',
    ],
    newest:
      '2 March 2026, 09:00 | 2a: Refresh declined | The client declined the refresh, so the next one is set to 31 May 2026 and nobody else is asked to do anything.',
  });
});

test('what is missing on the project and its tickets is said, with what to do about it', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => {
    const project = createProject(agency, {
      sas_owner_id: '',
      hubspot_owner_id: agency.people.formerAccountManager,
      creative_refresh_status: 'deliverable_submitted',
    });
    createTicket(agency, 'Nameless', { deliverable_folder_name: '' }, [project]);
    return project;
  });
  const card = await openRefreshCard(agency, projectId);
  const { alerts, adSets, looseTickets } = card.read();
  const nobodyTold = 'tasks are left unassigned and no fallback address is set, so no email goes out.';
  const nameSomebody = (role: string) =>
    `Name an active user as ${role} on the project, or ask an admin to set a default in the settings.`;
  expect({ alerts, adSets, looseTickets }).toEqual({
    alerts: [
      `The account manager named on the project is no active user: ${nobodyTold}: ${nameSomebody('account manager')}`,
      `Nobody is named as SAS on the project: ${nobodyTold}: ${nameSomebody('SAS')}`,
      'Ticket "Nameless" has no Deliverable Folder Name, so it takes part in no ad set.: Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set. Nameless',
    ],
    adSets: [],
    looseTickets: ['Nameless | New | Not started | Not started | –'],
  });
});

test('in shadow mode the card says that nothing is carried out, and what would have been', async () => {
  const agency = await openAgency({ environment: { MODE: 'shadow' } });
  const projectId = await agency.after(() => createProject(agency));
  const card = await openRefreshCard(agency, projectId);
  const { alerts, overview, handoffs } = card.read();
  expect({ alerts, overview: overview.slice(0, 3), handoffs }).toEqual({
    alerts: [
      'The app is in shadow mode: It works out every handoff and writes it down, but creates no tasks, sends no emails and changes no records. An admin can switch it to live in the app’s settings.',
    ],
    overview: [
      'Waiting on: Nobody',
      'Next: The kickoff is due: the account manager is asked to talk to the client about the refresh of 12 March 2026.',
      'When: 2 March 2026 (today), by itself',
    ],
    handoffs: [
      '2 March 2026, 09:00 | 1: Kickoff Shadow mode: on paper only | The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.',
    ],
  });
});

describe('there is no refresh to show', () => {
  test('on a project that is not on the programme', async () => {
    const agency = await openAgency();
    const projectId = await agency.after(() => createProject(agency, { creative_refresh_date: '' }));
    const card = await openRefreshCard(agency, projectId);
    expect(card.readInstead()).toEqual([
      'Not on the Creative Refresh programme',
      'This project has no Creative Refresh Date, so no refresh is ever kicked off. Fill in Creative Refresh Date to put it on the programme.',
    ]);
  });

  test('on a record that is no creative project', async () => {
    const agency = await openAgency();
    const card = await openRefreshCard(agency, agency.companyId);
    expect(card.readInstead()).toEqual([
      'This is not a creative project',
      'The app knows no creative project with this id. If the record was merged, open the one it was merged into; if it is of another type, ask your admin to take the card off this record type.',
      `The app says: there is no creative project ${agency.companyId}.`,
    ]);
  });

  test('while HubSpot refuses the app, and at the next look there is', async () => {
    const agency = await openAgency();
    const projectId = await agency.after(() => createProject(agency));
    const { faults } = agency.together.sandbox;
    faults.next(({ method }) => method === 'GET', { answer: 401 }, 2);
    const card = await openRefreshCard(agency, projectId);
    expect(card.readInstead()).toEqual([
      'The app has no connection to HubSpot just now',
      'Nothing is lost: whatever changes now is taken up afterwards. Try again in a minute; if it stays like this, ask your admin to look into the app.',
      'The app says: HubSpot refuses to let the app read this project; an admin has to look into it.',
    ]);
    await card.lookAgain();
    expect(card.read().overview[0]).toBe('Waiting on: Account Manager: Amara Okafor');
  });
});

test('while HubSpot does not answer, the card keeps what it showed, says as of when, and catches up later', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  const { faults } = agency.together.sandbox;
  const card = await openRefreshCard(agency, projectId);
  faults.next(() => true, { connection: 'hang' }, 1000);
  await card.lookAgain();
  expect(card.read().alerts).toEqual([
    'The app has no connection to HubSpot just now: You see the refresh as it was on 2 March 2026, 09:00. Nothing is lost: whatever changes now is taken up afterwards. Try again in a minute; if it stays like this, ask your admin to look into the app.',
  ]);
  faults.clear();
  await card.lookAgain();
  expect(card.read().alerts).toEqual([]);
});

describe.each(['custom', 'projects'] as const)(
  'in an account with names of its own and its projects in a "%s" object',
  (projectObject) => {
    test('everybody reads the same on the card, and it is told of changes under those names', async () => {
      const { agency, projectId } = await openReviewed({
        sandbox: { names: 'other', projectObject },
        settings: { mapping: mappingOf(chooseLayout('other', projectObject)) },
      });
      const card = await openRefreshCard(agency, projectId, 'dalia@agency.example');
      const { alerts, status, overview, adSets } = card.read();
      expect({ alerts, status, waitingOn: overview[0], adSets }).toEqual({
        alerts: [],
        status: 'Creatives Pending Approval',
        waitingOn: 'Waiting on: Account Manager: Amara Okafor',
        adSets: [
          [
            'Spring: Complete, Handed over to the Account Manager',
            'Ad set "Spring" is complete: all 2 tickets are in Pending Approval.',
            'One | Pending Approval | Approved | Approved | –',
            'Two | Pending Approval | Approved | Approved | –',
          ],
        ],
      });
      expect(card.watched()).toEqual([
        [
          'program_phase',
          'next_swap_on',
          'swap_every_days',
          'proof_url',
          'client_lead',
          'ad_ops_owner',
          'plan_tier',
          'swap_counter',
          'ball_with',
          'ball_since',
        ],
      ]);
    });
  },
);

test('a change of the record brings the card up to date by itself', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency));
  const card = await openRefreshCard(agency, projectId);
  await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));
  card.recordChanges();
  await card.answered();
  expect(card.read().status).toBe('Creatives Completed and Approved');
});

test('one look costs two calls to HubSpot once the people are known', async () => {
  const { agency, projectId } = await openReviewed();
  const card = await openRefreshCard(agency, projectId);
  const { exchanges } = agency.together.sandbox;
  const before = exchanges.length;
  await card.lookAgain();
  expect(exchanges.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([
    `GET /crm/objects/2026-09/2-143967026/${projectId}`,
    'POST /crm/objects/2026-09/0-5/batch/read',
  ]);
});
