import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openAdminPlace } from '../support/admin-place.ts';
import { commandEnvironment } from '../support/run-command.ts';

const run = promisify(execFile);
const bin = join(import.meta.dirname, '../../bin/creative-refresh.mjs');

test('the command runs from any folder, and reads the .env that is there', async () => {
  const place = await openAdminPlace();
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-bin-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lines = Object.entries(commandEnvironment(place.sandbox, { DATABASE_URL: 'file:./store.db' }));
  await writeFile(join(folder, '.env'), lines.map(([name, value]) => `${name}=${value}\n`).join(''));
  const env = { PATH: process.env['PATH'] };
  const { stdout, stderr } = await run(process.execPath, [bin, 'settings', 'get', 'leadDays'], {
    cwd: folder,
    env,
  });
  expect({ stdout, stderr }).toEqual({ stdout: '15\n', stderr: '' });
});

test('the exit code tells how it went', async () => {
  await expect(run(process.execPath, [bin, 'nonsense'])).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: "unknown command 'nonsense'\nSee: creative-refresh --help\n",
  });
});
