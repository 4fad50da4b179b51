import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Clock } from '../reconcile/ports/clock.ts';
import { createApiServer } from './api-server.ts';
import { ExchangeLog, type Exchange } from './exchanges.ts';
import { createFaultBox, type Faults } from './faults.ts';
import { chooseLayout, type Layout, type SetUp } from './layout.ts';
import type { Change } from './model.ts';
import { createPages, type Pages } from './pages.ts';
import { createAccountHandle, type AccountHandle } from './person.ts';
import { createPortal, type Portal } from './portal.ts';
import { RateLimits, type Limits } from './rate-limits.ts';
import { accountRoutes } from './routes-account.ts';
import { associationRoutes } from './routes-associations.ts';
import { batchRoutes } from './routes-batches.ts';
import { callbackRoutes } from './routes-callbacks.ts';
import { definitionChangeRoutes } from './routes-definition-changes.ts';
import { definitionRoutes } from './routes-definitions.ts';
import { recordRoutes } from './routes-records.ts';
import { singleSendRoutes } from './routes-single-send.ts';
import { userRoutes } from './routes-users.ts';
import { refuseForScope, tokenRoutes, type GrantedScopes } from './scopes.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { createEventMaker } from './webhook-events.ts';
import { WebhookSender, type WebhookPace } from './webhook-sender.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';
import { readActionDefinitions, type ActionDefinition } from './workflows/action-definitions.ts';
import { WorkflowRunner, type WorkflowPace, type Workflows } from './workflows/workflows.ts';

export interface SandboxOptions {
  /** The account's time; share it with the app so that both live in the same day. */
  readonly clock: Clock;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly portalId?: number;
  /** Id of the app as webhooks and histories name it. */
  readonly appId?: number;
  /** Made up at random unless given; so is the client secret. */
  readonly accessToken?: string;
  readonly clientSecret?: string;
  /** Default America/New_York. */
  readonly timeZone?: string;
  readonly uiDomain?: string;
  /** Property, option, stage and object names: those of the process description, or all different ones. */
  readonly names?: 'decisions' | 'other';
  /** Whether creative projects are a custom object or HubSpot's own Projects object. */
  readonly projectObject?: 'custom' | 'projects';
  /** How much of the process the account has; default: all of it. */
  readonly setUp?: SetUp;
  /** Default: every one there is. */
  readonly scopes?: GrantedScopes;
  /** How far the account's servers are ahead of its time, ms; default 0. */
  readonly serversAheadMs?: number;
  /** In real time. Defaults: 190 per 10 s, 5 searches per second, 625,000 a day. */
  readonly limits?: Partial<Limits>;
  /** How long the search lags behind, ms of real time; default 0. */
  readonly searchLagMs?: number;
  /** How long calculated stage dates lag behind, ms of real time; default 0. */
  readonly calculatedLagMs?: number;
  /** Entries on one page of a record's associations; default 500. */
  readonly associationPageSize?: number;
  readonly webhooks?: Partial<WebhookPace>;
  /** `actions`: what workflows can run; default: the actions of the app's own project files. */
  readonly workflows?: Partial<WorkflowPace> & { readonly actions?: readonly ActionDefinition[] };
  /** Whether `exchanges` keeps every exchange; default true. Turn it off for long runs. */
  readonly keepExchanges?: boolean;
  /** Fills the account before the first webhook can leave. */
  readonly seed?: (account: AccountHandle) => void;
}

/** A running HubSpot account. */
export interface Sandbox {
  /** Base URL of its API, without a trailing slash. */
  readonly url: string;
  readonly portalId: number;
  readonly appId: number;
  readonly accessToken: string;
  readonly clientSecret: string;
  readonly layout: Layout;
  readonly account: AccountHandle;
  readonly webhooks: Webhooks;
  readonly workflows: Workflows;
  readonly pages: Pages;
  readonly faults: Faults;
  readonly exchanges: readonly Exchange[];
  readonly calls: ReadonlyMap<string, number>;
  onExchange(listener: (exchange: Exchange) => void): void;
  /** Tells the listener of every change of the account's records from now on, whoever makes it. */
  onChange(listener: (change: Change) => void): void;
  /**
   * Where the app is, as its public base URL without a trailing slash. Until this is said, and after `null`, events
   * that come up are lost and no workflow can run an action.
   */
  setAppUrl(url: string | null): void;
  /** Ends every connection and timer; undelivered events are lost, executions stay as they are. */
  close(): Promise<void>;
}

const usualLimits: Limits = { perTenSeconds: 190, searchPerSecond: 5, daily: 625_000 };
const webhookPath = '/webhooks/hubspot';
const usualWebhookPace: WebhookPace = {
  batchingMs: 20,
  retryDelaysMs: [50, 100, 200, 400, 800],
  timeoutMs: 5000,
};
const usualWorkflowPace: WorkflowPace = { retryDelaysMs: [50, 100, 200, 400, 800], timeoutMs: 5000 };

/** What lags and limits are measured in, however far the account's clock was moved. */
const realNow = () => Date.now();

/** Starts an account and its API. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', portalId = 145_883_449, appId = 14_947_547 } = options;
  const { accessToken = randomUUID(), clientSecret = randomUUID(), scopes = {} } = options;
  const now = () => options.clock.now();
  const portal = openPortal(options, portalId, now);
  const account = createAccountHandle(portal);
  options.seed?.(account);

  const sender = new WebhookSender({ clientSecret, now, pace: { ...usualWebhookPace, ...options.webhooks } });
  const webhooks = createWebhooks(sender);
  const toEvent = createEventMaker({ portalId, appId, subscriptions: subscriptionsOf(portal.layout) });
  portal.onChange((change) => {
    const event = toEvent(change);
    if (event) webhooks.emit(event);
  });

  const { actions, ...workflowPace } = options.workflows ?? {};
  const workflows = new WorkflowRunner({
    portal,
    clientSecret,
    pace: { ...usualWorkflowPace, ...workflowPace },
    definitions: () => actions ?? readActionDefinitions(),
  });
  const closing = new AbortController();
  const pages = createPages({
    portal,
    appId,
    clientSecret,
    appUrl: () => workflows.appUrl,
    closing: closing.signal,
  });

  const app = { changeSource: 'INTEGRATION', sourceId: String(appId) };
  const faults = createFaultBox();
  const log = new ExchangeLog(options.keepExchanges ?? true);
  const routes = [
    ...accountRoutes(portal),
    ...definitionRoutes(portal),
    ...definitionChangeRoutes(portal),
    ...batchRoutes(portal, app),
    ...recordRoutes(portal, app),
    ...associationRoutes(portal, app, options.associationPageSize ?? 500),
    ...singleSendRoutes(portal),
    ...userRoutes(portal),
    ...callbackRoutes(workflows),
    ...tokenRoutes(portal, scopes, { id: appId, accessToken }),
  ];
  const rateLimits = new RateLimits({ ...usualLimits, ...options.limits }, realNow);
  const server = createServer(
    createApiServer({
      routes,
      accessToken,
      rateLimits,
      faults,
      log,
      refuseForScope: (call) => refuseForScope(portal, scopes, call),
      now: () => now() + (options.serversAheadMs ?? 0),
    }),
  );
  const port = await listen(server, options.port ?? 0, host);
  return {
    url: `http://${host}:${String(port)}`,
    portalId,
    appId,
    accessToken,
    clientSecret,
    layout: portal.layout,
    account,
    webhooks,
    workflows,
    pages,
    faults,
    exchanges: log.exchanges,
    calls: log.calls,
    onExchange: (listener) => log.listen(listener),
    onChange: (listener) => portal.onChange(listener),
    setAppUrl: (url) => {
      workflows.appUrl = url;
      sender.targetUrl = url === null ? null : url + webhookPath;
    },
    close: async () => {
      sender.close();
      workflows.close();
      closing.abort();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function openPortal(options: SandboxOptions, portalId: number, now: () => number): Portal {
  const { names = 'decisions', projectObject = 'custom' } = options;
  return createPortal({
    portalId,
    timeZone: options.timeZone ?? 'America/New_York',
    uiDomain: options.uiDomain ?? 'app.hubspot.com',
    layout: chooseLayout(names, projectObject),
    setUp: options.setUp ?? 'whole',
    now,
    realNow,
    searchLag: options.searchLagMs ?? 0,
    calculatedLag: options.calculatedLagMs ?? 0,
  });
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new TypeError('The sandbox listens on no TCP port');
  return address.port;
}
