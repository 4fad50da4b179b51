import { request as nodeRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSurroundings, account, noon, startApp } from './fakes.ts';
import type { App } from './fakes.ts';
import { creation, propertyChange } from './events.ts';

let app: App;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

/** Posts a delivery as HubSpot does; the signature is the fake verifier's business. */
function deliver(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${app.url}/webhooks/hubspot?source=a%20b`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  expect(text).not.toContain('\n');
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, body };
}

/** Nothing was marked, nobody was woken. */
function expectNothingHappened(): void {
  expect({ marked: app.surroundings.marked, expected: app.surroundings.expected }).toEqual({
    marked: [],
    expected: [],
  });
}

async function metricsPage(): Promise<string> {
  return (await fetch(`${app.url}/metrics`)).text();
}

describe('a delivery from HubSpot', () => {
  it('is answered with 204 once its records are marked, to be looked at when the dust has settled', async () => {
    const response = await deliver(JSON.stringify([propertyChange(), creation(), creation()]));
    expect(await answerOf(response)).toEqual({ status: 204, body: null });
    expect(app.surroundings.marked).toEqual([
      { kind: 'project', id: '180584432881', priority: 0, dueAt: noon + 2000 },
      { kind: 'ticket', id: '501', priority: 0, dueAt: noon + 2000 },
    ]);
    expect(app.surroundings.expected).toEqual([noon + 2000]);
  });

  it('is not acknowledged before the marks are stored', async () => {
    let finishStoring = (): void => undefined;
    app.surroundings.store = () => new Promise((resolve) => (finishStoring = resolve));
    const storing = vi.spyOn(app.surroundings, 'store');
    let acknowledged = false;
    const answer = deliver(JSON.stringify([creation()])).then((response) => {
      acknowledged = true;
      return response.status;
    });
    await vi.waitFor(() => expect(storing).toHaveBeenCalledOnce());
    // Another request makes the whole round trip, so an early acknowledgement would have arrived by now.
    await fetch(`${app.url}/healthz`);
    expect(acknowledged).toBe(false);
    finishStoring();
    expect(await answer).toBe(204);
  });

  it('is put off, for HubSpot to repeat, where the marks cannot be stored', async () => {
    app.surroundings.store = () => Promise.reject(new Error('disk full'));
    const response = await deliver(JSON.stringify([creation()]));
    expect(await answerOf(response)).toEqual({
      status: 503,
      body: { error: 'the changes could not be stored' },
    });
    expectNothingHappened();
  });

  it('is put off before HubSpot hangs up, where the store does not answer', async () => {
    const surroundings = new FakeSurroundings();
    surroundings.storeWithinMs = 50;
    surroundings.store = () => new Promise(() => undefined);
    const stuck = await startApp(surroundings);
    const response = await fetch(`${stuck.url}/webhooks/hubspot`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([creation()]),
    });
    expect(await answerOf(response)).toEqual({
      status: 503,
      body: { error: 'the changes could not be stored' },
    });
    await stuck.stop();
  });

  it('is put off as long as the HubSpot account is not known', async () => {
    app.surroundings.known = null;
    const response = await deliver(JSON.stringify([creation()]));
    expect(await answerOf(response)).toEqual({
      status: 503,
      body: { error: 'the HubSpot account is not known yet' },
    });
    expectNothingHappened();
  });

  it('shows the verifier the bytes and the public address, whatever a proxy claims', async () => {
    const body = `[ ${JSON.stringify(creation())} ]\n`;
    await deliver(body, {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-proof': 'seen',
    });
    expect(app.surroundings.verified).toEqual([
      {
        method: 'POST',
        publicUri: 'https://refresh.example.com/hubspot-app/webhooks/hubspot?source=a%20b',
        rawBody: Buffer.from(body),
        headers: expect.objectContaining({ 'x-proof': 'seen' }) as unknown,
        now: noon,
      },
    ]);
  });

  it('may speak of nothing the app knows: it is acknowledged, counted and forgotten', async () => {
    const events = [
      creation({ objectTypeId: '0-1' }),
      { portalId: account.portalId, subscriptionType: 'object.somethingNew' },
    ];
    expect((await deliver(JSON.stringify(events))).status).toBe(204);
    expectNothingHappened();
    const page = await metricsPage();
    expect(page).toContain('creative_refresh_webhook_events_received_total 2');
    expect(page).toContain('creative_refresh_webhook_events_dropped_total{reason="unknown record type"} 1');
    expect(page).toContain('creative_refresh_webhook_events_dropped_total{reason="unknown subscription"} 1');
  });

  it('is answered with 500 and told apart in the metrics where something is broken inside', async () => {
    Object.defineProperty(app.surroundings, 'known', {
      get: () => {
        throw new Error('something private');
      },
    });
    const response = await deliver(JSON.stringify([creation()]));
    expect(await answerOf(response)).toEqual({
      status: 500,
      body: { error: 'something went wrong here' },
    });
    expectNothingHappened();
    expect(await metricsPage()).toContain('creative_refresh_webhook_deliveries_total{outcome="failed"} 1');
  });

  it('may be empty', async () => {
    expect((await deliver('[]')).status).toBe(204);
    expectNothingHappened();
  });
});

describe('a delivery is refused', () => {
  it('with 415 where it is not JSON, before its body is read or its signature looked at', async () => {
    const response = await deliver('x'.repeat(5000), { 'content-type': 'text/plain' });
    expect(await answerOf(response)).toEqual({
      status: 415,
      body: { error: 'the content type is not application/json' },
    });
    expect(app.surroundings.verified).toEqual([]);
    expectNothingHappened();
  });

  it('with 415 where it is compressed, because signatures cover bytes', async () => {
    const response = await deliver('[]', { 'content-encoding': 'gzip' });
    expect(await answerOf(response)).toEqual({ status: 415, body: { error: 'the body is compressed' } });
    expectNothingHappened();
  });

  it('with 413 where it is too large by its own account', async () => {
    const response = await deliver(JSON.stringify([creation({ filler: 'x'.repeat(3000) })]));
    expect(await answerOf(response)).toEqual({
      status: 413,
      body: { error: 'the body is larger than 2000 bytes' },
    });
    expect(app.surroundings.verified).toEqual([]);
    expectNothingHappened();
  });

  it('with 413 where it turns out too large while it is read', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const sending = nodeRequest(`${app.url}/webhooks/hubspot`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject);
      sending.write('x'.repeat(1500));
      sending.end('x'.repeat(1500));
    });
    expect(status).toBe(413);
    expectNothingHappened();
  });

  it('with 401 and the reason where the signature does not hold', async () => {
    app.surroundings.verdict = { ok: false, because: 'the signature is older than 5 minutes' };
    const response = await deliver(JSON.stringify([creation()]));
    expect(await answerOf(response)).toEqual({
      status: 401,
      body: { error: 'the signature is older than 5 minutes' },
    });
    expectNothingHappened();
  });

  it.each([
    ['is no JSON', '[{]', 'the body is not JSON'],
    ['is no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'the body is not JSON'],
    ['has no body', '', 'the body is not JSON'],
    ['is no array', '{}', 'the body is not an array of events'],
    [
      'has an event that cannot be understood',
      JSON.stringify([creation(), creation({ objectId: null })]),
      'event 1: objectId must be a record id',
    ],
  ])('with 400 where it %s', async (_what, body, error) => {
    expect(await answerOf(await deliver(body))).toEqual({ status: 400, body: { error } });
    expectNothingHappened();
  });

  it('with 403 where any of its events is of another account', async () => {
    const response = await deliver(JSON.stringify([creation(), creation({ portalId: 1 })]));
    expect(await answerOf(response)).toEqual({
      status: 403,
      body: { error: 'event 1: portalId is not the account this app serves' },
    });
    expectNothingHappened();
  });

  it('by its signature before its content, so that strangers learn nothing', async () => {
    app.surroundings.verdict = { ok: false, because: 'there is no signature' };
    expect((await deliver('not JSON')).status).toBe(401);
  });

  it('with 404 where it does not come by POST', async () => {
    const response = await fetch(`${app.url}/webhooks/hubspot`);
    expect(await answerOf(response)).toEqual({
      status: 404,
      body: { error: 'there is nothing at this address' },
    });
  });
});

describe('the record of deliveries', () => {
  it('is one line each, with its id, counts and outcome and without anything that was sent', async () => {
    await deliver(JSON.stringify([creation(), creation({ objectTypeId: '0-1' })]), { 'x-proof': 'seen' });
    app.surroundings.verdict = { ok: false, because: 'there is no signature' };
    await deliver('[]');
    app.surroundings.verdict = { ok: true };
    app.surroundings.store = () => Promise.reject(new Error('disk full'));
    await deliver(JSON.stringify([creation()]));
    const durationMs = expect.any(Number) as unknown;
    expect(app.surroundings.logBook.lines).toEqual([
      {
        level: 'info',
        deliveryId: 'delivery-1',
        outcome: 204,
        events: 2,
        marks: 1,
        dropped: { 'unknown record type': 1 },
        durationMs,
        message: 'Delivery taken',
      },
      {
        level: 'warn',
        deliveryId: 'delivery-1',
        outcome: 401,
        because: 'there is no signature',
        durationMs,
        message: 'Delivery refused',
      },
      {
        level: 'error',
        deliveryId: 'delivery-1',
        outcome: 503,
        because: 'the changes could not be stored',
        durationMs,
        error: new Error('disk full'),
        message: 'Delivery put off',
      },
    ]);
    const page = await metricsPage();
    for (const outcome of ['accepted', 'refused 401', 'put off']) {
      expect(page).toContain(`creative_refresh_webhook_deliveries_total{outcome="${outcome}"} 1`);
    }
  });
});
