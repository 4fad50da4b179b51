import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { cpuOf, memoryOf, type Memory } from './memory.ts';
import type { Bench } from './part.ts';
import type { Account } from './account.ts';
import { startFlags } from './start-flags.ts';

/** The app as it is deployed: a process of its own. */
export interface App {
  readonly url: string;
  readonly port: number;
  /** From the start of the process to the first good answer of `/readyz`, ms. */
  readonly readyAfterMs: number;
  /** CPU used until then, ms; null where the system does not tell. */
  readonly cpuUntilReadyMs: number | null;
  /** Time of `performance.now()` at which the process was started. */
  readonly startedAt: number;
  memory(): Promise<Memory | null>;
  /** CPU used since its start, ms; null where the system does not tell. */
  cpu(): Promise<number | null>;
  /** Asks it to stop, and resolves when it has. */
  stop(): Promise<void>;
}

interface AppOptions {
  readonly account: Account;
  /** More of its environment, or other values than the usual ones. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What HubSpot calls; its own address unless given. */
  readonly publicBaseUrl?: string;
  /** The settings as JSON; every default unless given. */
  readonly settings?: object;
  /** Where the process writes a CPU profile as it ends; none unless given. */
  readonly profileFolder?: string | null;
}

const patienceMs = 30_000;
const lookEveryMs = 3;

/**
 * Starts `node main.js` with an empty store and waits until it is ready; the account lives in today from then on.
 * Its log goes to a file, as under any supervisor. It is stopped with the part.
 * @throws where it ends or is not ready in time; the message holds the end of its log
 */
export async function startApp(bench: Bench, options: AppOptions): Promise<App> {
  const mainFile = await bench.mainFile();
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-bench-'));
  bench.closing.add(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settingsFile = join(folder, 'settings.json');
  await writeFile(settingsFile, JSON.stringify(options.settings ?? {}));
  const logFile = join(folder, 'log');
  const log = await open(logFile, 'a');
  const flags = [
    ...(await startFlags()),
    ...(options.profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${options.profileFolder}`] : []),
  ];
  options.account.catchUp();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...flags, mainFile], {
    cwd: folder,
    stdio: ['ignore', log.fd, log.fd],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      ...options.account.environment,
      PUBLIC_BASE_URL: options.publicBaseUrl ?? url,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `file:${join(folder, 'store.db')}`,
      SETTINGS_FILE: settingsFile,
      ...options.environment,
    },
  });
  const ended = once(child, 'close');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  await log.close();
  const stop = async (): Promise<void> => {
    if (hasEnded()) return;
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(kill);
  };
  bench.closing.add(stop);

  while (!(await isReady(url))) {
    if (hasEnded() || performance.now() - startedAt > patienceMs) {
      const lines = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-5);
      throw new Error(`The app did not get ready:\n${lines.join('\n')}`);
    }
    await wait(lookEveryMs);
  }
  const readyAfterMs = performance.now() - startedAt;
  const cpu = () => (child.pid === undefined ? Promise.resolve(null) : cpuOf(child.pid));
  const cpuUntilReadyMs = await cpu();
  const memory = () => (child.pid === undefined ? Promise.resolve(null) : memoryOf(child.pid));
  return { url, port, readyAfterMs, cpuUntilReadyMs, startedAt, memory, cpu, stop };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
