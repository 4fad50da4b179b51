import { mkdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

export type Figures = Readonly<Record<string, number>>;

const figuresSchema = z.record(z.string(), z.number());

/**
 * Prints figures of a run on one line and, where RELIABILITY_FIGURES names a folder, adds them to `processes.json`
 * there. Tests in other processes may add theirs at the same time.
 */
export async function noteFigures(part: string, figures: Figures): Promise<void> {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${part}: ${words.join(', ')}\n`);
  const folder = process.env['RELIABILITY_FIGURES'];
  if (folder === undefined || folder === '') return;
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'processes.json');
  const named = Object.entries(figures).map(([name, value]) => [`${part}: ${name}`, value] as const);
  await alone(`${file}.lock`, async () => {
    const known = figuresSchema.parse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')));
    await writeFile(
      `${file}.new`,
      `${JSON.stringify({ ...known, ...Object.fromEntries(named) }, null, 2)}\n`,
    );
    await rename(`${file}.new`, file);
  });
}

/** Only one process at a time can make a folder; one that died with it must not keep the others for ever. */
async function alone(lock: string, act: () => Promise<void>): Promise<void> {
  const take = () =>
    mkdir(lock).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 500 && !(await take()); tries += 1) await wait(10);
  try {
    await act();
  } finally {
    await rmdir(lock);
  }
}
