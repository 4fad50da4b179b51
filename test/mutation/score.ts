import { z } from 'zod';

/** What Stryker leaves in `reports/mutation/mutation.json`, as far as the score needs it. */
const reportSchema = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

/** How many changes of the code some test noticed. */
export interface Score {
  /** A folder of `src/domain`, or all of it. */
  readonly name: string;
  readonly files: number;
  /** Noticed by a failing test, or by one that did not end. */
  readonly killed: number;
  readonly survived: number;
  /** Changes of lines that no test runs. */
  readonly noCoverage: number;
  /** Percent of all changes that were noticed, cut (never rounded up) to one decimal; null: there were none. */
  readonly score: number | null;
}

type Mutants = readonly { readonly status: string }[];

/**
 * The score of each folder and of all of them together, which comes last. Changes that do not run at all count as
 * nothing.
 * @throws ZodError where it is no report of Stryker's
 */
export function scoresOf(report: unknown): readonly Score[] {
  const { files } = reportSchema.parse(report);
  const byFolder = new Map<string, Mutants[]>();
  for (const [path, { mutants }] of Object.entries(files)) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), mutants]);
  }
  const folders = [...byFolder].sort(([one], [other]) => one.localeCompare(other));
  return [
    ...folders.map(([folder, mutants]) => scoreOf(folder, mutants)),
    scoreOf(
      'all',
      Object.values(files).map(({ mutants }) => mutants),
    ),
  ];
}

function scoreOf(name: string, files: readonly Mutants[]): Score {
  const count = (...statuses: readonly string[]) =>
    files.flat().filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const survived = count('Survived');
  const noCoverage = count('NoCoverage');
  const total = killed + survived + noCoverage;
  const score = total === 0 ? null : Math.floor((1000 * killed) / total) / 10;
  return { name, files: files.length, killed, survived, noCoverage, score };
}

/** The figures of all folders together, for the page on reliability. Where there was nothing to notice, the score is 100. */
export function figuresOf(scores: readonly Score[]): Readonly<Record<string, number>> {
  const { files, killed, survived, noCoverage, score } = scores.at(-1) ?? scoreOf('all', []);
  return { score: score ?? 100, killed, survived, noCoverage, files };
}

/** The scores as a table in Markdown. */
export function tellScores(scores: readonly Score[]): string {
  const rows = scores.map(({ name, files, killed, survived, noCoverage, score }) =>
    [`\`${name}\``, files, killed, survived, noCoverage, score === null ? '–' : `${score.toFixed(1)} %`].join(
      ' | ',
    ),
  );
  return [
    '| Folder | Files | Noticed | Not noticed | Not run by any test | Score |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
