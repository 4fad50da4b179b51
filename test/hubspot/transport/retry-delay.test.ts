import { describe, expect, test } from 'vitest';
import { delayBeforeRetry } from '../../../src/hubspot/transport/retry-delay.ts';
import { failureOfAnswer } from '../../../src/hubspot/transport/try-failure.ts';

const now = Date.parse('2026-10-01T12:00:00Z');

function delayAfter(
  answer: { status: number; retryAfter?: string; policyName?: string },
  options: { failures?: number; random?: number } = {},
): number {
  const failure = failureOfAnswer(
    {
      status: answer.status,
      headers: answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter },
      text: JSON.stringify({ policyName: answer.policyName }),
    },
    now,
  );
  if (failure === null) throw new Error('this answer is no failure');
  const random = options.random ?? 0;
  return delayBeforeRetry(failure, options.failures ?? 1, {
    firstDelayMs: 500,
    longestDelayMs: 10_000,
    randomness: () => random,
  });
}

describe('the wait before another try', () => {
  test('doubles with every failure up to its ceiling, the upper half of it at random', () => {
    const waits = (random: number) =>
      [1, 2, 3, 5, 6, 50].map((failures) => delayAfter({ status: 503 }, { failures, random }));
    expect(waits(0)).toEqual([250, 500, 1_000, 4_000, 5_000, 5_000]);
    expect(waits(0.5)).toEqual([375, 750, 1_500, 6_000, 7_500, 7_500]);
  });

  test.each([
    ['a lock, at least 2 s', { status: 423 }, 2_000],
    ['a lock with a time, that time', { status: 423, retryAfter: '4' }, 4_000],
    ['a migration with a time, that time', { status: 477, retryAfter: '30' }, 30_000],
    ['a migration without one, 10 s', { status: 477 }, 10_000],
    ['the rolling limit, its window', { status: 429, policyName: 'TEN_SECONDLY_ROLLING' }, 10_000],
    ['the limit per second, a second', { status: 429, policyName: 'SECONDLY' }, 1_000],
    ['a limit without a name, 10 s', { status: 429 }, 10_000],
    [
      'a limit with a time, that time',
      { status: 429, policyName: 'TEN_SECONDLY_ROLLING', retryAfter: '3' },
      3_000,
    ],
  ])('is, after %s', (_what, answer, least) => {
    expect(delayAfter(answer)).toBe(least + 250);
  });

  test('is never shorter than an outage asked for', () => {
    expect(delayAfter({ status: 503, retryAfter: '7' })).toBe(7_000);
    expect(delayAfter({ status: 503, retryAfter: '0' })).toBe(250);
  });

  test('understands a date, and ignores what is neither date nor number', () => {
    expect(delayAfter({ status: 503, retryAfter: 'Thu, 01 Oct 2026 12:00:09 GMT' })).toBe(9_000);
    expect(delayAfter({ status: 503, retryAfter: 'Thu, 01 Oct 2026 11:00:00 GMT' })).toBe(250);
    expect(delayAfter({ status: 503, retryAfter: 'later' })).toBe(250);
  });
});

test.each([200, 207, 301, 400, 401, 404, 409, 422])('an answer of %i is final', (status) => {
  expect(failureOfAnswer({ status, headers: {}, text: '' }, now)).toBeNull();
});
