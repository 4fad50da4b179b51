import { describe, expect, it } from 'vitest';
import { fromInputDate, toInputDate } from '../../../src/hubspot-app/app/settings/dates.ts';
import { failureInWords } from '../../../src/hubspot-app/app/settings/failure.ts';
import {
  count,
  countedWith,
  dateInWords,
  timeInWords,
} from '../../../src/hubspot-app/app/settings/sentences.ts';
import { valueInWords } from '../../../src/hubspot-app/app/settings/value-in-words.ts';
import { answerWith, choices } from './support/answers.ts';

describe('Days and times', () => {
  it('are said in words, and as they are where they are none', () => {
    expect(dateInWords('2026-03-12')).toBe('12 March 2026');
    expect(dateInWords('2026-13-45')).toBe('2026-13-45');
    expect(dateInWords('soon')).toBe('soon');
    expect(timeInWords('2026-03-29T01:30:00.000Z', 'Europe/Madrid')).toBe('29 March 2026 at 03:30');
    expect(timeInWords('just now', 'Europe/Madrid')).toBe('just now');
  });

  it('come from and go to HubSpot’s date input, whose months count from 0', () => {
    expect(toInputDate('2026-01-31')).toEqual({ year: 2026, month: 0, date: 31 });
    expect(toInputDate('31.1.2026')).toBeNull();
    expect(fromInputDate({ year: 2026, month: 11, date: 5 })).toBe('2026-12-05');
  });
});

describe('What the example was counted with', () => {
  it('says so where the lead had to be cut', () => {
    const preview = { ...answerWith().preview, cadenceDays: 1, leadDays: 0 };
    expect(countedWith(preview, 15)).toBe(
      'Counted with 1 day between two refreshes and a lead of 0 days, the longest that fits into the cadence.',
    );
    expect(countedWith(preview, 0)).toBe('Counted with 1 day between two refreshes and a lead of 0 days.');
    expect(count(2, 'day')).toBe('2 days');
  });
});

describe('A value of the settings in words', () => {
  it.each([
    ['leadDays', 15, '15'],
    ['leadDays', undefined, 'not set'],
    ['mode', null, 'not decided here'],
    ['mode', 'live', 'Live: carry it out'],
    ['declineReschedulesFrom', 'refreshDate', 'The refresh date that was declined'],
    ['sweep.hour', 8, '08:00'],
    ['people.defaultSasId', '12', 'Ben Okafor'],
    ['people.defaultSasId', '99', 'unknown (99)'],
    ['people.fallbackEmail', 'ops@agency.example', 'ops@agency.example'],
    ['people.fallbackEmail', null, 'not set'],
    ['mapping.ticket.pipeline.id', '500', 'Deliverables'],
    ['mapping.ticket.pipeline.id', '999', 'unknown (999)'],
    ['mapping.ticket.pipeline.id', null, 'found by its label'],
    ['mapping.ticket.stages.new.id', '501', 'New'],
    ['mapping.ticket.stages.new.id', null, 'found by its label'],
    ['mapping.ticket.stages.new.label', 'Neu', 'Neu'],
    ['mapping.ticket.stages.closedIds', ['504', '999'], 'Done, unknown (999)'],
    ['mapping.ticket.stages.closedIds', [], 'none'],
    ['mapping.ticket.stages.closeIntoId', null, 'the first closed stage'],
    ['automations.qaTasks', true, 'on'],
    ['automations.qaTasks', false, 'off'],
    ['cadence.byPackage', { premium: 30, basic: 90 }, 'premium 30, basic 90'],
    ['cadence.byPackage', {}, 'none'],
  ])('of %s, %j, is "%s"', (field, value, words) => {
    expect(valueInWords(field, value, choices)).toBe(words);
  });
});

describe('A failure in words', () => {
  it('does without the server’s words where there are none', () => {
    expect(
      [
        failureInWords({ kind: 'conflict', savedBy: null, savedAt: null }),
        failureInWords({ kind: 'refused', message: null, problems: [] }),
        failureInWords({ kind: 'forbidden', message: null }),
        failureInWords({ kind: 'unavailable', message: null }),
      ].map(({ text }) => text),
    ).toEqual([
      'Load the newest settings, look at them, then save again.',
      'Load the page again, then make your changes once more.',
      'Super admins of this HubSpot account may use this page, and whoever is listed in the server’s SETTINGS_ADMINS. Ask a super admin to make the change, or ask whoever runs the server to add you to SETTINGS_ADMINS.',
      'Wait a minute, then try again.',
    ]);
  });

  it('says why a request was refused of which no field is wrong', () => {
    expect(failureInWords({ kind: 'refused', message: 'the body is no JSON', problems: [] })).toEqual({
      title: 'The settings were not saved',
      text: 'The body is no JSON. Load the page again, then make your changes once more.',
    });
  });
});
