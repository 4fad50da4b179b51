import { expect, vi } from 'vitest';
import { startAppProcess, type AppProcess } from './app-process.ts';
import type { Agency } from './together.ts';

/** How long a process may take to get somewhere. */
export const patience = { timeout: 60_000 };

/** Values that only have to be there. */
export const enough = {
  HUBSPOT_ACCESS_TOKEN: ['any', 'token'].join('-'),
  HUBSPOT_CLIENT_SECRET: ['any', 'text'].join('-'),
  PUBLIC_BASE_URL: 'http://127.0.0.1:1',
  HOST: '127.0.0.1',
  PORT: '0',
  EMAIL_TRANSPORT: 'hubspot',
  HUBSPOT_EMAIL_TEMPLATE_ID: '1',
} as const;

/**
 * The app of the agency, in a process of its own from now on, told of everything by webhooks. It has the same store,
 * which is the agency's file unless another is named.
 */
export async function moveIntoProcess(
  { together, storeFile }: Agency,
  databaseUrl = `file:${storeFile ?? ''}`,
): Promise<AppProcess> {
  await together.application().stop();
  const { sandbox, appUrl } = together;
  const app = await startAppProcess({
    ...enough,
    HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
    HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
    HUBSPOT_API_BASE_URL: sandbox.url,
    PUBLIC_BASE_URL: appUrl,
    PORT: new URL(appUrl).port,
    DATABASE_URL: databaseUrl,
    MODE: 'live',
    COALESCE_MS: '5',
  });
  await vi.waitFor(() => expect(app.printed()).toContain('Creative Refresh is running'), patience);
  return app;
}
