import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signV1, signV2, signV3 } from '../../src/hubspot/signature/signatures.ts';
import { creation } from '../http/events.ts';
import { noon } from '../http/fakes.ts';
import { clientSecret, publicBaseUrl } from '../http/ui-page.ts';
import { aRequest } from '../workflow-actions/a-request.ts';
import { json, openDoors, pageQuery, signed, type Doors, type DoorsOptions } from './doors.ts';
import { ask, type WireRequest } from './wire.ts';

type Headers = Readonly<Record<string, string>>;

const body = JSON.stringify([creation()]);
const delivery: WireRequest = { method: 'POST', target: '/webhooks/hubspot', body };
const action: WireRequest = {
  method: 'POST',
  target: '/workflow-actions/complete-implementation',
  body: JSON.stringify(aRequest()),
};
const look: WireRequest = { method: 'GET', target: `/api/projects/12?${pageQuery}` };
const saving: WireRequest = {
  method: 'PUT',
  target: `/api/settings?${pageQuery}`,
  body: JSON.stringify({ basedOn: 1, settings: { leadDays: 20 } }),
};

function contentOf({ method, target, body: text = '' }: WireRequest, base = publicBaseUrl) {
  return { method, publicUri: base + target, rawBody: Buffer.from(text) };
}

/** Only these headers, besides that of the content. */
function bare(request: WireRequest, headers: Headers): WireRequest {
  return { ...request, headers: { ...json, ...headers } };
}

/** An older signature, as HubSpot's workflows send it. */
function older(request: WireRequest, version: 'v1' | 'v2', named: string = version): Headers {
  const sign = version === 'v1' ? signV1 : signV2;
  return {
    'X-HubSpot-Signature': sign(clientSecret, contentOf(request)),
    'X-HubSpot-Signature-Version': named,
  };
}

function v3(signature: string, timestamp = String(noon)): Headers {
  return { 'X-HubSpot-Signature-v3': signature, 'X-HubSpot-Request-Timestamp': timestamp };
}

const right = signV3(clientSecret, contentOf(delivery), String(noon));
const old = noon - 300_001;
const foreign = signV3(clientSecret, contentOf(delivery, 'https://evil.example'), String(noon));

/** Made by who does not know the secret, but for what is let through; and by who has seen what HubSpot sent. */
const deliveries: readonly (readonly [what: string, WireRequest, status: number])[] = [
  ['as HubSpot sends it', signed(delivery), 204],
  ['with no signature', bare(delivery, {}), 401],
  ['with an empty signature', bare(delivery, v3(' ')), 401],
  ['signed by another secret', bare(delivery, v3(signV3(randomUUID(), contentOf(delivery), `${noon}`))), 401],
  ['with its signature in other letters', bare(delivery, v3(right.toLowerCase())), 401],
  ['with its signature twice', bare(delivery, v3(`${right}\r\nX-HubSpot-Signature-v3: ${right}`)), 401],
  ['with its time taken off', bare(delivery, { 'X-HubSpot-Signature-v3': right }), 401],
  ['with two times', bare(delivery, v3(right, `${noon}\r\nX-HubSpot-Request-Timestamp: ${noon}`)), 401],
  ['repeated after more than five minutes', signed(delivery, { signedAt: old }), 401],
  [
    'repeated after that under the present time',
    bare(delivery, v3(signV3(clientSecret, contentOf(delivery), `${old}`))),
    401,
  ],
  ['from more than five minutes ahead', signed(delivery, { signedAt: noon + 300_001 }), 401],
  ['with version 1 only', bare(delivery, older(delivery, 'v1')), 401],
  ['with version 2 only', bare(delivery, older(delivery, 'v2')), 401],
  [
    'with a wrong version 3 and a right version 1',
    bare(delivery, { ...v3('x'), ...older(delivery, 'v1') }),
    401,
  ],
  [
    'signed for an address of somebody else',
    { ...bare(delivery, { ...v3(foreign), Host: 'evil.example' }) },
    401,
  ],
  ['to another method', { ...signed(delivery), method: 'PUT' }, 404],
  ['to the address in capitals', { ...signed(delivery), target: '/WEBHOOKS/HUBSPOT' }, 401],
  ['to the address with a slash at its end', { ...signed(delivery), target: '/webhooks/hubspot/' }, 401],
  ['to the address with two slashes', { ...signed(delivery), target: '//webhooks/hubspot' }, 404],
  ['to the address with a dot', { ...signed(delivery), target: '/webhooks/./hubspot' }, 404],
  ['to the address with a letter encoded', { ...signed(delivery), target: '/webhooks/%68ubspot' }, 404],
  ['to the address with its slash encoded', { ...signed(delivery), target: '/webhooks%2Fhubspot' }, 404],
  ['to the address with a zero byte encoded', { ...signed(delivery), target: '/webhooks/hubspot%00' }, 404],
  ['to the address with a query', { ...signed(delivery), target: '/webhooks/hubspot?userId=1' }, 401],
  [
    'to the address with its question mark encoded',
    { ...signed(delivery), target: '/webhooks/hubspot%3F' },
    404,
  ],
  ['to the address with a fragment', { ...signed(delivery), target: '/webhooks/hubspot#x' }, 401],
  ['to a whole address', { ...signed(delivery), target: 'http://refresh.example.com/webhooks/hubspot' }, 401],
  ['under another host', signed({ ...delivery, headers: { Host: 'EVIL.example:8443' } }), 204],
  [
    'with what a proxy would say',
    signed({
      ...delivery,
      headers: {
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Proto': 'http',
        'X-Forwarded-For': '127.0.0.1',
      },
    }),
    204,
  ],
  [
    'with another address in its headers',
    signed({
      ...delivery,
      headers: { 'X-Original-URL': '/healthz', 'X-Rewrite-URL': '/healthz', 'X-HTTP-Method-Override': 'GET' },
    }),
    204,
  ],
];

const v1Deliveries: typeof deliveries = [
  ['with version 1 only', bare(delivery, older(delivery, 'v1')), 204],
  ['with version 1 that calls itself 2', bare(delivery, older(delivery, 'v1', 'v2')), 401],
  ['with version 2 only', bare(delivery, older(delivery, 'v2')), 401],
  [
    'with a wrong version 3 and a right version 1',
    bare(delivery, { ...v3('x'), ...older(delivery, 'v1') }),
    401,
  ],
  [
    'with an empty version 3 and a right version 1',
    bare(delivery, { ...v3(' '), ...older(delivery, 'v1') }),
    401,
  ],
  [
    'with an old version 3 and a right version 1',
    signed({ ...delivery, headers: older(delivery, 'v1') }, { signedAt: old }),
    401,
  ],
];

const other = { ...action, target: '/workflow-actions/evaluate-refresh' };
const calls: typeof deliveries = [
  ['with version 3', signed(action), 200],
  ['with version 2', bare(action, older(action, 'v2')), 200],
  ['with version 1', bare(action, older(action, 'v1')), 401],
  ['with no signature', bare(action, {}), 401],
  ['with a wrong version 3 and a right version 2', bare(action, { ...v3('x'), ...older(action, 'v2') }), 401],
  [
    'with an old version 3 and a right version 2',
    signed({ ...action, headers: older(action, 'v2') }, { signedAt: old }),
    401,
  ],
  ['with the signature of another action', bare(action, older(other, 'v2')), 401],
  [
    'to the address in capitals',
    { ...bare(action, older(action, 'v2')), target: action.target.toUpperCase() },
    404,
  ],
  ['with a query', { ...bare(action, older(action, 'v2')), target: `${action.target}?x=1` }, 401],
];

const pages: typeof deliveries = [
  ['for its project', signed(look), 404],
  ['for another project', { ...signed(look), target: look.target.replace('12', '13') }, 401],
  ['for another user', { ...signed(look), target: look.target.replace('75514748', '1') }, 401],
  ['for one user more', { ...signed(look), target: `${look.target}&userId=1` }, 401],
  ['with version 2', bare(look, older(look, 'v2')), 401],
  ['with no signature', bare(look, {}), 401],
  ['repeated after more than five minutes', signed(look, { signedAt: old }), 401],
  [
    'to save instead of to read',
    { ...saving, headers: signed({ ...saving, method: 'GET', body: '' }).headers ?? {} },
    401,
  ],
  [
    'to save something else',
    { ...signed(saving), body: saving.body?.toString().replace('20', '21') ?? '' },
    401,
  ],
];

function cameThrough({ webhooks, calls: made, looks, settings }: Doors): number {
  return webhooks.marked.length + made.length + looks.length + settings.versions.length - 1;
}

async function expectOutcome(
  [, request, status]: (typeof deliveries)[number],
  options?: DoorsOptions,
): Promise<void> {
  const doors = await openDoors(options);
  const answer = await ask(doors.port, request);
  const isTaken = status < 300 || (status === 404 && request.target === look.target);
  expect({ status: answer.status, came: cameThrough(doors) }).toEqual({ status, came: isTaken ? 1 : 0 });
}

describe('a delivery is answered by its signature and nothing else', () => {
  it.each(deliveries)('%s', async (...row) => expectOutcome(row));
});

describe('where version 1 is allowed, a delivery is answered by the best signature it has', () => {
  it.each(v1Deliveries)('%s', async (...row) => expectOutcome(row, { allowsV1: true }));
});

describe('a call of a workflow action is answered by its signature and nothing else', () => {
  it.each(calls)('%s', async (...row) => expectOutcome(row));
});

describe('what a page asks is answered by its signature and nothing else', () => {
  it.each(pages)('%s', async (...row) => expectOutcome(row));
});

describe('what is repeated within five minutes', () => {
  it('is taken and changes nothing more: the same record is marked, the same settings hold', async () => {
    const doors = await openDoors();
    const statuses: number[] = [];
    for (const request of [delivery, delivery, saving, saving])
      statuses.push((await ask(doors.port, signed(request, { signedAt: noon - 299_000 }))).status);
    expect(statuses).toEqual([204, 204, 200, 200]);
    expect(new Set(doors.webhooks.marked.map(({ kind, id }) => `${kind} ${id}`))).toEqual(
      new Set(['ticket 501']),
    );
    expect(doors.settings.versions.map(({ version }) => version)).toEqual([1, 2]);
  });
});

describe('OPTIONS', () => {
  it.each([
    delivery,
    action,
    look,
    saving,
    { method: 'GET', target: '/admin/dead-letters' },
    { method: 'GET', target: '/nowhere' },
  ])('is answered nowhere, signed or not: $target', async ({ target }) => {
    const doors = await openDoors();
    const refused = {
      status: 405,
      body: '{"error":"OPTIONS is not answered here"}',
      allow: 'GET, HEAD, POST, PUT',
    };
    for (const request of [{ method: 'OPTIONS', target }, signed({ method: 'OPTIONS', target })]) {
      const { status, body: text, headers } = await ask(doors.port, request);
      expect({ status, body: text, allow: headers['allow'] }).toEqual(refused);
    }
  });
});
