import { afterEach, expect, test, vi } from 'vitest';
import {
  openCurrentSettings,
  type CurrentSettings,
  type Mode,
} from '../../src/reconcile/current-settings.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';
import { FakeSettingsStore } from '../support/fakes/fake-settings-store.ts';

const opened: CurrentSettings[] = [];
afterEach(() => {
  for (const settings of opened.splice(0)) settings.stop();
});

async function open(store: FakeSettingsStore, more: { file?: unknown; mode?: Mode | null } = {}) {
  const logger = new FakeLogger();
  const settings = await openCurrentSettings({
    store,
    readFile: 'file' in more ? () => Promise.resolve(more.file) : null,
    environmentMode: more.mode ?? null,
    clock: new FakeClock(),
    logger,
    reloadMs: 5,
  });
  opened.push(settings);
  return { settings, logger };
}

test('an empty store starts with all defaults, in shadow mode', async () => {
  const store = new FakeSettingsStore();
  const { settings } = await open(store);
  expect(settings.get()).toEqual({ version: 1, settings: parseSettings({}), mode: 'shadow' });
  expect(store.versions.map(({ version, savedBy }) => [version, savedBy])).toEqual([[1, 'defaults']]);
});

const whoSaved = ({ versions }: FakeSettingsStore) =>
  versions.map(({ version, savedBy, settings: { leadDays } }) => [version, savedBy, leadDays]);

test('an empty store starts with the settings file, and starting again with the same file saves nothing', async () => {
  const store = new FakeSettingsStore();
  await open(store, { file: { leadDays: 20 } });
  const { settings } = await open(store, { file: { leadDays: 20 } });
  expect(settings.get()).toEqual({ version: 1, settings: parseSettings({ leadDays: 20 }), mode: 'shadow' });
  expect(whoSaved(store)).toEqual([[1, 'settings file', 20]]);
});

test('a settings file that is written after a first start, or corrected, holds from the next start on', async () => {
  const store = new FakeSettingsStore();
  await open(store);
  const written = await open(store, { file: { leadDays: 20 } });
  expect(written.settings.get()).toMatchObject({ version: 2, settings: { leadDays: 20 } });
  const corrected = await open(store, { file: { leadDays: 30 } });
  expect(corrected.settings.get()).toMatchObject({ version: 3, settings: { leadDays: 30 } });
  expect(whoSaved(store)).toEqual([
    [1, 'defaults', 15],
    [2, 'settings file', 20],
    [3, 'settings file', 30],
  ]);
});

test('without its file a server goes on with what the file said', async () => {
  const store = new FakeSettingsStore();
  await open(store, { file: { leadDays: 20 } });
  const { settings } = await open(store);
  expect(settings.get()).toMatchObject({ version: 1, settings: { leadDays: 20 } });
});

test('once somebody has saved settings the file is not read any more, whatever is in it', async () => {
  const store = new FakeSettingsStore();
  await open(store, { file: { leadDays: 20 } });
  await store.save(parseSettings({ leadDays: 3 }), 1, 'ann@agency.example (71)', 0);
  const { settings } = await open(store, { file: { leadDays: 'many' } });
  expect(settings.get()).toMatchObject({ version: 2, settings: { leadDays: 3 } });
  expect(whoSaved(store).at(-1)).toEqual([2, 'ann@agency.example (71)', 3]);
});

test('a settings file that is wrong is refused with its problems', async () => {
  await expect(open(new FakeSettingsStore(), { file: { leadDays: 'many' } })).rejects.toThrow(SettingsError);
});

test('a settings file whose fields contradict each other is refused, field by field', async () => {
  const store = new FakeSettingsStore();
  const file = {
    turnaround: { standardBusinessDays: 8 },
    mapping: { ticket: { stages: { new: { label: 'Open' }, inProgress: { label: 'open' } } } },
  };
  await expect(open(store, { file })).rejects.toMatchObject({
    name: 'SettingsError',
    problems: [
      {
        field: 'turnaround.extendedBusinessDays',
        message: 'must not be shorter than the standard turnaround (8 business days)',
      },
      {
        field: 'mapping.ticket.stages.inProgress',
        message: 'must be a stage of its own: another step is mapped to the same',
      },
    ],
  });
  expect(store.versions).toEqual([]);
});

test('settings that are already stored hold, also where a settings file would be refused for them', async () => {
  const store = new FakeSettingsStore();
  const contradicting = parseSettings({ turnaround: { standardBusinessDays: 8 } });
  await store.save(contradicting, 0, 'an earlier release', 0);
  const { settings } = await open(store);
  expect(settings.get()).toEqual({ version: 1, settings: contradicting, mode: 'shadow' });
});

test('of two servers that start at once on an empty store, the second takes what the first has saved', async () => {
  const store = new FakeSettingsStore();
  vi.spyOn(store, 'save').mockImplementationOnce(async (settings, basedOn, savedBy, now) => {
    await store.save(parseSettings({ leadDays: 9 }), 0, 'the other server', now);
    return store.save(settings, basedOn, savedBy, now);
  });
  const { settings } = await open(store);
  expect(settings.get()).toMatchObject({ version: 1, settings: { leadDays: 9 } });
});

test.each([
  [null, null, 'shadow'],
  [null, 'live', 'live'],
  [null, 'shadow', 'shadow'],
  ['live', null, 'live'],
  ['live', 'shadow', 'live'],
  ['shadow', 'live', 'shadow'],
] as const)('with MODE %s and the setting %s the app runs in %s', async (environment, setting, mode) => {
  const { settings } = await open(new FakeSettingsStore(), { file: { mode: setting }, mode: environment });
  expect(settings.get().mode).toBe(mode);
});

test('a change that was saved takes effect by itself, and whoever listens is told', async () => {
  const store = new FakeSettingsStore();
  const { settings } = await open(store);
  const told: number[] = [];
  settings.onChange(({ version }) => told.push(version));
  await store.save(parseSettings({ leadDays: 3, mode: 'live' }), 1, 'Ann', 0);
  await vi.waitFor(() =>
    expect(settings.get()).toMatchObject({ version: 2, mode: 'live', settings: { leadDays: 3 } }),
  );
  await settings.reload();
  expect(told).toEqual([2]);
});

test('while the store cannot be read the last settings hold', async () => {
  const store = new FakeSettingsStore();
  const { settings, logger } = await open(store, { file: { leadDays: 20 } });
  store.failure = new Error('disk busy');
  await vi.waitFor(() =>
    expect(logger.told('The settings could not be read; the last ones still hold')).toHaveLength(1),
  );
  expect(settings.get().settings.leadDays).toBe(20);
});

test('it is known whether newer settings could be looked for', async () => {
  const store = new FakeSettingsStore();
  const { settings } = await open(store);
  expect(settings.isRead()).toBe(true);
  store.failure = new Error('disk busy');
  await settings.reload();
  expect(settings.isRead()).toBe(false);
  await settings.reload();
  expect(settings.isRead()).toBe(true);
});
