import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aQueuedTicket, aSharedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';

const project = aProject({
  status: 'deliverable_submitted',
  waitingOn: 'creative_team',
  waitingSince: at('2026-03-01'),
});
const clonedAt = at('2026-03-20 09:00');

describe('A cloned ticket starts fresh', () => {
  const original = aSharedTicket({ revisionRound: 2, readyRound: 2 });

  it('has its parts restarted, gets its own tasks, and keeps nothing of the original’s stamps', () => {
    given(project, {
      ...original,
      id: '12',
      subject: 'Ad 12',
      createdAt: clonedAt,
      stage: 'new',
      graphics: 'not_required',
    })
      .on('2026-03-20 09:05')
      .then(
        'task for Cora (copywriter) on ticket 12: "Write Copy: Ad 12" due 2026-03-27',
        'ticket 12: copy=not_started graphics=not_required flags=taken off round=0 cycle=1 queued=now ready-round=- handed-over=-',
      );
  });

  it('does not take over a revision that was asked of the original', () => {
    given(project, {
      ...aQueuedTicket({
        id: '12',
        createdAt: clonedAt,
        revisionRequested: ['copy'],
        copy: 'revision_requested',
      }),
      reviewRequestedAt: at('2026-03-11'),
    })
      .on('2026-03-20 09:05')
      .then(
        'task for Cora (copywriter) on ticket 12: "Write Copy: Ad 12" due 2026-03-27',
        'task for Diego (designer) on ticket 12: "Design Graphics: Ad 12" due 2026-03-27',
        'ticket 12: copy=not_started graphics=not_started flags=taken off round=0 cycle=1 queued=now ready-round=- handed-over=-',
      );
  });

  it('counts in the present cycle, not in the original’s', () => {
    const second = {
      ...project,
      cycle: 2,
      cycleStartedAt: at('2026-03-15'),
      lastImplementedAt: at('2026-03-15'),
    };
    const { decision } = given(second, aQueuedTicket({ id: '12', createdAt: clonedAt })).on(
      '2026-03-20 09:05',
    );
    expect(decision.effects.at(-1)).toMatchObject({ kind: 'write ticket', change: { cycle: 2 } });
  });

  it('is recognised by the handover stamp too', () => {
    given(project, { ...original, id: '12', createdAt: clonedAt, stage: 'in_progress', queuedAt: null })
      .on('2026-03-20 09:05')
      .then(
        'task for Cora (copywriter) on ticket 12: "Write Copy: Ad 11" due 2026-03-27',
        'task for Diego (designer) on ticket 12: "Design Graphics: Ad 11" due 2026-03-27',
        'ticket 12: copy=not_started graphics=not_started flags=taken off round=0 cycle=1 queued=now ready-round=- handed-over=-',
      );
  });
});

describe('A cloned project starts fresh', () => {
  const stampedBefore = {
    createdAt: clonedAt,
    cycleStartedAt: at('2026-01-01'),
    kickoffSentAt: at('2026-03-10'),
    submissionCuedAt: at('2026-03-11'),
    reviewRequestedAt: at('2026-03-12'),
    implementationCuedAt: at('2026-03-13'),
    implementationTaskId: '503',
    declinedAt: null,
    lastImplementedAt: at('2025-12-01'),
    sequence: 5,
  };

  it('is kicked off although its original was', () => {
    given(aProject({ ...stampedBefore, waitingOn: 'account_manager', waitingSince: at('2026-03-10') }))
      .on('2026-03-20 09:05')
      .then(
        'task for Dana (AM): "Reach Out to Client About Creative Refresh" due 2026-03-24 with company 900',
        'email to Dana (AM): "Creative refresh coming up: Acme"',
        'project: kickoff=now sequence=6 waiting-on=account_manager waiting-since=now',
      );
  });

  it('gets its own Implement task, and is not closed by the original’s', () => {
    given(aProject({ ...stampedBefore, status: 'creatives_completed_and_approved' }))
      .and({ implementationTask: { id: '503', completed: true } })
      .on('2026-03-20 09:05')
      .then(
        'task for Sam (SAS): "Implement New Creatives for Refresh" due 2026-03-23',
        'email to Sam (SAS): "Approved, please implement: Acme"',
        'project: approval=now implement-task=the new one sequence=6 waiting-on=sas waiting-since=now',
      );
  });

  it('does not undo its original’s decline', () => {
    given(
      aProject({
        createdAt: clonedAt,
        declinedAt: at('2026-03-10'),
        dateBeforeDecline: '2026-03-15',
        refreshDate: '2026-06-08',
      }),
    )
      .on('2026-03-20 09:05')
      .thenNothing('The refresh is due on 8 June 2026; it is kicked off on 24 May 2026, 15 days before.');
  });

  it('is no second close of what its original closed', () => {
    const { decision } = given(
      aProject({
        status: 'creatives_implemented',
        createdAt: clonedAt,
        cycleStartedAt: at('2026-03-20 08:00'),
        lastImplementedAt: at('2026-03-20 08:00'),
      }),
    ).on('2026-03-20 09:05');
    expect(decision.fired.map(({ handoff }) => handoff)).toEqual(['8 close', '9 confirmation']);
  });
});
