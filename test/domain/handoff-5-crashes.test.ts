import { describe, expect, it } from 'vitest';
import type { DeliverableTicket } from '../../src/domain/model.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aSharedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

const inWork = aProject({
  status: 'deliverable_submitted',
  sequence: 2,
  adLabLink: 'https://adlab.example/acme',
  waitingOn: 'creative_team',
  waitingSince: at('2026-03-10'),
});

const handOver = (...tickets: readonly DeliverableTicket[]) => given(inWork, ...tickets).on('2026-03-12');
const share = 'task for Dana (AM): "Share Deliverables with Client" due 2026-03-13';
const emails = [
  'email to Sam (SAS): "Ad set complete: Spring (Acme)"',
  'email to Dana (AM): "Ready for client review: Spring (Acme)"',
];
const forward =
  'project: status=creatives_pending_approval review=now sequence=3 waiting-on=account_manager waiting-since=now';
const stamped = 'ticket 11: cycle=1 ready-round=0 handed-over=2026-03-11T09:00';

describe('A handover that was cut short', () => {
  it('is finished under its own key, and its own task stays open', () => {
    const { key } = handOver(aPendingTicket()).the('create task');
    const finished = given(inWork, aPendingTicket())
      .and({ issued: [anOpenTask('501', key)] })
      .on('2026-03-12')
      .then(share, ...emails, forward, stamped);
    expect(finished.the('create task').key).toBe(key);
  });

  it('keeps its key although a ticket of the set was closed, or a closed one is in it', () => {
    const { key } = handOver(aPendingTicket()).the('create task');
    const closed = aPendingTicket({ id: '12', stage: 'closed' });
    expect(handOver(aPendingTicket(), closed).the('create task').key).toBe(key);
  });
});

it('A newer round completes the task of the older one, and says why', () => {
  const older = anOpenTask('501', handOver(aPendingTicket()).the('create task').key);
  const again = aSharedTicket({ enteredPendingApprovalAt: at('2026-03-11') });
  const { addLine, reason } = given(inWork, { ...again, enteredPendingApprovalAt: at('2026-03-12 08:00') })
    .and({ issued: [older] })
    .on('2026-03-12')
    .the('change task');
  expect([addLine, reason]).toEqual([
    '<p>A newer round of this ad set is ready to be shared.</p>',
    'A newer round of this ad set is ready to be shared.',
  ]);
});

it('A project that was handed over in this cycle before is moved on without another stamp', () => {
  given({ ...inWork, reviewRequestedAt: at('2026-03-10') }, aPendingTicket())
    .on('2026-03-12')
    .then(
      share,
      ...emails,
      'project: status=creatives_pending_approval waiting-on=account_manager waiting-since=now',
      stamped,
    );
});

it('A handover that reaches neither account manager nor SAS says so of both', () => {
  const { decision } = given({ ...inWork, accountManagerId: null, sasId: '99' }, aPendingTicket()).on(
    '2026-03-12',
  );
  expect(decision.warnings).toEqual([
    'Nobody is named as account manager on the project: tasks are left unassigned and no fallback address is set, so no email goes out.',
    'The SAS named on the project is no active user: tasks are left unassigned and no fallback address is set, so no email goes out.',
  ]);
});
