import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decide.ts';
import type { WriteProject } from '../../../src/domain/decision.ts';
import { snapshotAfterwards } from '../../../src/domain/standing/snapshot-afterwards.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { someRules } from '../../support/given/rules.ts';
import { firstLook } from './standing-of.ts';

const now = at('2026-03-18');

describe('A project as it is left by a decision', () => {
  it('has what was written to it and to its tickets, and is the same in all else', () => {
    const tickets = [aTicket({ id: '11', stage: 'new' }), aTicket({ id: '12', stage: 'closed' })];
    const before = firstLook(aProject({ status: 'deliverable_submitted' }), { tickets });
    const { effects } = decide(before, someRules(), now);
    const [first, second] = tickets;
    expect(snapshotAfterwards(before, effects)).toEqual({
      ...before,
      project: { ...before.project, waitingOn: 'creative_team', waitingSince: now },
      tickets: [{ ...first, cycle: 1, queuedAt: now }, second],
    });
  });

  it('does not name the task that is about to close the cycle, and forgets the one that did', () => {
    const before = firstLook(aProject({ implementationTaskId: '500' }));
    const write = (change: WriteProject['change']): readonly WriteProject[] => [
      {
        kind: 'write project',
        key: 'key',
        handoff: '7 approval',
        reason: 'So it is.',
        projectId: '7',
        change,
      },
    ];
    const begun = snapshotAfterwards(before, write({ cycle: 4, implementationTaskId: { taskOf: 'key' } }));
    expect(begun.project).toEqual({ ...before.project, cycle: 4 });
    const ended = snapshotAfterwards(before, write({ implementationTaskId: null }));
    expect(ended.project).toEqual({ ...before.project, implementationTaskId: null });
  });
});
