import { describe, expect, it } from 'vitest';
import { aProject } from '../../support/given/a-project.ts';
import { aTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';
import { at } from '../../support/given/moments.ts';

describe('A subject', () => {
  it('of a task is cut after 250 characters', () => {
    const subjectFor = (length: number) =>
      given(
        aProject({ status: 'deliverable_submitted' }),
        aTicket({ subject: 'n'.repeat(length), graphics: 'not_required' }),
      )
        .on('2026-03-12')
        .the('create task').subject;
    expect(subjectFor(238)).toBe(`Write Copy: ${'n'.repeat(238)}`);
    expect(subjectFor(239)).toBe(`Write Copy: ${'n'.repeat(237)}…`);
  });

  it('of an email is cut after 200 characters', () => {
    const subjectFor = (length: number) =>
      given(aProject({ name: 'n'.repeat(length), refreshDate: '2026-03-12' }))
        .on('2026-03-12')
        .the('send email').subject;
    expect(subjectFor(172)).toBe(`Creative refresh coming up: ${'n'.repeat(172)}`);
    expect(subjectFor(173)).toBe(`Creative refresh coming up: ${'n'.repeat(171)}…`);
  });
});

describe('A note that is quoted', () => {
  const cued = (text: string, loggedAt = at('2026-03-11 23:30')) =>
    given(aProject({ status: 'refresh_request_submitted', refreshDate: '2026-03-12' }))
      .and({ projectNotes: [{ id: '1', loggedAt, text }] })
      .on('2026-03-12')
      .the('send email').text;

  it('is quoted whole up to 1500 characters', () => {
    expect(cued('n'.repeat(1500))).toContain(`> ${'n'.repeat(1500)}\n`);
    expect(cued('n'.repeat(1501))).toContain(`> ${'n'.repeat(1499)}…\n`);
  });

  it('carries the day it was logged on in the account’s zone', () => {
    expect(cued('New logo')).toContain('Note of 11 March 2026:\n> New logo\n');
  });

  it('is of this cycle: one logged the moment it began counts, one from before does not', () => {
    const loggedOn = (loggedAt: number) =>
      given(
        aProject({
          status: 'refresh_request_submitted',
          refreshDate: '2026-03-12',
          cycleStartedAt: at('2026-03-01'),
        }),
      )
        .and({ projectNotes: [{ id: '1', loggedAt, text: 'New logo' }] })
        .on('2026-03-12')
        .the('send email')
        .text.includes('New logo');
    expect([loggedOn(at('2026-03-01')), loggedOn(at('2026-03-01') - 1)]).toEqual([true, false]);
  });
});
