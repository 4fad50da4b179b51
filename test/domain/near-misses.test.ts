import { describe, expect, it } from 'vitest';
import { decideUnplacedTicket } from '../../src/domain/unplaced-ticket.ts';
import { aProject, homeAccount } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';
import { staff } from '../support/given/people.ts';
import { someRules } from '../support/given/rules.ts';

const submitted = aProject({ status: 'deliverable_submitted', adLabLink: 'https://adlab.example/acme' });

describe('Two folder names', () => {
  it('that differ by a space between words are two ad sets', () => {
    const { decision } = given(
      submitted,
      aPendingTicket({ folderName: 'Spring 2026' }),
      aQueuedTicket({ id: '12', folderName: 'Spring2026' }),
    ).on('2026-03-12');
    expect(decision.fired.map(({ handoff }) => handoff)).toEqual(['5 review']);
    expect(
      decision.effects.flatMap((effect) => (effect.kind === 'write ticket' ? [effect.ticketId] : [])),
    ).toEqual(['11']);
  });

  it('that differ by the spaces around them are one, and people read it without them', () => {
    const decided = given(
      submitted,
      aPendingTicket({ folderName: '  Spring ' }),
      aPendingTicket({ id: '12', folderName: 'Spring' }),
    ).on('2026-03-12');
    expect(decided.the('send email', 'Ready for client review').subject).toBe(
      'Ready for client review: Spring (Acme)',
    );
  });
});

it('A ticket of the cycle before that is still in revision is nothing to this close', () => {
  const secondCycle = aProject({
    ...submitted,
    status: 'creatives_implemented',
    cycle: 2,
    cycleStartedAt: at('2026-01-10'),
    lastImplementedAt: at('2026-01-10'),
  });
  const leftOver = aQueuedTicket({ cycle: 1, queuedAt: at('2026-01-05'), revisionRequested: ['copy'] });
  const { decision } = given(secondCycle, { ...leftOver, createdAt: at('2026-01-05') }).on('2026-03-12');
  expect(decision.fired.map(({ reason }) => reason)).toEqual([
    'The new creatives are live, so the cycle closes and the next refresh is set to 10 June 2026, 90 days from today.',
    'The account manager hears that the creatives are live.',
  ]);
});

it('A stamp of the very moment in which a project came into being is its own', () => {
  const createdAt = at('2026-03-02');
  given(aProject({ createdAt, kickoffSentAt: createdAt, refreshDate: '2026-03-10' }))
    .on('2026-03-03')
    .because('The kickoff has been sent in this cycle; the account manager has the ball.');
});

it('Of two things that wait for their hour, the earlier one says when to look again', () => {
  const dueToday = aProject({ refreshDate: '2026-04-01', status: 'blank' });
  const { decision } = given(dueToday, aTicket({ folderName: null, createdAt: at('2026-03-17 08:00') }))
    .ruledBy({ sweep: { hour: 10 } })
    .on('2026-03-17 08:30');
  expect(decision.lookAgainAt).toBe(at('2026-03-17 09:00'));
});

it('A ticket whose owner was asked for its project, and which has two now, is asked about once more', () => {
  const asked = anOpenTask('701', 'ticket-11.placement.no-project.task');
  const ticket = aTicket({ projectIds: ['7', '8'], createdAt: at('2026-03-10') });
  const unplaced = { account: homeAccount, ticket, people: staff, issued: [asked] };
  const decision = decideUnplacedTicket(unplaced, someRules({}), at('2026-03-12'));
  expect(decision.effects.map(({ key, subject }) => [key, subject])).toEqual([
    ['ticket-11.placement.several-projects.task', 'Keep the Ticket on One Creative Project'],
  ]);
});
