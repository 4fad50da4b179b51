import { expect, it } from 'vitest';
import { evenNumbers, median, percentile } from '../../../bench/harness/statistics.ts';

it('The median is the middle number, in whatever order they come', () => {
  expect(median([9, 1, 5])).toBe(5);
});

it('The median of an even number of numbers lies between the two middle ones', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('A percentile is a number that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile(hundred, 1)]).toEqual([
    50, 99, 100,
  ]);
});

it('There is no median of nothing', () => {
  expect(() => median([])).toThrow(RangeError);
});

it('The same seed gives the same numbers, from 0 up to 1', () => {
  const [one, other] = [evenNumbers(7), evenNumbers(7)];
  const numbers = Array.from({ length: 1000 }, () => one());
  expect(Array.from({ length: 1000 }, () => other())).toEqual(numbers);
  expect(numbers.filter((number) => number < 0 || number >= 1)).toEqual([]);
  expect(numbers.filter((number) => number < 0.5).length).toBeGreaterThan(400);
});
