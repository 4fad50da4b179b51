import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

test('a sandbox whose port is taken says so, names the way out, and ends', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void holder.close());
  await once(holder, 'listening');
  const taken = (holder.address() as AddressInfo).port;
  const root = join(import.meta.dirname, '../..');
  const env = { ...process.env, PORT: String(taken), SANDBOX_PORT: '0', PAGE_PORT: '0' };

  const started = promisify(execFile)('npm', ['run', '-s', 'sandbox'], { cwd: root, env, timeout: 120_000 });
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      `The sandbox cannot start: listen EADDRINUSE: address already in use 127.0.0.1:${taken}\nPAGE_PORT, PORT and SANDBOX_PORT set`,
    ) as unknown,
  });
}, 120_000);
