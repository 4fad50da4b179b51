import { expect, test } from 'vitest';
import { troublesOf } from '../../../src/admin/explain/troubles.ts';

test('what was given up on stands on the list of dead letters, a task nobody knows of does not', () => {
  const troubles = troublesOf({
    projectId: '7',
    ticketIds: ['9'],
    issued: [
      { key: 'project-7.cycle-1.kickoff.0.task', kind: 'task', taskId: null, dueAt: null, state: 'open' },
    ],
    emails: [
      {
        key: 'project-7.cycle-1.kickoff.0.email',
        handoff: '1 kickoff',
        to: 'amara@agency.example',
        subject: 'Hello',
        state: 'dead',
        attempts: 1,
        error: 'no such mailbox',
        changedAt: 0,
      },
    ],
    deadRecords: [
      { kind: 'ticket', id: '9', attempts: 2, error: 'refused', parkedAt: 0 },
      { kind: 'ticket', id: '10', attempts: 2, error: "somebody else's", parkedAt: 0 },
    ],
  });
  expect(troubles).toEqual([
    {
      problem: 'The app has given up on ticket 9 after 2 failed tries: refused',
      remedy: 'Mend the cause, then run: creative-refresh dead-letters retry ticket 9',
      isDeadLetter: true,
    },
    {
      problem: 'The email "Hello" to amara@agency.example could not be sent: no such mailbox',
      remedy:
        'Mend the cause, then run: creative-refresh dead-letters retry email project-7.cycle-1.kickoff.0.email',
      isDeadLetter: true,
    },
    {
      problem:
        'Whether the task project-7.cycle-1.kickoff.0.task was created is not known; it is looked up before anything is tried again.',
      remedy: 'Run: creative-refresh reconcile 7',
      isDeadLetter: false,
    },
  ]);
});
