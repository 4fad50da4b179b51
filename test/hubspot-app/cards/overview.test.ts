import { describe, expect, it } from 'vitest';
import {
  cadenceInWords,
  holderInWords,
  waitInWords,
  whenInWords,
} from '../../../src/hubspot-app/app/cards/overview.ts';
import { anAnswer } from './answers.ts';

const today = '2026-03-05';
const zone = 'America/New_York';

describe('who is waited for', () => {
  it.each([
    [{ waitingOn: 'account_manager', waitingOnPeople: ['Ann Lee'] }, 'Account Manager: Ann Lee'],
    [{ waitingOn: 'creative_team' }, 'Creative Team: Corin Vale and Dalia Ruiz'],
    [{ waitingOn: 'sas', waitingOnPeople: [] }, 'SAS: nobody is named on the record'],
    [{ waitingOn: 'nobody', waitingOnPeople: [] }, 'Nobody'],
  ] as const)('is said by role and name: %j', (ball, words) => {
    expect(holderInWords(anAnswer(ball))).toBe(words);
  });

  it.each([
    [{ waitingSince: '2026-03-02T15:00:00.000Z' }, 'For 3 days, since 2 March 2026'],
    [{ waitingSince: '2026-03-05T04:59:00.000Z' }, 'For 1 day, since 4 March 2026'],
    [{ waitingSince: '2026-03-05T15:00:00.000Z' }, 'Since today'],
    [{ waitingSince: null }, null],
    [{ waitingOn: 'nobody' }, null],
    [
      { stall: { since: '2026-03-05T05:00:00.000Z', limit: 3 } },
      'For 3 days, since 2 March 2026: longer than the 3 business days it should take',
    ],
    [
      { stall: { since: '2026-03-03T05:00:00.000Z', limit: 1 } },
      'For 3 days, since 2 March 2026: longer than the 1 business day it should take',
    ],
  ] as const)('is said with how long, in days of the account: %j', (ball, words) => {
    expect(waitInWords(anAnswer(ball), today, zone)).toBe(words);
  });
});

it('how long is said without a limit where the server is older than the card', () => {
  const { stall, ...older } = anAnswer();
  expect(stall).toBeNull();
  expect(waitInWords(older, today, zone)).toBe('For 3 days, since 2 March 2026');
});

describe('when the next thing comes', () => {
  it.each([
    [{ by: 'app', on: '2026-03-12' }, '12 March 2026 (in 7 days), by itself'],
    [{ by: 'app', on: null }, 'By itself, within minutes'],
    [{ by: 'sas', on: '2026-03-05' }, '5 March 2026 (today)'],
    [{ by: 'account_manager', on: null }, 'When the Account Manager acts'],
    [{ by: 'nobody', on: null }, 'Not foreseeable'],
  ] as const)('is a day, or somebody’s move: %j', (next, words) => {
    expect(whenInWords({ ...next, what: '' }, today)).toBe(words);
  });
});

it.each([
  [{ days: 90, source: 'default' }, 'Every 90 days (the usual cadence)'],
  [{ days: 30, source: 'package' }, 'Every 30 days (by the client’s package)'],
  [{ days: 1, source: 'project' }, 'Every day (set on this project)'],
] as const)('the cadence is said with where it comes from: %j', (cadence, words) => {
  expect(cadenceInWords(cadence)).toBe(words);
});
