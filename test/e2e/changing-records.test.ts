import { expect, test } from 'vitest';
import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  pasteLink,
  setStatus,
} from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from '../support/together-reviewed.ts';
import { openAgency } from '../support/together.ts';

const submitted = {
  creative_refresh_date: '2026-03-02',
  creative_refresh_status: 'deliverable_submitted',
  most_recent_adlab_link: 'https://adlab.example/harbor/spring',
};

test('a second cycle with the same folder name hands over only its own tickets, and asks whether the old link still holds', async () => {
  const { agency, projectId } = await openReviewed();
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_implemented');
  });
  await agency.days(75);
  await agency.after(() => {
    completeTasks(agency, 'Reach Out to Client');
    setStatus(agency, projectId, 'refresh_request_submitted');
  });
  await agency.days(15);
  const three = await agency.after(() => {
    completeTasks(agency, 'Submit Deliverable Tickets');
    setStatus(agency, projectId, 'deliverable_submitted');
    return createTicket(agency, 'Three', { copy_status: 'not_required' }, [projectId]);
  });
  await agency.after(() => {
    completeTasks(agency, 'Design Graphics');
    agency.account.update(three, { graphics_status: 'graphics_approved' });
  });
  expect(outcomeOf(agency)).toEqual({
    projects: [
      'Harbor: creatives_pending_approval | 2026-05-31 | cycle 2 | account_manager | kickoff submission review',
    ],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Three: pending_approval | not_required | graphics_approved | round 0 | handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
      'Amara: Share Deliverables with Client | COMPLETED',
      'Amara: Share Deliverables with Client | NOT_STARTED',
      'Dalia: Confirm or Replace the AdLab Link | NOT_STARTED',
      'Dalia: Design Graphics: Three | COMPLETED',
      'Sasha: Submit Deliverable Tickets for Creative Refresh | COMPLETED',
      ...madeTasks,
    ].sort(),
    emails: [
      ...reviewEmails,
      ...reviewEmails,
      'amara: Creative refresh coming up: Harbor',
      'amara: New creatives are live: Harbor',
      'sasha: Creative refresh ready for submission: Harbor',
    ].sort(),
  });
  expect(agency.account.mailbox.at(-1)?.customProperties['body_text']).toContain('its one ticket is');
});

test('a ticket that moves to another project completes the set it leaves, and counts where it has gone', async () => {
  const agency = await openAgency();
  const [harbor, island] = await agency.after(
    () =>
      [createProject(agency, submitted), createProject(agency, { ...submitted, name: 'Island' })] as const,
  );
  const [one, two] = await agency.after(
    () => [createTicket(agency, 'One', {}, [harbor]), createTicket(agency, 'Two', {}, [harbor])] as const,
  );
  await agency.after(() => {
    completeTasks(agency, 'Write Copy');
    completeTasks(agency, 'Design Graphics');
    finishTicket(agency, one);
  });
  await agency.after(() => {
    agency.account.dissociate(two, harbor);
    agency.account.associate(two, island);
  });
  expect(outcomeOf(agency)).toEqual({
    projects: [
      'Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review',
      'Island: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired',
    ],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Two: new | not_started | not_started | round 0 | not handed over',
    ],
    tasks: ['Amara: Share Deliverables with Client | NOT_STARTED', ...madeTasks],
    emails: reviewEmails,
  });
  await agency.after(() => finishTicket(agency, two));
  expect(outcomeOf(agency)).toMatchObject({
    projects: [
      'Harbor: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review',
      'Island: creatives_pending_approval | 2026-03-02 | cycle 1 | account_manager | review',
    ],
    emails: [
      ...reviewEmails,
      'amara: Ready for client review: Spring (Island)',
      'sasha: Ad set complete: Spring (Island)',
    ].sort(),
  });
});

test('a project that is deleted takes its waiting email with it, and nothing is tried for it any more', async () => {
  const agency = await openAgency({
    settings: { retries: { firstDelaySeconds: 3600, longestDelaySeconds: 3600 } },
  });
  const { faults, exchanges } = agency.together.sandbox;
  const isSingleSend = ({ path }: Pick<FaultedRequest, 'path'>) => path.endsWith('/single-email/send');
  faults.next(isSingleSend, { answer: 403 });
  const projectId = await agency.after(() => createProject(agency));
  await agency.after(() => agency.account.remove(projectId));
  await agency.days(1);
  expect(outcomeOf(agency)).toEqual({
    projects: [],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: [],
  });
  expect(exchanges.filter(isSingleSend)).toHaveLength(1);
});

test('a ticket that is restored after it was deleted belongs to its set again', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency, submitted));
  const [one, two] = await agency.after(
    () =>
      [createTicket(agency, 'One', {}, [projectId]), createTicket(agency, 'Two', {}, [projectId])] as const,
  );
  await agency.after(() => {
    completeTasks(agency, 'Write Copy');
    completeTasks(agency, 'Design Graphics');
    agency.account.remove(two);
  });
  await agency.after(() => {
    agency.account.restore(two);
    finishTicket(agency, one);
    if (agency.account.associated(two, 'project').length === 0) agency.account.associate(two, projectId);
  });
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: deliverable_submitted | 2026-03-02 | cycle 1 | creative_team | nothing fired'],
    tickets: [
      'One: pending_approval | copy_approved | graphics_approved | round 0 | not handed over',
      'Two: new | not_started | not_started | round 0 | not handed over',
    ],
    tasks: madeTasks,
    emails: [],
  });
});

test('two projects merged into one go on as one, without a second kickoff', async () => {
  const agency = await openAgency();
  const [harbor, island] = await agency.after(
    () => [createProject(agency), createProject(agency, { name: 'Island' })] as const,
  );
  await agency.after(() => agency.account.merge(harbor, island));
  const outcome = outcomeOf(agency);
  expect(outcome.projects).toEqual(['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff']);
  expect(outcome.emails).toEqual([
    'amara: Creative refresh coming up: Harbor',
    'amara: Creative refresh coming up: Island',
  ]);
  expect(outcome.tasks).toEqual([
    'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
    'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
  ]);
});

test('an import that changes many projects at once is worked like what people do by hand', async () => {
  const agency = await openAgency();
  const importing = agency.account.as({ changeSource: 'IMPORT', sourceId: '4711' });
  await agency.after(() => {
    for (const name of ['A', 'B', 'C']) createProject({ ...agency, account: importing }, { name });
  });
  const names = ['A', 'B', 'C'];
  expect(outcomeOf(agency)).toEqual({
    projects: names.map((name) => `${name}: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff`),
    tickets: [],
    tasks: names.map(() => 'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'),
    emails: names.map((name) => `amara: Creative refresh coming up: ${name}`),
  });
});

test('a link pasted after the cycle closed reaches nobody by mistake', async () => {
  const { agency, projectId } = await openReviewed();
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_implemented');
  });
  const before = outcomeOf(agency);
  await agency.after(() => pasteLink(agency, projectId));
  expect(outcomeOf(agency)).toEqual(before);
});
