import { describe, expect, it } from 'vitest';
import { beforeGoingLive, droppedByAdmin } from '../../../src/domain/adoption/adopt.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { anOpenTask } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { remindAfter } from '../../support/given/rules.ts';
import { adopted, adoptionOf, all, goingLive, nothing } from './adopted.ts';

const busy = aProject({
  status: 'deliverable_submitted',
  refreshDate: '2026-03-01',
  adLabLink: 'https://a.example',
});
const again = 'look again at once';

describe('What is adopted is done on the record, and only there', () => {
  it('a handover that people had moved the status for leaves nothing to write on the project', () => {
    const handedOver = { ...busy, reviewRequestedAt: at('2026-03-10') };
    expect(adopted(handedOver, [aPendingTicket()]).does).toEqual([
      'ticket 11: cycle=1 ready-round=0 handed-over=2026-03-11T09:00',
      again,
    ]);
  });

  it('tasks of the cycle that ends are completed, as with every close', () => {
    const implemented = aProject({ status: 'creatives_implemented', refreshDate: '2026-03-01' });
    const { does } = adopted(implemented, [], {
      more: { issued: [anOpenTask('501', 'project-7.cycle-1.kickoff.0.task')] },
    });
    expect(does[0]).toBe('task 501 completed');
  });

  it('an Implement task that was completed moves the status, without a stamp', () => {
    const approved = aProject({
      status: 'creatives_completed_and_approved',
      refreshDate: '2026-03-01',
      implementationCuedAt: at('2026-03-10'),
      implementationTaskId: '500',
    });
    expect(adopted(approved, [], { more: { implementationTask: { id: '500', completed: true } } })).toEqual({
      does: ['project: status=creatives_implemented', again],
      untold: [],
      reasons: [`${beforeGoingLive} The SAS completed the Implement task, so the creatives are live.`],
    });
  });

  it('an approval that was withdrawn loses its stamp and its task', () => {
    const withdrawn = { ...busy, implementationCuedAt: at('2026-03-10'), implementationTaskId: '500' };
    expect(adopted(withdrawn).does).toEqual(['project: approval=- implement-task=- sequence=1', again]);
  });

  it('a "no" that was taken back brings the old date back, though that lies far ahead', () => {
    const undone = aProject({
      cycle: 2,
      cycleStartedAt: at('2026-03-10'),
      declinedAt: at('2026-03-10'),
      refreshDate: '2026-06-08',
      dateBeforeDecline: '2026-08-01',
    });
    expect(adopted(undone).does).toEqual([
      'project: date=2026-08-01 declined=- date-before=- sequence=1',
      again,
    ]);
  });

  it('a date whose kickoff is due today has not been set by people for the next refresh', () => {
    const dateAfter = (refreshDate: string) =>
      adopted(aProject({ status: 'creatives_implemented', refreshDate })).does[0]?.includes(
        'date=2026-06-18',
      );
    expect([dateAfter('2026-04-04'), dateAfter('2026-04-05')]).toEqual([true, false]);
  });

  it('a ticket that was worked before counts as given out', () => {
    const unknown = { cycle: null, queuedAt: null, readyRound: null } as const;
    const { decision } = adoptionOf(busy, [aSharedTicket(unknown)]);
    expect(decision.effects).toMatchObject([
      {
        ticketId: '11',
        reason: `${beforeGoingLive} Somebody moved ticket "Ad 11" to Pending Approval; that counts for this round. ${beforeGoingLive} Ticket "Ad 11" has been worked already.`,
        change: { queuedAt: goingLive, cycle: 1, readyRound: 0 },
      },
    ]);
  });

  it('a ticket that was closed in this cycle is left alone, and one laid aside with a cycle before all', () => {
    expect(adopted(busy, [aTicket({ stage: 'closed' })])).toEqual(nothing);
    const declined = aProject({
      status: 'no_refresh_requested',
      refreshDate: '2026-08-01',
      declinedAt: at('2026-03-15'),
    });
    const before = aSharedTicket({ cycle: null, queuedAt: null, createdAt: at('2026-03-10') });
    expect(adopted(declined, [before])).toEqual(nothing);
  });

  it('a reminder that is due is never sent', () => {
    const waiting = { ...busy, waitingOn: 'creative_team', waitingSince: at('2026-03-02') } as const;
    const tickets = [aQueuedTicket({ graphics: 'approved' })];
    const rules = { stalls: remindAfter(2) };
    expect(adopted(waiting, tickets, { rules })).toEqual({
      does: [again],
      untold: [`project-7.cycle-1.reminder.creative_team.${at('2026-03-02')}.email.3`],
      reasons: [],
    });
    expect(adopted(waiting, tickets, { rules, choices: { ...all('adopt'), upkeep: 'fire' } })).toEqual(
      nothing,
    );
  });

  it('needs neither notes nor companies, and takes those that were read', () => {
    const companiesOf = (more = {}) =>
      adoptionOf(aProject({ refreshDate: '2026-03-25' }), [], { more }).untold.flatMap((effect) =>
        effect.kind === 'create task' ? [effect.companyIds] : [],
      );
    expect([companiesOf(), companiesOf({ companyIds: ['900'] })]).toEqual([[[]], [['900']]]);
  });

  it('of a status nobody knows is nothing, whatever its tickets', () => {
    expect(adopted({ ...busy, status: 'unrecognised' }, [aTicket()])).toEqual(nothing);
  });

  it('is told apart from what an admin drops', () => {
    expect([beforeGoingLive, droppedByAdmin]).toEqual([
      'Adopted, not announced: it was so before the app went live.',
      'Dropped by an admin, not announced.',
    ]);
  });
});
