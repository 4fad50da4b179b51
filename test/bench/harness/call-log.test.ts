import { expect, it } from 'vitest';
import { measureDrain, shareOfQuota, type LoggedCall } from '../../../bench/harness/call-log.ts';

const call = (at: number, isRefused = false): LoggedCall => ({ at, isRefused, isSearch: false, name: 'any' });

it('A heap worked off at the ceiling takes as long as its calls do at nineteen a second', () => {
  const calls = Array.from({ length: 380 }, (_, index) => call(1000 + ((index + 1) * 1000) / 19));
  const { ms, ratio, quotaShare, ...drain } = measureDrain(calls, 1000);
  expect(drain).toEqual({ calls: 380, refused: 0 });
  expect([Math.round(ms), ratio.toFixed(3), quotaShare?.toFixed(3)]).toEqual([20_000, '1.000', '1.000']);
});

it('Calls from before the heap was due do not count, and refusals do', () => {
  const calls = [call(0, true), call(1000), call(1500, true), call(1950)];
  expect(measureDrain(calls, 1000)).toEqual({
    calls: 3,
    refused: 1,
    ms: 950,
    ratio: 950 / (3 / 0.019),
    quotaShare: null,
  });
});

it('Half of the calls HubSpot allows is half of the quota', () => {
  const times = Array.from({ length: 300 }, (_, index) => (index * 1000) / 9.5);
  expect(shareOfQuota(times, 0, 30_000)).toBeCloseTo(0.5, 2);
});
