import type { IssuedEffect } from '../../domain/model.ts';
import type { IssuedEmail } from '../../reconcile/ports/outbox.ts';
import type { DeadLetter } from '../../reconcile/ports/work-queue.ts';
import type { Trouble } from './explanation.ts';

interface Findings {
  readonly projectId: string;
  readonly ticketIds: readonly string[];
  readonly issued: readonly IssuedEffect[];
  readonly emails: readonly IssuedEmail[];
  readonly deadRecords: readonly DeadLetter[];
}

/** What the app has not been able to do for this project. */
export function troublesOf({
  projectId,
  ticketIds,
  issued,
  emails,
  deadRecords,
}: Findings): readonly Trouble[] {
  const own = deadRecords.filter(({ kind, id }) =>
    kind === 'project' ? id === projectId : kind === 'ticket' && ticketIds.includes(id),
  );
  const unconfirmed = issued.filter(
    ({ kind, taskId, state }) => kind === 'task' && taskId === null && state === 'open',
  );
  return [
    ...own.map(({ kind, id, attempts, error }) => ({
      problem: `The app has given up on ${kind} ${id} after ${attempts} failed ${attempts === 1 ? 'try' : 'tries'}: ${error}`,
      remedy: `Mend the cause, then run: creative-refresh dead-letters retry ${kind} ${id}`,
      isDeadLetter: true,
    })),
    ...emails
      .filter(({ state }) => state === 'dead')
      .map(({ key, to, subject, error }) => ({
        problem: `The email "${subject}" to ${to} could not be sent: ${error ?? 'no reason is known'}`,
        remedy: `Mend the cause, then run: creative-refresh dead-letters retry email ${key}`,
        isDeadLetter: true,
      })),
    ...unconfirmed.map(({ key }) => ({
      problem: `Whether the task ${key} was created is not known; it is looked up before anything is tried again.`,
      remedy: `Run: creative-refresh reconcile ${projectId}`,
      isDeadLetter: false,
    })),
  ];
}
