import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A PostgreSQL server of this test alone. */
export interface PrivatePostgres {
  /** DATABASE_URL of an empty database. */
  readonly url: string;
  /** Ends it without a word to anybody, as a crash does, and starts it again. Resolves when it is back. */
  crashAndRestart(): Promise<void>;
}

/** Starts one; thrown away after the test. @throws where there is no PostgreSQL on this machine */
export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const script = join(import.meta.dirname, 'private-postgres.sh');
  const server = spawn(script, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(server, 'close');
  onTestFinished(async () => {
    server.stdin.end();
    await ended;
  });
  const lines: AsyncIterator<string> = createInterface(server.stdout)[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('The private PostgreSQL server has ended');
    return line.value;
  };
  const url = (await nextLine()).replace(/^at /, '');
  return {
    url,
    crashAndRestart: async () => {
      server.stdin.write('restart\n');
      await nextLine();
    },
  };
}
