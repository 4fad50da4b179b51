import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { tellingLines } from './told-secrets.ts';

/** The app in a process of its own. */
export interface AppProcess {
  readonly pid: number | undefined;
  signal(signal: NodeJS.Signals): void;
  /** Everything printed so far, to both streams. */
  printed(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<unknown>;
}

/** A command and its arguments. */
export type Program = readonly [string, ...string[]];

/** How the sources are run without building them. */
export const fromSources: Program = [
  process.execPath,
  ...['--import', import.meta.resolve('tsx')],
  join(import.meta.dirname, '../../src/main.ts'),
];

/**
 * What `npm start` runs, without npm, from the sources unless `program` says otherwise. It knows this environment
 * only: it runs in an empty folder, where there is no `.env`. Killed after the test where it still runs.
 */
export async function startAppProcess(
  environment: Readonly<Record<string, string>>,
  [command, ...words]: Program = fromSources,
): Promise<AppProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(command, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environment },
  });
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => code ?? signal);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    expect(tellingLines(printed, environment), 'nothing printed shows a secret').toEqual([]);
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { pid: child.pid, signal: (signal) => void child.kill(signal), printed: () => printed, ended };
}
