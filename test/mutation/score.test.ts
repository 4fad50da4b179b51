import { describe, expect, it } from 'vitest';
import { figuresOf, scoresOf, tellScores } from './score.ts';

const file = (...statuses: readonly string[]) => ({ mutants: statuses.map((status) => ({ status })) });

const report = {
  files: {
    'src/domain/texts/live.ts': file('Killed', 'NoCoverage'),
    'src/domain/decide.ts': file('Killed', 'Timeout', 'Survived'),
    'src/domain/people.ts': file('Killed', 'Killed', 'Killed', 'CompileError', 'Ignored'),
    'src/domain/texts/none.ts': file(),
  },
};

describe('The mutation score', () => {
  it('is told for each folder and for all of them', () => {
    expect(scoresOf(report)).toEqual([
      { name: 'src/domain', files: 2, killed: 5, survived: 1, noCoverage: 0, score: 83.3 },
      { name: 'src/domain/texts', files: 2, killed: 1, survived: 0, noCoverage: 1, score: 50 },
      { name: 'all', files: 4, killed: 6, survived: 1, noCoverage: 1, score: 75 },
    ]);
  });

  it('is never rounded up', () => {
    const nearly = { files: { 'src/domain/a.ts': file(...Array<string>(1999).fill('Killed'), 'Survived') } };
    expect(scoresOf(nearly).at(-1)?.score).toBe(99.9);
  });

  it('of nothing is none', () => {
    expect(scoresOf({ files: {} })).toEqual([
      { name: 'all', files: 0, killed: 0, survived: 0, noCoverage: 0, score: null },
    ]);
  });

  it('of all of them is what the page on reliability quotes', () => {
    expect(figuresOf(scoresOf(report))).toEqual({
      score: 75,
      killed: 6,
      survived: 1,
      noCoverage: 1,
      files: 4,
    });
    expect(figuresOf([])).toEqual({ score: 100, killed: 0, survived: 0, noCoverage: 0, files: 0 });
  });

  it('reads as a table', () => {
    expect(tellScores(scoresOf(report)).split('\n')).toEqual([
      '| Folder | Files | Noticed | Not noticed | Not run by any test | Score |',
      '| --- | --- | --- | --- | --- | --- |',
      '| `src/domain` | 2 | 5 | 1 | 0 | 83.3 % |',
      '| `src/domain/texts` | 2 | 1 | 0 | 1 | 50.0 % |',
      '| `all` | 4 | 6 | 1 | 1 | 75.0 % |',
    ]);
    expect(tellScores(scoresOf({ files: {} }))).toMatch(/\| `all` \| 0 \| 0 \| 0 \| 0 \| – \|$/u);
  });

  it('of something else than a report is refused', () => {
    expect(() => scoresOf({ score: 100 })).toThrow(/files/u);
  });
});
