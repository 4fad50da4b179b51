import { expect, it } from 'vitest';
import { remembering } from '../../src/domain/remembering.ts';

function counted(most: number) {
  const asked: string[] = [];
  const sum = remembering(most, (one: number, other: number) => {
    asked.push(`${one} + ${other}`);
    return one + other;
  });
  return { asked, sum };
}

it('What was asked before is not found out again', () => {
  const { asked, sum } = counted(10);
  expect([sum(1, 2), sum(1, 2), sum(2, 1), sum(12, 1), sum(1, 21)]).toEqual([3, 3, 3, 13, 22]);
  expect(asked).toEqual(['1 + 2', '2 + 1', '12 + 1', '1 + 21']);
});

it('It forgets, so that it never grows beyond what it was allowed', () => {
  const { asked, sum } = counted(2);
  expect([sum(1, 1), sum(2, 2), sum(3, 3), sum(1, 1), sum(3, 3)]).toEqual([2, 4, 6, 2, 6]);
  expect(asked).toEqual(['1 + 1', '2 + 2', '3 + 3', '1 + 1']);
});
