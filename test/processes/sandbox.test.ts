import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startAppProcess, type Program } from '../support/app-process.ts';

const sandbox: Program = [
  process.execPath,
  ...['--import', import.meta.resolve('tsx')],
  join(import.meta.dirname, '../../src/sandbox/run-sandbox.ts'),
];
const anyPorts = {
  ...{ PAGE_PORT: '0', PORT: '0', SANDBOX_PORT: '0' },
  // The process runs in an empty folder; `npm run sandbox` runs beside this file.
  TSX_TSCONFIG_PATH: join(import.meta.dirname, '../../tsconfig.json'),
};

test('the sandbox starts with no settings at all, prints its page first, and stops when it is told to', async () => {
  const started = await startAppProcess(anyPorts, sandbox);
  const links = () => started.printed().match(/http:\/\/127\.0\.0\.1:\d+\S*/g) ?? [];
  await expect.poll(links, { timeout: 50_000 }).toHaveLength(4);
  const [page = '', console = ''] = links();
  expect(await (await fetch(page)).text()).toContain('<h1>A small HubSpot to play in</h1>');
  expect(console).toMatch(/\/console$/);

  started.signal('SIGTERM');
  expect(await started.ended).toBe(0);
});

test('where a port is taken the sandbox says which ports can be chosen', async () => {
  const first = await startAppProcess(anyPorts, sandbox);
  const page = () => /http:\/\/127\.0\.0\.1:(\d+)/.exec(first.printed())?.[1];
  await expect.poll(page, { timeout: 50_000 }).toBeDefined();

  const second = await startAppProcess({ ...anyPorts, PAGE_PORT: page() ?? '' }, sandbox);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain(
    'PAGE_PORT, PORT and SANDBOX_PORT set other ports than 3800, 3000 and 3900.',
  );
});
