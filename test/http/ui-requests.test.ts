import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerErrors } from '../../src/http/answer-errors.ts';
import { listen } from '../../src/http/listen.ts';
import type { RunningServer } from '../../src/http/listen.ts';
import { verifyUiRequest } from '../../src/http/ui-requests.ts';
import { createLogBook, noon } from './fakes.ts';
import { askAsPage, clientSecret, publicBaseUrl } from './ui-page.ts';
import type { PageRequest } from './ui-page.ts';

let server: RunningServer;
let account: { readonly portalId: number } | null;

beforeEach(async () => {
  account = { portalId: 145883449 };
  const app = express();
  app.use('/page', async (request, response) => {
    const { rawBody, ...caller } = await verifyUiRequest(request, response, {
      publicBaseUrl,
      clientSecret,
      account: () => account,
      clock: { now: () => noon },
      bodyLimitBytes: 100,
    });
    response.json({ ...caller, rawBody: rawBody.toString() });
  });
  app.use(answerErrors(createLogBook().logger));
  server = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterEach(() => server.stop());

async function ask(request: Partial<PageRequest> = {}) {
  const url = `http://127.0.0.1:${server.port}`;
  const { status, body } = await askAsPage(url, '/page', { signedAt: noon, ...request });
  return { status, body };
}

const admin = { userId: '75514748', userEmail: 'admin@agency.example' };

describe('a request from a page inside HubSpot', () => {
  it('names the user who is looking, by HubSpot’s signed word', async () => {
    expect(await ask()).toEqual({ status: 200, body: { ...admin, rawBody: '' } });
  });

  it('brings along the very bytes of its body', async () => {
    expect(await ask({ method: 'PUT', body: '{ "a": "ü" }' })).toEqual({
      status: 200,
      body: { ...admin, rawBody: '{ "a": "ü" }' },
    });
  });

  it('need not say an email address', async () => {
    expect(await ask({ query: { userEmail: null } })).toEqual({
      status: 200,
      body: { ...admin, userEmail: null, rawBody: '' },
    });
  });

  it.each([
    ['is not signed at all', { isSigned: false }, 401, 'the header X-HubSpot-Signature-v3 is missing'],
    [
      'carries an older signature only',
      { isSigned: false, headers: { 'x-hubspot-signature': 'aa', 'x-hubspot-signature-version': 'v2' } },
      401,
      'the header X-HubSpot-Signature-v3 is missing',
    ],
    [
      'was signed more than five minutes ago',
      { signedAt: noon - 300_001 },
      401,
      'the request was signed more than 5 minutes ago',
    ],
    [
      'was signed with another body',
      { method: 'PUT', body: '{"a":1}', signedBody: '{"a":2}' },
      401,
      'the v3 signature does not match',
    ],
    [
      'comes for another account',
      { query: { portalId: '145883450' } },
      403,
      'portalId is not the account this app serves',
    ],
    ['names no user', { query: { userId: null } }, 400, 'the query does not name userId, as HubSpot does'],
    [
      'names a user that cannot be one',
      { query: { userId: '../me' } },
      400,
      'the query does not name userId, as HubSpot does',
    ],
    [
      'names a user of its own besides HubSpot’s',
      { query: { userId: ['1', '75514748'] } },
      400,
      'the query names userId more than once',
    ],
    [
      'names an email address of its own besides HubSpot’s',
      { query: { userEmail: ['boss@agency.example', 'me@agency.example'] } },
      400,
      'the query names userEmail more than once',
    ],
    [
      'names no account',
      { query: { portalId: null } },
      400,
      'the query does not name portalId, as HubSpot does',
    ],
    ['sends too much', { method: 'PUT', body: 'x'.repeat(101) }, 413, 'the body is larger than 100 bytes'],
    [
      'sends something else than JSON',
      { method: 'PUT', body: 'a', headers: { 'content-type': 'text/plain' } },
      415,
      'the content type is not application/json',
    ],
  ])('is refused where it %s', async (_, request, status, error) => {
    expect(await ask(request)).toEqual({ status, body: { error } });
  });

  it('is put off as long as the account is not known', async () => {
    account = null;
    expect(await ask()).toEqual({
      status: 503,
      body: { error: 'the HubSpot account is not known yet; try again in a minute' },
    });
  });
});
