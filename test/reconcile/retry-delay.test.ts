import { expect, test } from 'vitest';
import { retryDelayMs } from '../../src/reconcile/retry-delay.ts';

const retries = { maximumAttempts: 8, firstDelaySeconds: 5, longestDelaySeconds: 60 };

test('delays double up to the longest', () => {
  const delays = [1, 2, 3, 4, 5, 6, 1000].map((attempts) => retryDelayMs(retries, attempts, () => 1));
  expect(delays).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
});

test('chance shortens a delay by up to a half', () => {
  expect([0, 0.5, 1].map((chance) => retryDelayMs(retries, 2, () => chance))).toEqual([5000, 7500, 10_000]);
});
