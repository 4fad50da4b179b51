import { expect, test } from 'vitest';
import { createCommands } from '../../src/sandbox/console.ts';
import { createProject, createTicket } from '../support/together-moves.ts';
import { openReviewed } from '../support/together-reviewed.ts';
import { openAgency, type Agency } from '../support/together.ts';

const zone = 'America/New_York';
const type = ({ together }: Agency, line: string) => createCommands(together, zone)(line);

test('at the prompt the card can be read in plain lines', async () => {
  const { agency, projectId, tickets } = await openReviewed();
  expect(await type(agency, `card ${projectId}`)).toEqual([
    'Harbor, cycle 1',
    'Status        creatives pending approval',
    'Refresh date  2 March 2026, every 90 days',
    'Waiting on    account manager: Amara Okafor',
    'Next          The account manager shares the deliverables with the client and, once they approve, moves Creative Refresh Status to Creatives Completed and Approved.',
    'When          as soon as somebody acts',
    'Ad set "Spring" is complete: all 2 tickets are in Pending Approval. Handed over to the account manager.',
    `  ${tickets[0]}  One  pending approval: copy approved, graphics approved`,
    `  ${tickets[1]}  Two  pending approval: copy approved, graphics approved`,
    'Last handoffs',
    '  2026-03-02  5 review  All 2 tickets of ad set "Spring" are in Pending Approval, so the account manager shares them with the client.',
    '  2026-03-02  4 tickets  Copy and graphics of ticket "Two" are approved, so it moves to Pending Approval.',
    '  2026-03-02  4 tickets  Copy and graphics of ticket "One" are approved, so it moves to Pending Approval.',
    '  2026-03-02  4 tickets  Ticket "Two" is new, so the creative team gets it with 5 business days of turnaround (due 9 March 2026).',
    '  2026-03-02  4 tickets  Ticket "One" is new, so the creative team gets it with 5 business days of turnaround (due 9 March 2026).',
  ]);
});

test('what is missing, what is in no ad set, and what comes by itself is told there too', async () => {
  const agency = await openAgency();
  const [projectId, ticketId] = await agency.after(() => {
    const project = createProject(agency, { creative_refresh_date: '2026-06-01', sas_owner_id: '' });
    return [project, createTicket(agency, 'Nameless', { deliverable_folder_name: '' }, [project])] as const;
  });
  expect(await type(agency, `card ${projectId}`)).toEqual([
    'Harbor, cycle 1',
    'Status        blank',
    'Refresh date  1 June 2026, every 90 days',
    'Waiting on    nobody',
    'Next          On 17 May 2026 the account manager is asked to talk to the client about the refresh of 1 June 2026.',
    'When          17 May 2026, by itself',
    'Missing       Nobody is named as SAS on the project: tasks are left unassigned and no fallback address is set, so no email goes out. Name an active user as SAS on the project, or ask an admin to set a default in the settings.',
    'Missing       Ticket "Nameless" has no Deliverable Folder Name, so it takes part in no ad set. Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set.',
    'In no ad set',
    `  ${ticketId}  Nameless  new: copy not started, graphics not started`,
    'Last handoffs',
    '  2026-03-02  4 tickets  Ticket "Nameless" is new, so the creative team gets it with 5 business days of turnaround (due 9 March 2026).',
  ]);
});

test.each([
  ['card', 'Say which project: card <project id>'],
  ['card 12', 'The card cannot be shown (404): there is no creative project 12.'],
  ['card Harbor', 'The card cannot be shown (400): the id of a creative project has digits only.'],
])('"%s" is answered with what is wrong', async (line, answer) => {
  expect(await type(await openAgency(), line)).toEqual([answer]);
});
