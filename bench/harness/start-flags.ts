import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({ scripts: z.object({ start: z.string() }) });

/** The flags that `npm start` gives to Node, so that what is measured is what runs. */
export async function startFlags(): Promise<readonly string[]> {
  const file = join(import.meta.dirname, '../../package.json');
  return flagsOf(packageSchema.parse(JSON.parse(await readFile(file, 'utf8'))).scripts.start);
}

/** @throws RangeError for a command that does not start the built app with Node */
export function flagsOf(command: string): readonly string[] {
  const [, flags] = /^node (.*)dist\/main\.js$/.exec(command) ?? [];
  if (flags === undefined) throw new RangeError(`"${command}" does not start the built app`);
  return flags.split(' ').filter((flag) => flag !== '');
}
