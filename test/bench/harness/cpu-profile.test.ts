import { expect, it } from 'vitest';
import { placeOf, shareOf, sharesByPlace, type CpuProfile } from '../../../bench/harness/cpu-profile.ts';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

/** Idle for 5 ms, then 1 ms in `decide`, 2 ms in what it calls, 1 ms in the store. */
const profile: CpuProfile = {
  nodes: [
    node(1, '(root)', '', [2, 3, 5]),
    node(2, '(idle)', ''),
    node(3, 'decide', 'file:///app/dist/bench-1/domain/decide.js', [4]),
    node(4, 'from', 'file:///app/node_modules/temporal-polyfill/index.js'),
    node(5, 'mark', 'file:///app/dist/bench-1/store/queue.js'),
  ],
  startTime: 0,
  samples: [2, 3, 4, 5],
  timeDeltas: [5000, 1000, 2000, 1000],
};

const isDecide = ({ functionName }: { functionName: string }) => functionName === 'decide';

it("A function's share has what it calls in it, and leaves out the time in which nothing ran", () => {
  expect(shareOf(profile, isDecide)).toBe(0.75);
});

it('What was before the time asked for does not count', () => {
  expect(shareOf(profile, isDecide, 7)).toBeCloseTo(2 / 3, 6);
});

it('CPU is told by package, room and part of Node, the largest first', () => {
  expect(sharesByPlace(profile)).toEqual([
    ['temporal-polyfill', 0.5],
    ['src/domain', 0.25],
    ['src/store', 0.25],
  ]);
  expect(
    [
      { functionName: 'x', url: 'file:///a/node_modules/@hubspot/api-client/y.js' },
      { functionName: 'x', url: 'node:internal/crypto/hash' },
      { functionName: '(garbage collector)', url: '' },
      { functionName: 'parse', url: '' },
    ].map(placeOf),
  ).toEqual(['@hubspot/api-client', 'node:internal/crypto', '(garbage collector)', 'native code']);
});
