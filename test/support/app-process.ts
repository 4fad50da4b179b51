import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The app in a process of its own. */
export interface AppProcess {
  signal(signal: NodeJS.Signals): void;
  /** Everything printed so far, to both streams. */
  printed(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<unknown>;
}

/** How the sources are run without building them. */
const fromSources = [
  ...['--import', import.meta.resolve('tsx')],
  join(import.meta.dirname, '../../src/main.ts'),
];

/**
 * What `npm start` runs, without npm; `program` is what Node is given, the sources unless something was built. It
 * knows this environment only: it runs in an empty folder, where there is no `.env`. Killed after the test where it
 * still runs.
 */
export async function startAppProcess(
  environment: Readonly<Record<string, string>>,
  program: readonly string[] = fromSources,
): Promise<AppProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, program, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environment },
  });
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => code ?? signal);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return { signal: (signal) => void child.kill(signal), printed: () => printed, ended };
}
