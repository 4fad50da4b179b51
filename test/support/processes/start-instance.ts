import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { startAppProcess, type AppProcess } from '../app-process.ts';
import { enough, patience } from '../together-process.ts';
import { buildApp } from './built-app.ts';
import type { BusyOffice } from './open-office.ts';

export interface InstanceOptions {
  readonly databaseUrl: string;
  /** Where HubSpot is for this one; the account itself unless somebody stands between. */
  readonly hubspotUrl?: string;
  /** What HubSpot calls. */
  readonly publicBaseUrl: string;
  readonly port: number;
  /** By how much its clock is ahead of this machine's, ms; the account's must be as well. */
  readonly clockAheadMs?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the app as it is built, on an account; it may not be ready yet. */
export async function startInstance(
  { sandbox }: Pick<BusyOffice, 'sandbox'>,
  options: InstanceOptions,
): Promise<AppProcess> {
  const main = await buildApp();
  const clock = `const now = Date.now; Date.now = () => now() + ${options.clockAheadMs ?? 0};`;
  return startAppProcess(
    {
      ...enough,
      HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
      HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
      HUBSPOT_API_BASE_URL: options.hubspotUrl ?? sandbox.url,
      PUBLIC_BASE_URL: options.publicBaseUrl,
      PORT: String(options.port),
      DATABASE_URL: options.databaseUrl,
      MODE: 'live',
      COALESCE_MS: '5',
      SETTINGS_FILE: join(import.meta.dirname, 'burst-settings.json'),
      ...options.environment,
    },
    [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(clock)}`, main],
  );
}

/** @throws where it does not come up within a minute, with what it printed instead */
export async function isRunning(app: AppProcess): Promise<void> {
  await vi.waitFor(() => expect(app.printed()).toContain('Creative Refresh is running'), {
    ...patience,
    interval: 10,
  });
}

/** The port it listens on, once it is running. */
export function portOf(app: AppProcess): number {
  const port = /"port":(\d+)/.exec(app.printed())?.[1];
  if (port === undefined) throw new TypeError(`The app has not said where it listens:\n${app.printed()}`);
  return Number(port);
}
