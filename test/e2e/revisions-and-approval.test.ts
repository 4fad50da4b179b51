import { expect, test } from 'vitest';
import { completeTasks, finishTicket, logNote, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from '../support/together-reviewed.ts';

test('handoff 6: a flag sends its part back with the newest note, and the set is handed over again when it returns', async () => {
  const { agency, tickets } = await openReviewed();
  const [one] = tickets;
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    logNote(agency, one, 'Logo larger, please.');
    agency.account.update(one, { revision_requested: 'graphics' });
  });
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | creative_team | review'],
    tickets: [
      'One: in_progress | copy_approved | revision_requested | round 1 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Share Deliverables with Client | COMPLETED',
      ...madeTasks,
      'Dalia: Revise Graphics: One | NOT_STARTED',
    ],
    emails: [...reviewEmails, 'dalia: Revision requested: One'].sort(),
  });
  expect(agency.account.read(one).values['revision_requested'] ?? '').toBe('');
  expect(agency.account.mailbox.at(-1)?.customProperties['body_text']).toContain('Logo larger, please.');
  await agency.after(() => {
    completeTasks(agency, 'Revise Graphics');
    finishTicket(agency, one);
  });
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 1 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Share Deliverables with Client | COMPLETED',
      'Amara: Share Deliverables with Client | NOT_STARTED',
      ...madeTasks,
      'Dalia: Revise Graphics: One | COMPLETED',
    ],
    emails: [...reviewEmails, ...reviewEmails, 'dalia: Revision requested: One'].sort(),
  });
});

test('handoff 6: a second round is a new task and a new email, for both parts where both are flagged', async () => {
  const { agency, tickets } = await openReviewed();
  const [one] = tickets;
  await agency.after(() => agency.account.update(one, { revision_requested: 'graphics' }));
  await agency.after(() => finishTicket(agency, one));
  await agency.after(() => agency.account.update(one, { revision_requested: 'copy;graphics' }));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | creative_team | review'],
    tickets: [
      'One: in_progress | revision_requested | revision_requested | round 2 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Share Deliverables with Client | COMPLETED',
      'Amara: Share Deliverables with Client | NOT_STARTED',
      'Corin: Revise Copy: One | NOT_STARTED',
      ...madeTasks,
      'Dalia: Revise Graphics: One | NOT_STARTED',
      'Dalia: Revise Graphics: One | NOT_STARTED',
    ],
    emails: [
      ...reviewEmails,
      ...reviewEmails,
      'corin: Revision requested: One',
      'dalia: Revision requested: One',
      'dalia: Revision requested: One',
    ].sort(),
  });
});

test('handoff 6: a flag on a closed ticket changes nothing', async () => {
  const { agency, tickets } = await openReviewed();
  const [one] = tickets;
  await agency.after(() => agency.account.update(one, { hs_pipeline_stage: 'delivered' }));
  await agency.after(() => agency.account.update(one, { revision_requested: 'copy' }));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets: [
      'One: delivered | copy_approved | graphics_approved | round 0 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: ['Amara: Share Deliverables with Client | NOT_STARTED', ...madeTasks],
    emails: reviewEmails,
  });
  expect(agency.account.read(one).values['revision_requested']).toBe('copy');
});

test('handoff 7: an approval cues the SAS once; withdrawn, it takes the task back; given again, it cues again', async () => {
  const { agency, projectId } = await openReviewed();
  const approved = 'sasha: Approved, please implement: Harbor';
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_completed_and_approved');
  });
  const tickets = [
    'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
  ];
  const shared = ['Amara: Share Deliverables with Client | COMPLETED', ...madeTasks];
  expect(outcomeOf(agency)).toEqual({
    projects: [
      'Harbor: creatives_completed_and_approved | 2026-03-02 | cycle 1 | sas | review implementation',
    ],
    tickets,
    tasks: [...shared, 'Sasha: Implement New Creatives for Refresh | NOT_STARTED'],
    emails: [...reviewEmails, approved].sort(),
  });

  await agency.after(() => setStatus(agency, projectId, 'creatives_pending_approval'));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review'],
    tickets,
    tasks: [...shared, 'Sasha: Implement New Creatives for Refresh | DEFERRED'],
    emails: [...reviewEmails, approved].sort(),
  });

  await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));
  expect(outcomeOf(agency)).toEqual({
    projects: [
      'Harbor: creatives_completed_and_approved | 2026-03-02 | cycle 1 | sas | review implementation',
    ],
    tickets,
    tasks: [
      ...shared,
      'Sasha: Implement New Creatives for Refresh | DEFERRED',
      'Sasha: Implement New Creatives for Refresh | NOT_STARTED',
    ],
    emails: [...reviewEmails, approved, approved].sort(),
  });
});
