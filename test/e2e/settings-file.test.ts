import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { startAppProcess, type AppProcess } from '../support/app-process.ts';
import { mappingOf } from '../support/mapping-of-layout.ts';
import { enough, patience } from '../support/together-process.ts';

it('A start that names what is missing in the account is followed by one with those names mapped, on the same database', async () => {
  const sandbox = await startSandbox({ clock: { now: () => Date.now() }, names: 'other' });
  onTestFinished(() => sandbox.close());
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-settings-file-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const settingsFile = join(folder, 'settings.json');
  const start = (more: Readonly<Record<string, string>> = {}): Promise<AppProcess> =>
    startAppProcess({
      ...enough,
      HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
      HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
      HUBSPOT_API_BASE_URL: sandbox.url,
      DATABASE_URL: `file:${join(folder, 'store.db')}`,
      ...more,
    });
  const mapping = mappingOf(sandbox.layout);

  const unmapped = await start();
  expect(await unmapped.ended).toBe(1);
  expect(unmapped.printed()).toContain('There is no property "deliverable_folder_name"');
  const { nameProperty, ...halfOfTheProject } = mapping.project;
  await writeFile(settingsFile, JSON.stringify({ mapping: { ...mapping, project: halfOfTheProject } }));
  const halfMapped = await start({ SETTINGS_FILE: settingsFile });
  expect(await halfMapped.ended).toBe(1);
  expect(halfMapped.printed()).toContain('There is no property "name"');
  expect(halfMapped.printed()).not.toContain('deliverable_folder_name');
  await writeFile(
    settingsFile,
    JSON.stringify({ mapping: { ...mapping, project: { ...halfOfTheProject, nameProperty } } }),
  );
  const mapped = await start({ SETTINGS_FILE: settingsFile });
  await vi.waitFor(() => expect(mapped.printed()).toContain('Creative Refresh is running'), patience);
  mapped.signal('SIGTERM');
  expect(await mapped.ended).toBe(0);
});
