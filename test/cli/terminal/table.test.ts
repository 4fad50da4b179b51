import { describe, expect, it } from 'vitest';
import { drawTable } from '../../../src/cli/terminal/table.ts';

const rows = [
  ['Day', 'Project', 'What happens'],
  ['2026-03-02', 'Harbor', 'The account manager is asked to talk to the client.'],
  ['2026-03-05', 'Elm & Oak', ''],
];

describe('A table', () => {
  it('lines up its columns without borders and colours, as wide as it needs', () => {
    expect(drawTable(rows, null)).toBe(
      [
        'Day         Project    What happens',
        '2026-03-02  Harbor     The account manager is asked to talk to the client.',
        '2026-03-05  Elm & Oak',
      ].join('\n'),
    );
  });

  it('wraps the widest column where the terminal is narrower', () => {
    expect(drawTable(rows, 50)).toBe(
      [
        'Day         Project    What happens',
        '2026-03-02  Harbor     The account manager is',
        '                       asked to talk to the',
        '                       client.',
        '2026-03-05  Elm & Oak',
      ].join('\n'),
    );
  });

  it('stays readable where the terminal is hopelessly narrow', () => {
    const lines = drawTable(rows, 10).split('\n');
    expect(lines[0]).toBe('Day         Project    What happens');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2 * 2 + 3 * 12);
  });

  it('keeps a cell on one line, whatever people wrote into it', () => {
    expect(drawTable([['Name'], ['one\n two\tthree ']], null)).toBe('Name\none two three');
  });

  it('leaves a table of nothing but headings at that', () => {
    expect(drawTable([['Kind', 'Id']], null)).toBe('Kind  Id');
  });
});
