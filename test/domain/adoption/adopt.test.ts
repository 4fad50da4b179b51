import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/domain/adoption/choice.ts';
import type { Handoff } from '../../../src/domain/decision.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { adopted, all, nothing } from './adopted.ts';

describe('Adopting what was so before the app went live', () => {
  it('an overdue kickoff is stamped and told nobody', () => {
    expect(adopted(aProject({ refreshDate: '2026-01-10' }))).toEqual({
      does: ['project: kickoff=now sequence=1', 'look again at once'],
      untold: ['project-7.cycle-1.kickoff.0.task', 'project-7.cycle-1.kickoff.0.email'],
      reasons: [
        'Adopted, not announced: it was so before the app went live. The creative refresh is due on 10 January 2026, 15 days away or fewer, so the account manager starts the conversation with the client.',
      ],
    });
  });

  it('a complete ad set is handed over on the tickets, and the status stays where people left it', () => {
    const project = aProject({
      status: 'deliverable_submitted',
      refreshDate: '2026-03-01',
      adLabLink: 'https://a.example',
    });
    expect(adopted(project, [aPendingTicket()]).does).toEqual([
      'project: review=now sequence=1',
      'ticket 11: cycle=1 ready-round=0 handed-over=2026-03-11T09:00',
      'look again at once',
    ]);
  });

  it('tickets in work belong to the present cycle from now on', () => {
    const project = aProject({ status: 'deliverable_submitted', refreshDate: '2026-03-01', cycle: 3 });
    expect(adopted(project, [aTicket()])).toMatchObject({
      does: ['ticket 11: cycle=3 queued=now', 'look again at once'],
      untold: ['ticket-11.round-0.queue.copy.task', 'ticket-11.round-0.queue.graphics.task'],
    });
  });

  it('an approval is stamped without a task, or with the one that was made by hand', () => {
    const project = aProject({ status: 'creatives_completed_and_approved', refreshDate: '2026-03-01' });
    expect(adopted(project).does).toEqual(['project: approval=now sequence=1', 'look again at once']);
    expect(adopted(project, [], { hasImplementTask: true }).does).toEqual([
      'project: approval=now implement-task=the new one sequence=1',
      'look again at once',
    ]);
  });

  it('an implemented refresh is closed; a date that people have set beyond the lead is kept', () => {
    const closing = 'project: status=blank';
    const rest = 'implemented=now';
    const past = adopted(aProject({ status: 'creatives_implemented', refreshDate: '2026-03-01' }));
    expect(past.does[0]).toContain(`${closing} date=2026-06-18 cycle=2`);
    expect(past.does[0]).toContain(rest);
    const ahead = adopted(aProject({ status: 'creatives_implemented', refreshDate: '2026-06-01' }));
    expect(ahead.does[0]).toContain(`${closing} cycle=2`);
    const none = adopted(aProject({ status: 'no_refresh_requested', refreshDate: null }));
    expect(none.does[0]).not.toContain('date=2026');
  });

  it('what became due today fires where only what is older is adopted', () => {
    const older = all('older');
    expect(adopted(aProject({ refreshDate: '2026-04-04' }), [], { choices: older })).toEqual(nothing);
    expect(adopted(aProject({ refreshDate: '2026-04-03' }), [], { choices: older }).untold).toHaveLength(2);
    const cue = { status: 'refresh_request_submitted', refreshDate: '2026-03-20' } as const;
    expect(adopted(aProject(cue), [], { choices: older })).toEqual(nothing);
    const busy = aProject({
      status: 'deliverable_submitted',
      refreshDate: '2026-03-01',
      adLabLink: 'https://a.example',
    });
    const today = { enteredPendingApprovalAt: at('2026-03-20 08:00') };
    expect(adopted(busy, [aPendingTicket(today)], { choices: older }).untold).toEqual([]);
    expect(adopted(busy, [aTicket({ createdAt: at('2026-03-20 08:00') })], { choices: older })).toEqual(
      nothing,
    );
    expect(adopted(busy, [aPendingTicket()], { choices: older }).untold).toHaveLength(3);
  });

  it('what is to fire is left as it is, and what is adopted beside it is not held up by it', () => {
    const project = aProject({ status: 'creatives_implemented', refreshDate: '2026-03-01' });
    const choices: Readonly<Partial<Record<Handoff, Choice>>> = { ...all('adopt'), '8 close': 'fire' };
    expect(adopted(project, [], { choices })).toEqual(nothing);
    expect(adopted(project, [aTicket()], { choices }).does).toEqual([
      'ticket 11: cycle=1 queued=now',
      'look again at once',
    ]);
  });

  it('a status that the settings do not know is left to people', () => {
    expect(adopted(aProject({ status: 'unrecognised' }))).toEqual(nothing);
  });

  it('without the Implement task nothing is taken for done', () => {
    const project = aProject({
      status: 'creatives_completed_and_approved',
      implementationCuedAt: at('2026-03-10'),
      implementationTaskId: '500',
    });
    expect(() => adopted(project)).toThrow(
      new TypeError('An adoption needs the Implement task of the project'),
    );
  });
});
