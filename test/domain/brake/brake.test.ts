import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/domain/brake/brake.ts';
import { burdenOf, weighs } from '../../../src/domain/brake/burden.ts';
import { hasMoreThan, isStillDue } from '../../../src/domain/brake/whose-doing.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';

const limits = { kickoffsPerSweep: 2, emailsPerPersonPerSweep: 3 };
const nothingYet = { kickoffs: 0, emails: {} };
const dana = 'dana@agency.example';

const kickoff = () => {
  const project = aProject();
  return burdenOf({ project }, given(project).on('2026-03-20').decision);
};

describe('What the brake counts of a decision', () => {
  it('a kickoff is one kickoff and one email to the account manager', () => {
    expect(kickoff()).toEqual({
      projectId: '7',
      cycle: 1,
      name: 'Acme',
      handoffs: ['1 kickoff'],
      keys: ['project-7.cycle-1.kickoff.0.task', 'project-7.cycle-1.kickoff.0.email'],
      kickoffs: ['project-7.cycle-1.kickoff.0.task'],
      emails: [{ key: 'project-7.cycle-1.kickoff.0.email', to: dana }],
    });
  });

  it('tickets that are only queued weigh nothing, whatever their number', () => {
    const project = aProject({ status: 'deliverable_submitted', refreshDate: '2026-03-10' });
    const tickets = [aTicket({ id: '11' }), aTicket({ id: '12' })];
    const burden = burdenOf({ project }, given(project, ...tickets).on('2026-03-12').decision);
    expect([burden.keys.length, weighs(burden)]).toEqual([4, false]);
  });

  it('a kickoff without an address to send to weighs as a kickoff, an email alone as an email', () => {
    expect([
      weighs(kickoff()),
      weighs({ ...kickoff(), emails: [] }),
      weighs({ ...kickoff(), kickoffs: [] }),
      weighs({ ...kickoff(), emails: [], kickoffs: [] }),
    ]).toEqual([true, true, true, false]);
  });

  it('an ad set handed over weighs two emails to two people', () => {
    const project = aProject({ status: 'deliverable_submitted', refreshDate: '2026-03-10' });
    const burden = burdenOf({ project }, given(project, aPendingTicket()).on('2026-03-12').decision);
    expect(burden.emails.map(({ to }) => to)).toEqual(['sam@agency.example', dana]);
  });
});

describe('Whether a decision passes', () => {
  it('the last one within the limit passes, and the one after that does not', () => {
    expect(judge(kickoff(), { kickoffs: 1, emails: { [dana]: 2 } }, limits)).toEqual({
      passes: true,
      passed: { kickoffs: 2, emails: { [dana]: 3 } },
    });
    expect(judge(kickoff(), { kickoffs: 2, emails: {} }, limits)).toEqual({
      passes: false,
      reason: 'A kickoff beyond the 2 that may go out within one interval of the sweep.',
    });
    expect(judge(kickoff(), { kickoffs: 0, emails: { [dana]: 3 } }, limits)).toEqual({
      passes: false,
      reason: 'Emails to one person beyond the 3 that may go out within one interval of the sweep.',
    });
  });

  it('what kicks nothing off is not held because of kickoffs, nor because of emails to others', () => {
    const mail = { ...kickoff(), kickoffs: [] };
    expect(judge(mail, { kickoffs: 99, emails: { 'sam@agency.example': 99 } }, limits)).toMatchObject({
      passes: true,
    });
  });

  it('all of a decision is held where one of several people would get too many emails', () => {
    const sam = 'sam@agency.example';
    const toBoth = { ...kickoff(), kickoffs: [], emails: [sam, dana].map((to) => ({ key: to, to })) };
    expect(judge(toBoth, { kickoffs: 0, emails: { [dana]: 3 } }, limits).passes).toBe(false);
    expect(judge(toBoth, { kickoffs: 0, emails: { [dana]: 2, 'tess@agency.example': 1 } }, limits)).toEqual({
      passes: true,
      passed: { kickoffs: 0, emails: { [sam]: 1, [dana]: 3, 'tess@agency.example': 1 } },
    });
  });

  it('one decision with more than the limit on its own is held', () => {
    const emails = ['a', 'b', 'c', 'd'].map((key) => ({ key, to: dana }));
    expect(judge({ ...kickoff(), kickoffs: [], emails }, nothingYet, limits)).toMatchObject({
      passes: false,
    });
  });
});

describe('A held project that is looked at again', () => {
  it('is still due while anything of it would be issued, and has more where anything else would', () => {
    const held = { handoffs: ['1 kickoff'], keys: kickoff().keys };
    const moved = { ...kickoff(), keys: ['project-7.cycle-1.submission.0.task'] };
    expect([isStillDue(held, kickoff()), hasMoreThan(held, kickoff())]).toEqual([true, false]);
    expect([isStillDue(held, moved), hasMoreThan(held, moved)]).toEqual([false, true]);
    const partly = { ...kickoff(), keys: [...moved.keys, ...kickoff().keys.slice(0, 1)] };
    expect([isStillDue(held, partly), hasMoreThan(held, partly)]).toEqual([true, true]);
    const besides = { ...kickoff(), handoffs: ['1 kickoff', '4 tickets'] as const };
    expect([isStillDue(held, besides), hasMoreThan(held, besides)]).toEqual([true, true]);
  });
});
