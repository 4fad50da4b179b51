import { expect, onTestFinished, test, vi } from 'vitest';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import type { Store } from '../../src/store/open-store.ts';
import { readMetrics } from '../support/read-metrics.ts';
import { openAgency, type Agency, type AgencyOptions } from '../support/together.ts';

const opened: Store[] = [];

/** The very store of the app: for another server's doings, and to take it away. */
vi.mock(import('../../src/store/open-store.ts'), async (original) => {
  const { openStore } = await original();
  return {
    openStore: async (options) => {
      const store = await openStore(options);
      opened.push(store);
      return store;
    },
  };
});

async function openWithStore(
  options: AgencyOptions = {},
): Promise<{ readonly agency: Agency; readonly store: Store }> {
  const agency = await openAgency(options);
  onTestFinished(() => void opened.splice(0));
  const [store] = opened;
  if (!store) throw new TypeError('The app has opened no store');
  return { agency, store };
}

const patience = { timeout: 60_000, interval: 50 };

/** Waits until the page shows this number so. */
function becomes(agency: Parameters<typeof readMetrics>[0], name: string, value: number): Promise<void> {
  return vi.waitFor(async () => expect((await readMetrics(agency))(name)).toBe(value), patience);
}

test('CreativeRefreshMappingMisfit: a mapping that does not fit the account shows, until one does', async () => {
  const { agency, store } = await openWithStore();
  const saveMapping = async (label: string) => {
    const before = await store.settings.current();
    const settings = parseSettings({ mapping: { ticket: { pipeline: { label } } } });
    await store.settings.save(settings, before?.version ?? 0, 'somebody', Date.now());
  };
  expect((await readMetrics(agency))('mapping_holds')).toBe(1);
  await saveMapping('No Such Pipeline');
  await becomes(agency, 'mapping_holds', 0);
  await saveMapping('deliverables');
  await becomes(agency, 'mapping_holds', 1);
});

test('CreativeRefreshSweepsYield: that sweeps wait because of the daily calls shows, until they may go on', async () => {
  const daily = 40;
  const { agency, store } = await openWithStore({
    limited: true,
    sandbox: { limits: { daily } },
    settings: { dailyCalls: { sweepsYieldAtPercent: 10 } },
  });
  await agency.together.application().sweep();
  await becomes(agency, 'hubspot_daily_calls_maximum', daily);
  await becomes(agency, 'sweeps_yield', 1);
  const settings = parseSettings({ dailyCalls: { sweepsYieldAtPercent: 100 } });
  await store.settings.save(settings, (await store.settings.current())?.version ?? 0, 'somebody', Date.now());
  await becomes(agency, 'sweeps_yield', 0);
});

test('CreativeRefreshStoreUnreadable: a database that is gone shows, and the page is there all the same', async () => {
  const { agency, store } = await openWithStore();
  expect((await readMetrics(agency))('store_readable')).toBe(1);
  await store.close();
  expect((await readMetrics(agency))('store_readable')).toBe(0);
});

test('CreativeRefreshSettingsUnread: a server that cannot look for newer settings shows it', async () => {
  const { agency, store } = await openWithStore();
  expect((await readMetrics(agency))('settings_read')).toBe(1);
  await store.close();
  await becomes(agency, 'settings_read', 0);
});

test('CreativeRefreshAccountNotConnected: an app that waits for HubSpot shows it, and that it waits no more', async () => {
  let isSeen: Promise<void> = Promise.resolve();
  const agency = await openAgency({
    prepare: ({ sandbox, environment }) => {
      sandbox.faults.next(() => true, { connection: 'reset' }, 100_000);
      const starting = { together: { appUrl: environment['PUBLIC_BASE_URL'] ?? '' } };
      isSeen = becomes(starting, 'account_connected', 0).then(() => sandbox.faults.clear());
      return Promise.resolve();
    },
  });
  await isSeen;
  expect((await readMetrics(agency))('account_connected')).toBe(1);
});
