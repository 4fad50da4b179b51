import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { z } from 'zod';
import { createLogger } from '../../src/config/logger.ts';
import { createMovableClock, type MovableClock } from '../../src/sandbox/movable-clock.ts';
import type { AccountHandle } from '../../src/sandbox/person.ts';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { seedPeople, type AgencyPeople } from '../../src/sandbox/seed.ts';
import { startTogether, type Together, type TogetherOptions } from '../../src/sandbox/together.ts';
import type { settingsSchema } from '../../src/settings/settings-schema.ts';
import { checkExchanges } from './check-exchanges.ts';
import { specsArePresent } from './hubspot-specs.ts';
import { lastingPort } from './lasting-port.ts';

/** A Monday morning in New York, a week before the clocks change there. */
const firstMorning = Date.parse('2026-03-02T14:00:00Z');

/** Longer than anything takes on a machine that has much else to do. */
const patientMs = 60_000;

export interface AgencyOptions {
  readonly sandbox?: Omit<SandboxOptions, 'clock' | 'seed'>;
  readonly environment?: Readonly<Record<string, string>>;
  /** The settings document an admin hands over; what is left out keeps its default. */
  readonly settings?: z.input<typeof settingsSchema>;
  /** True: the store is a file, so that it outlives a restart. */
  readonly keepsStore?: boolean;
  /** False: no webhook ever arrives, so that only sweeps find anything. */
  readonly webhooks?: boolean;
  /** Epoch ms; the first Monday of March 2026 unless a second process has to live in the same time. */
  readonly startsAt?: number;
  /** What an admin does with the account before the app starts for the first time. */
  readonly prepare?: TogetherOptions['prepare'];
  /** True: HubSpot's usual limits hold. */
  readonly limited?: boolean;
  /** True: workflows are told to wait as soon as HubSpot wants it; else they are answered, however slow the machine. */
  readonly lettingWait?: boolean;
}

/** An agency at work: people act in an emulated account, the app answers over HTTP. */
export interface Agency {
  readonly together: Together;
  readonly account: AccountHandle;
  readonly clock: MovableClock;
  readonly people: AgencyPeople;
  readonly companyId: string;
  /** Every line the app logged, at level debug. */
  readonly logLines: readonly string[];
  /** The store's file; null where it is in memory. */
  readonly storeFile: string | null;
  /** Somebody does something, and whatever the app makes of it is awaited. */
  after<Result>(doing: () => Result): Promise<Result>;
  /** So many days go by at once, as after a weekend without anybody; the app sweeps afterwards. */
  days(days: number): Promise<void>;
}

/**
 * Opens an agency with its people and one company, and closes it after the test. The account has no limits and
 * failed work is tried again almost at once, so that nobody has to wait. Whatever a test is about, it also fails
 * where anything the app asked departs from HubSpot's own descriptions of its API, and where a line of the log
 * shows a secret or somebody's address.
 * @throws what keeps the app from starting
 */
export async function openAgency(options: AgencyOptions = {}): Promise<Agency> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-e2e-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const settingsFile = join(folder, 'settings.json');
  await writeFile(settingsFile, JSON.stringify(withQuickRetries(options.settings ?? {})));
  const storeFile = options.keepsStore === true ? join(folder, 'store.db') : null;
  const clock = createMovableClock(options.startsAt ?? firstMorning);
  const logLines: string[] = [];
  const together = await startTogether({
    clock,
    port: await lastingPort(),
    logger: createLogger({ level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
    limited: options.limited ?? false,
    ...(options.lettingWait !== true && { answerWithinMs: patientMs }),
    ...(options.prepare && { prepare: options.prepare }),
    sandbox: {
      ...options.sandbox,
      webhooks: { batchingMs: 5, ...options.sandbox?.webhooks },
      workflows: { timeoutMs: patientMs, ...options.sandbox?.workflows },
    },
    environment: {
      COALESCE_MS: '5',
      SETTINGS_FILE: settingsFile,
      ...(storeFile !== null && { DATABASE_URL: `file:${storeFile}` }),
      ...options.environment,
    },
  });
  onTestFinished(async () => {
    await together.close();
    const { accessToken, clientSecret, exchanges } = together.sandbox;
    const isTelling = (line: string) =>
      [accessToken, clientSecret, '@agency.example'].some((secret) => line.includes(secret));
    expect(logLines.filter(isTelling)).toEqual([]);
    if (specsArePresent) expect(checkExchanges(exchanges)).toEqual([]);
  });
  if (options.webhooks === false) {
    together.sandbox.webhooks.turnOff();
    // The sweep of the start may still be under way, and would find what is done in the meantime.
    await together.application().idle();
  }
  const { account } = together.sandbox;
  return {
    together,
    account,
    clock,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
    logLines,
    storeFile,
    async after(doing) {
      const result = doing();
      await settle(together, options);
      return result;
    },
    async days(days) {
      clock.advanceDays(days);
      await settle(together, options);
    },
  };
}

function withQuickRetries(settings: z.input<typeof settingsSchema>): z.input<typeof settingsSchema> {
  return { ...settings, retries: { firstDelaySeconds: 0.1, longestDelaySeconds: 1, ...settings.retries } };
}

/** Where no event tells the app anything, the next sweep has to. */
async function settle(together: Together, { webhooks = true }: AgencyOptions): Promise<void> {
  if (!webhooks) await together.application().sweep();
  await together.settled();
}
