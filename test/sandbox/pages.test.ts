import type { hubspot } from '@hubspot/ui-extensions';
import { createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { firstOf, inTurn, startApp } from './acting-app.ts';
import { startTestSandbox } from './client.ts';

const wellDone = { status: 200, body: { isWell: true } };

async function openPage(answer: Parameters<typeof startApp>[0] = () => wellDone) {
  const app = await startApp(answer);
  const sandbox = await startTestSandbox({ clock: createMovableClock(Date.parse('2027-01-01T00:00:00Z')) });
  sandbox.setAppUrl(app.url);
  const owner = sandbox.account.addOwner({
    firstName: 'Amara',
    lastName: 'Okafor',
    email: 'amara@agency.example',
  });
  const { id } = sandbox.account.userOf(owner);
  const caller = `userId=${id}&portalId=145883449&userEmail=amara%40agency.example&appId=14947547`;
  return { app, sandbox, id, caller, fetch: sandbox.pages.fetchAs(id) };
}

test('a page asks as hubspot.fetch does, and gets a standard answer', async () => {
  const { app, caller, sandbox } = await openPage();
  const fetch: typeof hubspot.fetch = sandbox.pages.fetchAs('Amara@agency.example');
  const response = await fetch(`${app.url}/api/settings`);
  expect(response).toBeInstanceOf(Response);
  expect([response.status, await response.json()]).toEqual([200, { isWell: true }]);
  expect(app.asked.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
    { method: 'GET', url: `/api/settings?${caller}`, body: '' },
  ]);
});

test('who asks is appended to what the page asks for, and cannot be told otherwise', async () => {
  const { app, caller, fetch } = await openPage();
  await fetch(new URL(`${app.url}/api/projects/1?userId=7`));
  expect(app.asked.map(({ url }) => url)).toEqual([`/api/projects/1?userId=7&${caller}`]);
});

test('a request is signed by version 3 over address, body and time of the account, and by that alone', async () => {
  const { app, caller, sandbox, fetch } = await openPage();
  const headers = { Accept: 'text/plain', 'X-HubSpot-Signature-v3': 'forged' };
  await fetch(`${app.url}/api/settings`, { method: 'PUT', body: { dryRun: true }, headers });
  const asked = firstOf(app.asked);
  const timestamp = String(asked.headers['x-hubspot-request-timestamp']);
  expect(Number(timestamp)).toBeGreaterThanOrEqual(Date.parse('2027-01-01T00:00:00Z'));
  const uri = `${app.url}/api/settings?${caller.replace('%40', '@')}`;
  expect(asked).toMatchObject({ method: 'PUT', body: '{"dryRun":true}' });
  expect(asked.headers).toMatchObject({
    accept: 'text/plain',
    'content-type': 'application/json',
    'x-hubspot-signature-v3': createHmac('sha256', sandbox.clientSecret)
      .update(`PUT${uri}{"dryRun":true}${timestamp}`)
      .digest('base64'),
  });
  expect(asked.headers['x-hubspot-signature']).toBeUndefined();
});

test('a GET has no body, whatever the page gives', async () => {
  const { app, fetch } = await openPage();
  await fetch(`${app.url}/api/settings`, { method: 'GET', body: { any: 1 } });
  expect(app.asked.map(({ body, headers }) => [body, headers['content-type']])).toEqual([['', undefined]]);
});

test.each([
  ['a server error', { status: 503 }],
  ['a broken connection', 'break' as const],
])('after %s the app is asked once more', async (_, first) => {
  const { app, fetch } = await openPage(inTurn(first, wellDone));
  expect((await fetch(`${app.url}/api/settings`)).status).toBe(200);
  expect(app.asked).toHaveLength(2);
});

test('a second server error is what the page gets', async () => {
  const { app, fetch } = await openPage(() => ({ status: 503, body: { error: 'Not now' } }));
  const response = await fetch(`${app.url}/api/settings`);
  expect([response.status, await response.json()]).toEqual([503, { error: 'Not now' }]);
  expect(app.asked).toHaveLength(2);
});

test('a second broken connection is a rejection', async () => {
  const { app, fetch } = await openPage(() => 'break');
  await expect(fetch(`${app.url}/api/settings`)).rejects.toThrow(TypeError);
  expect(app.asked).toHaveLength(2);
});

test('a refusal reaches the page at once', async () => {
  const { app, fetch } = await openPage(() => ({ status: 409, body: {} }));
  expect((await fetch(`${app.url}/api/settings`)).status).toBe(409);
  expect(app.asked).toHaveLength(1);
});

test('an answer that takes longer than the page waits is a rejection, and nothing is asked again', async () => {
  const { app, fetch } = await openPage(() => 'hang');
  await expect(fetch(`${app.url}/api/settings`, { timeout: 200 })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  // On a machine that is busy elsewhere the time may be over before the app hears of it.
  expect(app.asked.length).toBeLessThanOrEqual(1);
});

test('only permitted addresses are called: by default the app itself', async () => {
  const { app, sandbox, id, fetch } = await openPage();
  const other = await startApp(() => wellDone);
  const notPermitted = (url: string) => new TypeError(`${url} is not among the app's permitted URLs`);
  await expect(fetch(other.url)).rejects.toThrow(notPermitted(other.url));
  await expect(fetch('http://app.example/')).rejects.toThrow(
    new TypeError('hubspot.fetch calls https addresses only, not http://app.example'),
  );
  const elsewhere = sandbox.pages.fetchAs(id, { permittedUrls: [`${other.url}/api`] });
  await expect(elsewhere(app.url)).rejects.toThrow(notPermitted(app.url));
  await expect(elsewhere(`${other.url}/else`)).rejects.toThrow(notPermitted(other.url));
  expect((await elsewhere(`${other.url}/api/settings`)).status).toBe(200);
  expect(app.asked).toEqual([]);
});

test('more than a megabyte passes in neither direction', async () => {
  const long = 'x'.repeat(1_000_000);
  const { app, fetch } = await openPage(() => ({ status: 200, body: { long } }));
  await expect(fetch(app.url, { method: 'PUT', body: { long } })).rejects.toThrow(
    new TypeError('hubspot.fetch sends at most 1 MB'),
  );
  expect(app.asked).toEqual([]);
  await expect(fetch(app.url)).rejects.toThrow(new TypeError('hubspot.fetch takes answers of at most 1 MB'));
  expect(app.asked).toHaveLength(1);
});

test('beyond twenty requests at once the page is told to come back later', async () => {
  const { app, sandbox, fetch } = await openPage(() => 'hang');
  const hanging = Array.from({ length: 20 }, () => fetch(app.url).catch(() => 'ended'));
  await vi.waitFor(() => expect(app.asked).toHaveLength(20));
  expect((await fetch(app.url)).status).toBe(429);
  expect(app.asked).toHaveLength(20);
  await sandbox.close();
  expect(new Set(await Promise.all(hanging))).toEqual(new Set(['ended']));
});

test('nobody but a user of the account has a page', async () => {
  const { sandbox } = await openPage();
  expect(() => sandbox.pages.fetchAs('petra@agency.example')).toThrow(
    new RangeError('There is no user petra@agency.example in the sandbox'),
  );
});
