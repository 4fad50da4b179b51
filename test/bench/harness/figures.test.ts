import { expect, it } from 'vitest';
import { figure, goalInWords, valueInWords, verdictOn } from '../../../bench/harness/figures.ts';

it('A figure is met at its goal and not beyond it', () => {
  const verdicts = [
    figure('a', 25, 'ms', { atMost: 25 }),
    figure('b', 25.1, 'ms', { atMost: 25 }),
    figure('c', 0.75, '', { atLeast: 0.75 }),
    figure('d', 0.74, '', { atLeast: 0.75 }),
    figure('e', null, '', { atLeast: 0.75 }),
    figure('f', 3),
  ].map(verdictOn);
  expect(verdicts).toEqual(['met', 'not met', 'met', 'not met', 'not measured', '']);
});

it('Figures and goals are told with their unit and as many digits as mean something', () => {
  const told = [
    figure('a', 1234.56, 'MB', { atMost: 1500 }),
    figure('b', 12.345, 'ms', { atLeast: 2.5 }),
    figure('c', 0.98765),
    figure('d', null, 'ms', { atLeast: 1, atMost: 2 }),
  ].map((each) => [valueInWords(each), goalInWords(each)]);
  expect(told).toEqual([
    ['1,235 MB', '≤ 1,500 MB'],
    ['12.3 ms', '≥ 2.5 ms'],
    ['0.988', ''],
    ['–', '≥ 1 and ≤ 2 ms'],
  ]);
});
