import { expect, it } from 'vitest';
import { grantStarts } from '../../../src/hubspot/transport/grant-starts.ts';

const request = { wanted: 5, isUrgent: true, perWindow: 8, windowMs: 1_000 };

it('what is left in the window is granted to whoever has somebody waiting, and counted from then on', () => {
  const first = grantStarts([], request, 10_000);
  expect(first).toEqual({ granted: 5, retryAfterMs: 0, grants: [[10_000, 5]] });
  const second = grantStarts(first.grants, request, 10_400);
  expect(second).toEqual({
    granted: 3,
    retryAfterMs: 600,
    grants: [
      [10_000, 5],
      [10_400, 3],
    ],
  });
  expect(grantStarts(second.grants, request, 10_999)).toEqual({
    granted: 0,
    retryAfterMs: 1,
    grants: second.grants,
  });
  expect(grantStarts(second.grants, request, 11_000)).toEqual({
    granted: 5,
    retryAfterMs: 0,
    grants: [
      [10_400, 3],
      [11_000, 5],
    ],
  });
});

it('a limit that fell grants nothing until enough has left the window', () => {
  expect(grantStarts([[10_000, 8]], { ...request, perWindow: 4 }, 10_500)).toEqual({
    granted: 0,
    retryAfterMs: 500,
    grants: [[10_000, 8]],
  });
});

it('grants of a clock that was far ahead are forgotten', () => {
  expect(grantStarts([[99_000, 8]], request, 10_000)).toEqual({
    granted: 5,
    retryAfterMs: 0,
    grants: [[10_000, 5]],
  });
});

const paced = { wanted: 500, isUrgent: false, perWindow: 160, windowMs: 10_000 };

it('what nobody waits for gets a quarter of an empty window at once, and then has to wait until the pace is kept', () => {
  const first = grantStarts([], paced, 20_000);
  expect(first).toEqual({ granted: 40, retryAfterMs: 1, grants: [[20_000, 40]] });
  // Forty starts take 2,500 ms at this pace, of which work may be ahead by ten.
  expect(grantStarts(first.grants, paced, 20_000)).toMatchObject({ granted: 0, retryAfterMs: 1_938 });
  expect(grantStarts(first.grants, paced, 21_937)).toMatchObject({ granted: 0, retryAfterMs: 1 });
  expect(grantStarts(first.grants, paced, 21_938)).toMatchObject({ granted: 1 });
});

it('what people took counts as well for the pace of the rest', () => {
  const taken = grantStarts([], { ...paced, wanted: 100, isUrgent: true }, 20_000);
  expect(taken.granted).toBe(100);
  expect(grantStarts(taken.grants, paced, 22_000)).toMatchObject({ granted: 0, retryAfterMs: 3_688 });
  expect(grantStarts(taken.grants, { ...paced, isUrgent: true }, 22_000)).toMatchObject({ granted: 60 });
});

it('starts that lie close together are kept as one, at the later time', () => {
  const first = grantStarts([], { ...paced, wanted: 1 }, 20_000);
  const second = grantStarts(first.grants, { ...paced, wanted: 2 }, 20_004);
  expect(second.grants).toEqual([[20_004, 3]]);
  expect(grantStarts(second.grants, { ...paced, wanted: 1 }, 20_009).grants).toEqual([
    [20_004, 3],
    [20_009, 1],
  ]);
});
