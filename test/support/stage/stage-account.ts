import type { HttpAnswer } from '../../../src/hubspot/transport/http-client.ts';
import type { Clock } from '../../../src/reconcile/ports/clock.ts';
import { ApiError, type Answer } from '../../../src/sandbox/api-error.ts';
import type { Call, Route } from '../../../src/sandbox/call.ts';
import { chooseLayout } from '../../../src/sandbox/layout.ts';
import type { Change } from '../../../src/sandbox/model.ts';
import { createAccountHandle, type AccountHandle } from '../../../src/sandbox/person.ts';
import { createPortal } from '../../../src/sandbox/portal.ts';
import { accountRoutes } from '../../../src/sandbox/routes-account.ts';
import { associationRoutes } from '../../../src/sandbox/routes-associations.ts';
import { batchRoutes } from '../../../src/sandbox/routes-batches.ts';
import { definitionRoutes } from '../../../src/sandbox/routes-definitions.ts';
import { recordRoutes } from '../../../src/sandbox/routes-records.ts';
import { singleSendRoutes } from '../../../src/sandbox/routes-single-send.ts';
import { seedPeople, type AgencyPeople } from '../../../src/sandbox/seed.ts';
import { subscriptionsOf } from '../../../src/sandbox/subscriptions.ts';
import { createEventMaker, type WebhookEvent } from '../../../src/sandbox/webhook-events.ts';
import { matchPath } from './match-path.ts';
import type { NamedRequest } from './seam.ts';

const portalId = 145_883_449;
const appId = 14_947_547;
const layout = chooseLayout('decisions', 'custom');
const subscriptions = subscriptionsOf(layout);

/** An emulated HubSpot account in this process, without a server, a wire, limits or a time of its own. */
export interface StageAccount {
  readonly portalId: number;
  readonly account: AccountHandle;
  readonly people: AgencyPeople;
  readonly companyId: string;
  /** Every event the app has subscribed to, as it comes up; nobody delivers it. */
  readonly events: readonly WebhookEvent[];
  /** Tells the listener of every change of the account from now on, as it happens. */
  readonly onChange: (listener: (change: Change) => void) => void;
  /** Carries out one call and answers it. @throws what only a defect of the account itself throws */
  readonly answer: (request: NamedRequest, refusesRow?: (row: unknown) => boolean) => HttpAnswer;
}

/** Opens one with its people and one company. The search lags by so many ms of `clock`; default 0. */
export function openStageAccount(clock: Clock, { searchLagMs = 0 } = {}): StageAccount {
  const now = () => clock.now();
  const portal = createPortal({
    portalId,
    timeZone: 'America/New_York',
    uiDomain: 'app.hubspot.com',
    layout,
    setUp: 'whole',
    now,
    realNow: now,
    searchLag: searchLagMs,
    calculatedLag: 0,
  });
  const events: WebhookEvent[] = [];
  const toEvent = createEventMaker({ portalId, appId, subscriptions });
  portal.onChange((change) => {
    const event = toEvent(change);
    if (event) events.push(event);
  });
  const app = { changeSource: 'INTEGRATION', sourceId: String(appId) };
  const routes: readonly Route[] = [
    ...accountRoutes(portal),
    ...definitionRoutes(portal),
    ...batchRoutes(portal, app),
    ...recordRoutes(portal, app),
    ...associationRoutes(portal, app, 500),
    ...singleSendRoutes(portal),
  ];
  const account = createAccountHandle(portal);
  return {
    portalId,
    account,
    people: seedPeople(account),
    companyId: account.create('company', { name: 'Harbor & Pine Outfitters' }),
    events,
    onChange: (listener) => portal.onChange(listener),
    answer: ({ method, path, query, body }, refusesRow = () => false) => {
      for (const route of routes) {
        const params = route.method === method.toLowerCase() ? matchPath(route.path, path) : null;
        if (params === null) continue;
        // What arrives is what a wire would have carried: a copy, without what JSON does not know.
        const received: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
        return overTheWire(
          handle(route, { params, query: new URLSearchParams(query), body: received, refusesRow }),
        );
      }
      return overTheWire(new ApiError(404, 'OBJECT_NOT_FOUND', `No service for ${method} ${path}`).answer());
    },
  };
}

function handle(route: Route, call: Call): Answer {
  try {
    return route.handle(call);
  } catch (error) {
    if (error instanceof ApiError) return error.answer();
    throw error;
  }
}

const overTheWire = ({ status, body, headers = {} }: Answer): HttpAnswer => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  text: body === undefined ? '' : JSON.stringify(body),
});
