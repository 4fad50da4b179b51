import { expect, it } from 'vitest';
import {
  aWorld,
  completeTasks,
  finishTicket,
  passDays,
  setStatus,
  submitTicket,
} from '../support/world/people-move.ts';
import { aLongLife, play, toApproval } from '../support/world/stories.ts';
import { tellWorld } from '../support/world/tell-world.ts';

const mailOfACycle = [
  'Cora (copywriter): Revision requested: Ad 12',
  'Dana (AM): Creative refresh coming up: Acme',
  'Dana (AM): New creatives are live: Acme',
  'Dana (AM): Ready for client review: Spring (Acme)',
  'Dana (AM): Ready for client review: Spring (Acme)',
  'Sam (SAS): Ad set complete: Spring (Acme)',
  'Sam (SAS): Ad set complete: Spring (Acme)',
  'Sam (SAS): Approved, please implement: Acme',
  'Sam (SAS): Creative refresh ready for submission: Acme',
];

it('A whole cycle with a revision round leaves exactly its tasks and emails, by path A', () => {
  const end = play(aWorld(), ...toApproval, completeTasks('Implement'), setStatus('creatives_implemented'));
  expect(tellWorld(end)).toEqual({
    project: {
      status: 'blank',
      date: '2026-06-15',
      cycle: 2,
      waitingOn: 'nobody',
      stamped: { kickoff: false, cue: false, review: false, approval: false, decline: false },
    },
    tickets: [
      '11: pending_approval copy=approved graphics=approved round=0 cycle=1',
      '12: pending_approval copy=approved graphics=approved round=1 cycle=1',
    ],
    tasks: [
      'Cora (copywriter): Revise Copy: Ad 12 (open, due 2026-03-20 17:00)',
      'Cora (copywriter): Write Copy: Ad 11 (open, due 2026-03-19 17:00)',
      'Cora (copywriter): Write Copy: Ad 12 (open, due 2026-03-19 17:00)',
      'Dana (AM): Reach Out to Client About Creative Refresh (completed, due 2026-03-03 17:00)',
      'Dana (AM): Share Deliverables with Client (completed, due 2026-03-16 17:00)',
      'Dana (AM): Share Deliverables with Client (completed, due 2026-03-17 17:00)',
      'Diego (designer): Design Graphics: Ad 11 (open, due 2026-03-19 17:00)',
      'Diego (designer): Design Graphics: Ad 12 (open, due 2026-03-19 17:00)',
      'Sam (SAS): Implement New Creatives for Refresh (completed, due 2026-03-17 17:00)',
      'Sam (SAS): Submit Deliverable Tickets for Creative Refresh (completed, due 2026-03-12 17:00)',
    ],
    mailbox: mailOfACycle,
  });
});

it('Path B ends in the same state, and the Implement task is completed for the SAS', () => {
  const pathA = play(aWorld(), ...toApproval, completeTasks('Implement'));
  const pathB = play(aWorld(), ...toApproval, setStatus('creatives_implemented'));
  const late = play(pathB, completeTasks('Implement'));
  expect(tellWorld(pathB)).toEqual(tellWorld(pathA));
  expect(tellWorld(late)).toEqual(tellWorld(pathA));
});

it('A declined cycle tells nobody, and the next kickoff comes of itself', () => {
  const declined = play(aWorld(), setStatus('no_refresh_requested'));
  expect(tellWorld(declined)).toEqual({
    project: {
      status: 'no_refresh_requested',
      date: '2026-05-30',
      cycle: 2,
      waitingOn: 'nobody',
      stamped: { kickoff: false, cue: false, review: false, approval: false, decline: true },
    },
    tickets: [],
    tasks: ['Dana (AM): Reach Out to Client About Creative Refresh (completed, due 2026-03-03 17:00)'],
    mailbox: ['Dana (AM): Creative refresh coming up: Acme'],
  });
  const next = tellWorld(play(declined, passDays(75)));
  expect(next.project).toMatchObject({ status: 'blank', cycle: 2, waitingOn: 'account_manager' });
  expect(next.mailbox).toHaveLength(2);
});

it('A decline that is undone in the middle of the work takes the work up again', () => {
  const inWork = play(aWorld(), setStatus('refresh_request_submitted'), passDays(11), submitTicket('11'));
  const undone = play(inWork, setStatus('no_refresh_requested'), setStatus('deliverable_submitted'));
  expect(tellWorld(undone)).toMatchObject({
    project: { status: 'deliverable_submitted', date: '2026-03-12', waitingOn: 'creative_team' },
    tickets: ['11: new copy=not_started graphics=not_started round=1 cycle=2'],
  });
  expect(tellWorld(undone).tasks.filter((task) => task.includes('Ad 11'))).toEqual([
    'Cora (copywriter): Write Copy: Ad 11 (deferred, due 2026-03-19 17:00)',
    'Cora (copywriter): Write Copy: Ad 11 (open, due 2026-03-19 17:00)',
    'Diego (designer): Design Graphics: Ad 11 (deferred, due 2026-03-19 17:00)',
    'Diego (designer): Design Graphics: Ad 11 (open, due 2026-03-19 17:00)',
  ]);
  expect(tellWorld(play(undone, finishTicket('11'))).project.status).toBe('creatives_pending_approval');
});

it('A long life ends as it should: nothing is lost and nothing is double', () => {
  const { project, tickets, mailbox, tasks } = tellWorld(play(aWorld(), ...aLongLife));
  expect(project).toMatchObject({ status: 'blank', cycle: 4, waitingOn: 'account_manager' });
  expect(tickets).toEqual([
    '11: pending_approval copy=approved graphics=approved round=1 cycle=2',
    '12: pending_approval copy=approved graphics=approved round=2 cycle=2',
    '13: pending_approval copy=approved graphics=approved round=1 cycle=2',
  ]);
  const counts = (lines: readonly string[], words: string) =>
    lines.filter((line) => line.includes(words)).length;
  expect({
    kickoffs: counts(mailbox, 'coming up'),
    cues: counts(mailbox, 'ready for submission'),
    reviewsOfSpring: counts(mailbox, 'Ready for client review: Spring'),
    reviewsOfSummer: counts(mailbox, 'Ready for client review: Summer'),
    revisions: counts(mailbox, 'Revision requested'),
    approvals: counts(mailbox, 'please implement'),
    live: counts(mailbox, 'are live'),
    queueTasks: counts(tasks, 'Write Copy') + counts(tasks, 'Design Graphics'),
  }).toEqual({
    kickoffs: 4,
    cues: 2,
    reviewsOfSpring: 2,
    reviewsOfSummer: 1,
    revisions: 2,
    approvals: 2,
    live: 1,
    queueTasks: 12,
  });
});
