import { once } from 'node:events';
import { createServer } from 'node:net';
import { startApplication, type Application } from '../application/start-application.ts';
import { readConfiguration } from '../config/read-configuration.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { MovableClock } from './movable-clock.ts';
import { settle } from './settle.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';

export interface TogetherOptions {
  readonly clock: MovableClock;
  readonly logger: Logger;
  /** The app's port; 0: any free one. */
  readonly port?: number;
  readonly sandbox?: Omit<SandboxOptions, 'clock'>;
  /** False: the account has no limits worth the name, and the app knows; for stories that must not wait. */
  readonly limited?: boolean;
  /** Real milliseconds after which the app tells workflows to wait; as HubSpot wants it unless given. */
  readonly answerWithinMs?: number;
  /** More of the app's environment, or other values than the usual ones. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is done with the account before the app starts for the first time. */
  readonly prepare?: (prepared: PreparedAccount) => Promise<void>;
}

/** An account without the app, and the environment the app will have. */
export interface PreparedAccount {
  readonly sandbox: Sandbox;
  readonly environment: Readonly<Record<string, string>>;
}

/** A HubSpot account and the app, in one process but talking over HTTP only. */
export interface Together {
  readonly sandbox: Sandbox;
  readonly clock: MovableClock;
  /** The app running now; `restart` makes another. */
  application(): Application;
  readonly appUrl: string;
  /** Resolves when every webhook is delivered, everything found is worked, and no mail is under way. */
  settled(): Promise<void>;
  /** Stops the app and starts it again on the same store; the account lives on meanwhile. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Calls; more than any story makes. */
const farAway = 100_000;

/** Starts both. The app's store is in memory unless `environment` names another. */
export async function startTogether(options: TogetherOptions): Promise<Together> {
  const { clock, logger } = options;
  const isLimited = options.limited ?? true;
  const sandbox = await startSandbox({
    ...options.sandbox,
    clock,
    ...(!isLimited && { limits: { perTenSeconds: farAway, searchPerSecond: farAway } }),
  });
  const port = options.port === undefined || options.port === 0 ? await freePort() : options.port;
  const appUrl = `http://127.0.0.1:${port}`;
  const environment = {
    HUBSPOT_ACCESS_TOKEN: sandbox.accessToken,
    HUBSPOT_CLIENT_SECRET: sandbox.clientSecret,
    HUBSPOT_PORTAL_ID: String(sandbox.portalId),
    HUBSPOT_API_BASE_URL: sandbox.url,
    PUBLIC_BASE_URL: appUrl,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: 'file::memory:',
    EMAIL_TRANSPORT: 'hubspot',
    HUBSPOT_EMAIL_TEMPLATE_ID: '1',
    MODE: 'live',
    COALESCE_MS: '20',
    ...options.environment,
  };
  const configuration = readConfiguration(environment);
  const start = () =>
    startApplication({
      configuration,
      clock,
      logger,
      ...(!isLimited && { limits: { perWindow: farAway, searchPerSecond: farAway } }),
      ...(options.answerWithinMs !== undefined && { answerWithinMs: options.answerWithinMs }),
    });
  sandbox.setAppUrl(appUrl);
  let application: Application;
  try {
    await options.prepare?.({ sandbox, environment });
    application = await start();
  } catch (error) {
    await sandbox.close();
    throw error;
  }

  const settled = () => settle(sandbox.webhooks, () => application);
  return {
    sandbox,
    clock,
    appUrl,
    application: () => application,
    settled,
    restart: async () => {
      await application.stop();
      application = await start();
    },
    close: async () => {
      await application.stop();
      await sandbox.close();
    },
  };
}

/** The app must know its public address before it listens, so a free port is looked for beforehand. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('No free TCP port was found');
  return address.port;
}
