import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Prints the figures of a run and, where RELIABILITY_FIGURES names a folder, leaves them there as `<name>.json`. */
export async function noteFigures(name: string, figures: Readonly<Record<string, number>>): Promise<void> {
  const words = Object.entries(figures).map(([what, value]) => `${what} ${value}`);
  process.stdout.write(`${name}: ${words.join(', ')}\n`);
  const folder = process.env['RELIABILITY_FIGURES'];
  if (folder === undefined || folder === '') return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}
