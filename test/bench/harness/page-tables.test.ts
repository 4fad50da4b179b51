import { expect, it } from 'vitest';
import { figure } from '../../../bench/harness/figures.ts';
import { figuresTable, fillIn } from '../../../bench/harness/page-tables.ts';

const part = (value: number) => ({
  seconds: 3,
  figures: [figure('ready after', value, 'ms', { atMost: 1000 })],
  notes: ['The median of seven.'],
});

it('A part becomes a table with its verdicts and notes', () => {
  expect(figuresTable(part(800), null)).toBe(
    '|  | Measured | Goal |  |\n| --- | --- | --- | --- |\n| ready after | 800 ms | ≤ 1,000 ms | met |\n\nThe median of seven.',
  );
});

it('An older run stands beside the newer one', () => {
  expect(figuresTable(part(800), part(1500)).split('\n')[2]).toBe(
    '| ready after | 1,500 ms | 800 ms | ≤ 1,000 ms | met |',
  );
});

it('Tables on the page are replaced, and what stands around them stays', () => {
  const page = 'Before.\n\n<!-- figures: start -->\n\nold\n\n<!-- end -->\n\nAfter.\n';
  const once = fillIn(page, new Map([['start', 'new']]));
  expect(once).toBe('Before.\n\n<!-- figures: start -->\n\nnew\n\n<!-- end -->\n\nAfter.\n');
  expect(fillIn(once, new Map([['start', 'new']]))).toBe(once);
});

it('A place that is still empty is filled, and nothing between it and the next is lost', () => {
  const page = '<!-- figures: start -->\n<!-- end -->\n\nBetween.\n\n<!-- figures: burst -->\n<!-- end -->\n';
  const tables = new Map([
    ['start', 'one'],
    ['burst', 'two'],
  ]);
  expect(fillIn(page, tables)).toBe(
    '<!-- figures: start -->\n\none\n\n<!-- end -->\n\nBetween.\n\n<!-- figures: burst -->\n\ntwo\n\n<!-- end -->\n',
  );
});

it('A table that the run does not have is an error, not an old table', () => {
  const page = '<!-- figures: burst -->\n\nold\n\n<!-- end -->\n';
  expect(() => fillIn(page, new Map([['start', 'new']]))).toThrow('The run has no part "burst"');
});
