import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageProblem } from './asking/check-input.ts';

const exported = z.object({ version: z.int().min(0), settings: z.json() });

/** @throws UsageProblem where the file is there already, or cannot be written */
export async function writeExport(file: string, document: unknown): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(document, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    throw new UsageProblem(`The settings were not exported: ${wordsOf(error)}`, { cause: error });
  }
}

/**
 * What a file says that is to be imported: an export with its version, or bare settings.
 * @param basedOn wins over the version in the file
 * @throws UsageProblem where the file cannot be read, is not JSON, or no version is known
 */
export async function readExport(
  file: string,
  basedOn: number | undefined,
): Promise<{ readonly settings: unknown; readonly basedOn: number }> {
  const document = await readJson(file);
  const { version, settings } = exported.safeParse(document).data ?? {
    version: undefined,
    settings: document,
  };
  const base = basedOn ?? version;
  if (base === undefined)
    throw new UsageProblem(
      `${file} does not say from which version it was made. See which one holds (creative-refresh settings get), ` +
        'and name it with --based-on.',
    );
  return { settings, basedOn: base };
}

async function readJson(file: string): Promise<unknown> {
  try {
    const document: unknown = JSON.parse(await readFile(file, 'utf8'));
    return document;
  } catch (error) {
    throw new UsageProblem(`${file} cannot be imported: ${wordsOf(error)}`, { cause: error });
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
