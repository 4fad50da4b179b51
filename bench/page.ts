import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { format, resolveConfig } from 'prettier';
import { lowerBound } from './calls/lower-bound.ts';
import { fillIn, figuresTable, runInWords } from './harness/page-tables.ts';
import { readRun, type Run } from './harness/run-file.ts';

/** Writes the figures of a run into `docs/performance.md`, so that nobody has to type them. */

interface Options {
  readonly run: string;
  readonly before?: string;
  readonly page: string;
}

const inRoot = (path: string) => join(import.meta.dirname, '..', path);

function tablesOf(run: Run, before: Run | null): ReadonlyMap<string, string> {
  const steps = Object.values(lowerBound).map(({ step, reads, writes }) => {
    const count = reads.length + writes.length;
    return `| ${step} | ${count} | ${reads.join('; ')} | ${writes.join('; ')} |`;
  });
  return new Map([
    ['run', runInWords(run, before)],
    ['lower bound', ['| Step | Calls | Reads | Writes |', '| --- | ---: | --- | --- |', ...steps].join('\n')],
    ...Object.entries(run.parts).map(
      ([name, part]) => [name, figuresTable(part, before?.parts[name] ?? null)] as const,
    ),
  ]);
}

await new Command('page')
  .description('Fills the tables of docs/performance.md from a run of the benchmark.')
  .option('--run <file>', 'the run', inRoot('bench/results/committed.json'))
  .option('--before <file>', 'an older run to set beside it')
  .option('--page <file>', 'the page', inRoot('docs/performance.md'))
  .action(async ({ run, before, page }: Options) => {
    const older = before === undefined ? null : await readRun(before);
    const filled = fillIn(await readFile(page, 'utf8'), tablesOf(await readRun(run), older));
    const style = await resolveConfig(page);
    await writeFile(page, await format(filled, { ...style, parser: 'markdown' }));
  })
  .parseAsync();
