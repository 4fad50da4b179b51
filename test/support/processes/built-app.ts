import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../..');
const sourceFolder = join(root, 'src');
const builds = join(root, 'node_modules/.cache/creative-refresh');
const oneHourMs = 60 * 60_000;

let built: Promise<string> | null = null;

/**
 * What `npm run build` makes of the sources as they are now: a process starts twice as fast from it. Where the
 * build is older than any of them, one is made on the side, without checking types; whoever comes later, in this
 * process or another, finds it.
 * @returns the path of its `main.js`
 */
export function buildApp(): Promise<string> {
  return (built ??= findOrBuild());
}

async function findOrBuild(): Promise<string> {
  const names = await readdir(sourceFolder, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.startsWith('hubspot-app')).sort();
  if (await isNewerThan(join(root, 'dist'), sources)) return join(root, 'dist/main.js');
  const folder = join(builds, await digestOf(sources));
  if (!existsSync(folder)) await build(folder);
  return join(folder, 'main.js');
}

async function isNewerThan(folder: string, sources: readonly string[]): Promise<boolean> {
  const changedAt = (path: string) =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.NaN,
    );
  const written = await Promise.all(sources.map((name) => changedAt(join(sourceFolder, name))));
  const compiled = await Promise.all(
    sources.map((name) => changedAt(join(folder, name.replace(/\.ts$/u, '.js')))),
  );
  return Math.min(...compiled) >= Math.max(...written);
}

async function build(folder: string): Promise<void> {
  const scratch = `${folder}.${randomUUID()}`;
  await mkdir(scratch, { recursive: true });
  await removeOldBuilds();
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, 'tsconfig.build.json');
  await promisify(execFile)(process.execPath, [
    ...[compiler, '-p', project, '--outDir', scratch],
    ...['--noCheck', '--sourceMap', 'false'],
  ]);
  // Nothing above this folder says that it holds modules.
  await writeFile(join(scratch, 'package.json'), '{"type":"module"}');
  // Somebody else may have been quicker; theirs is the same.
  await rename(scratch, folder).catch(() => rm(scratch, { recursive: true, force: true }));
}

async function digestOf(sources: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const name of ['../tsconfig.json', '../tsconfig.build.json', ...sources]) {
    digest.update(name).update(await readFile(join(sourceFolder, name)));
  }
  return digest.digest('hex').slice(0, 16);
}

async function removeOldBuilds(): Promise<void> {
  for (const name of await readdir(builds)) {
    const build = join(builds, name);
    const builtAt = await stat(build).then(({ mtimeMs }) => mtimeMs, Date.now);
    if (Date.now() - builtAt > oneHourMs) await rm(build, { recursive: true, force: true });
  }
}
