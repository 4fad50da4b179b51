import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Closing } from '../../src/application/closing.ts';

const root = join(import.meta.dirname, '../..');

/**
 * Builds the app as `npm run build` does, into a folder of its own that goes when the benchmark ends: what is in
 * `dist/` stays as it is. The folder lies within the repository, so that the packages are found.
 * @throws the compiler's words where it does not compile
 */
export async function buildApp(closing: Closing): Promise<string> {
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(join(root, 'dist', 'bench-'));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const build = promisify(execFile)(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--outDir', folder],
    { cwd: root },
  );
  await build.catch((error: unknown) => {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(`The app does not build:\n${output}`, { cause: error });
  });
  return join(folder, 'main.js');
}
