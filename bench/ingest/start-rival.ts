import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bench } from '../harness/part.ts';
import { publicBaseUrl } from './deliveries.ts';

const announcement = z.object({ port: z.number() });

/** Starts one of the servers the app is compared with, in a process of its own; answers its port. */
export async function startRival(
  { closing }: Bench,
  name: 'express-alone' | 'transaction-each',
  clientSecret: string,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-bench-'));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  const child = fork(join(import.meta.dirname, 'servers', `${name}.ts`), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      BENCH_CLIENT_SECRET: clientSecret,
      BENCH_PUBLIC_BASE_URL: publicBaseUrl,
      BENCH_DATABASE_FILE: join(folder, 'bare.db'),
    },
  });
  const ended = once(child, 'exit');
  closing.add(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const told: unknown[] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(`The server ${name} ended before it listened`))),
  ]);
  return announcement.parse(told[0]).port;
}
