import { expect, test } from 'vitest';
import type { ReadCard } from '../support/read-card.ts';
import { openRefreshCard } from '../support/together-card.tsx';
import { playCycle } from '../support/together-cycle.ts';
import { openAgency } from '../support/together.ts';

/** What the card says at one station; of the handoffs those that came since the station before, newest first. */
interface Station {
  readonly status: string;
  readonly overview: readonly string[];
  readonly adSets: ReadCard['adSets'];
  readonly news: readonly string[];
}

const due = (distance: string) => [
  `Creative Refresh Date: 12 March 2026 (${distance})`,
  'Cadence: Every 90 days (the usual cadence)',
  'Cycle: 1',
];
const complete = [
  'Spring: Complete, Handed over to the Account Manager',
  'Ad set "Spring" is complete: all 2 tickets are in Pending Approval.',
];
const inReview = (ofStatic: string): Omit<Station, 'news'> => ({
  status: 'Creatives Pending Approval',
  overview: [
    'Waiting on: Account Manager: Amara Okafor',
    'Waiting: Since today',
    'Next: The account manager shares the deliverables with the client and, once they approve, moves Creative Refresh Status to Creatives Completed and Approved.',
    'When: When the Account Manager acts',
    ...due('today'),
  ],
  adSets: [
    [
      ...complete,
      `Static | Pending Approval | Approved | Approved | ${ofStatic}`,
      'Reel | Pending Approval | Approved | Approved | –',
    ],
  ],
});
const firstMorning = '2 March 2026, 09:00 | ';
const refreshDay = '12 March 2026, 10:00 | ';
const handedOver = `${refreshDay}5: Ad set ready for review | All 2 tickets of ad set "Spring" are in Pending Approval, so the account manager shares them with the client.`;
const finished = (ticket: string) =>
  `${refreshDay}4: Tickets to the creative team | Copy and graphics of ticket "${ticket}" are approved, so it moves to Pending Approval.`;
const queued = (ticket: string) =>
  `${refreshDay}4: Tickets to the creative team | Ticket "${ticket}" is new, so the creative team gets it with 5 business days of turnaround (due 19 March 2026).`;

const stations: Readonly<Record<string, Station>> = {
  'the kickoff': {
    status: '(blank)',
    overview: [
      'Waiting on: Account Manager: Amara Okafor',
      'Waiting: Since today',
      'Next: The account manager talks to the client, logs the conversation as a note and moves Creative Refresh Status to Refresh Request Submitted or No Refresh Requested; the SAS is asked for the tickets on 12 March 2026 if the request is logged by then.',
      'When: When the Account Manager acts',
      ...due('in 10 days'),
    ],
    adSets: [],
    news: [
      `${firstMorning}1: Kickoff | The creative refresh is due on 12 March 2026, 15 days away or fewer, so the account manager starts the conversation with the client.`,
    ],
  },
  'the request': {
    status: 'Refresh Request Submitted',
    overview: [
      'Waiting on: Nobody',
      'Next: On 12 March 2026 the SAS is asked to submit the deliverable tickets.',
      'When: 12 March 2026 (in 10 days), by itself',
      ...due('in 10 days'),
    ],
    adSets: [],
    news: [],
  },
  'the cue': {
    status: 'Refresh Request Submitted',
    overview: [
      'Waiting on: SAS: Sasha Lindqvist',
      'Waiting: Since today',
      'Next: The SAS reads the notes on the project, adds the deliverable tickets and moves Creative Refresh Status to Deliverable Submitted.',
      'When: When the SAS acts',
      ...due('today'),
    ],
    adSets: [],
    news: [
      `${refreshDay}3: SAS cued to submit tickets | The refresh date is today and the request is logged, so the SAS submits the deliverable tickets.`,
    ],
  },
  'the tickets': {
    status: 'Deliverable Submitted',
    overview: [
      'Waiting on: Creative Team: Corin Whitlock and Dalia Ferreira',
      'Waiting: Since today',
      'Next: The creative team finishes 2 of 2 tickets; the account manager is told when a whole ad set is in Pending Approval.',
      'When: When the Creative Team acts',
      ...due('today'),
    ],
    adSets: [
      [
        'Spring: Not complete, Not handed over',
        'Ad set "Spring" is not complete: 2 of its 2 tickets are not in Pending Approval yet.',
        'Static | New | Not started | Not started | –',
        'Reel | New | Not started | Not started | –',
      ],
    ],
    news: [queued('Reel'), queued('Static')],
  },
  'the review': { ...inReview('–'), news: [handedOver, finished('Reel'), finished('Static')] },
  'the revision': {
    status: 'Creatives Pending Approval',
    overview: [
      'Waiting on: Creative Team: Dalia Ferreira',
      'Waiting: Since today',
      "Next: The creative team makes the client's changes to 1 ticket; the account manager is told when the whole ad set is back in Pending Approval.",
      'When: When the Creative Team acts',
      ...due('today'),
    ],
    adSets: [
      [
        'Spring: Not complete, Handed over to the Account Manager',
        'Ad set "Spring" is not complete: 1 of its 2 tickets is not in Pending Approval yet.',
        'Static | In Progress | Approved | Revision requested | Round 1',
        'Reel | Pending Approval | Approved | Approved | –',
      ],
    ],
    news: [
      `${refreshDay}6: Revisions | The client wants changes to the graphics of ticket "Static", so it goes back to In Progress for revision round 1.`,
    ],
  },
  'the second review': { ...inReview('Round 1'), news: [handedOver, finished('Static')] },
  'the approval': {
    ...inReview('Round 1'),
    status: 'Creatives Completed and Approved',
    overview: [
      'Waiting on: SAS: Sasha Lindqvist',
      'Waiting: Since today',
      'Next: The SAS implements the creatives in Meta and completes the task Implement New Creatives for Refresh, or moves Creative Refresh Status to Creatives Implemented.',
      'When: When the SAS acts',
      ...due('today'),
    ],
    news: [
      `${refreshDay}7: SAS cued to implement | The client approved all creatives, so the SAS implements them in Meta.`,
    ],
  },
  'the close': {
    status: '(blank)',
    overview: [
      'Waiting on: Nobody',
      'Next: On 26 May 2026 the account manager is asked to talk to the client about the refresh of 10 June 2026.',
      'When: 26 May 2026 (in 75 days), by itself',
      'Creative Refresh Date: 10 June 2026 (in 90 days)',
      'Cadence: Every 90 days (the usual cadence)',
      'Cycle: 2',
    ],
    adSets: [],
    news: [
      `${refreshDay}9: Account Manager to confirm with the client | The account manager hears that the creatives are live.`,
      `${refreshDay}8: Cycle closed | The new creatives are live, so the cycle closes and the next refresh is set to 10 June 2026, 90 days from today.`,
      `${refreshDay}8: Cycle closed | The SAS completed the Implement task, so the creatives are live.`,
    ],
  },
};

test('at every station of a cycle the card says where it stands, whom it waits on, what comes next, and what was done', async () => {
  const agency = await openAgency();
  const told: Record<string, Station> = {};
  let last: string | undefined;
  await playCycle(agency, async (step) => {
    const [project] = agency.account.list('project');
    const card = await openRefreshCard(agency, project?.id ?? '');
    const { status, overview, adSets, handoffs, ...others } = card.read();
    expect(others).toEqual({ alerts: [], looseTickets: [] });
    const known = last === undefined ? -1 : handoffs.indexOf(last);
    told[step] = { status, overview, adSets, news: known < 0 ? handoffs : handoffs.slice(0, known) };
    [last] = handoffs;
  });
  expect(told).toEqual(stations);
});
