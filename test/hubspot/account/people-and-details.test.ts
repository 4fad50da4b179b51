import { expect, test } from 'vitest';
import { createAccount } from '../../../src/hubspot/create-account.ts';
import { HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { accountMap, openAccount } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

const details = { portalId: 4711, timeZone: 'America/New_York', uiDomain: 'app.hubspot.com' };
const minutes = 60_000;

test('owners are read page by page, and whoever has left or has no email address is left out', async () => {
  const transport = new ScriptedTransport({
    'list owners': ({ query }) =>
      query['after'] === undefined
        ? {
            results: [
              { id: '1', email: 'ann@agency.example', firstName: 'Ann', lastName: 'Lee', archived: false },
              { id: '2', email: 'gone@agency.example', firstName: 'Gone', lastName: 'Girl', archived: true },
            ],
            paging: { next: { after: '2' } },
          }
        : {
            results: [
              { id: '3', email: 'bo@agency.example', lastName: null },
              { id: '4', firstName: 'Queue' },
            ],
          },
  });
  await expect(openAccount(transport).people()).resolves.toEqual({
    1: { id: '1', name: 'Ann Lee', email: 'ann@agency.example' },
    3: { id: '3', name: 'bo@agency.example', email: 'bo@agency.example' },
  });
  expect(transport.calls.map(({ query }) => query)).toEqual([
    { limit: '100', archived: 'false' },
    { limit: '100', archived: 'false', after: '2' },
  ]);
});

test('account details are kept for five minutes and shared by all who ask at once', async () => {
  let time = 0;
  const transport = new ScriptedTransport({ 'read account details': () => details });
  const account = createAccount(transport, accountMap, { now: () => time });
  const both = await Promise.all([account.details(), account.details()]);
  expect(both).toEqual([details, details]);
  time = 5 * minutes - 1;
  await account.details();
  expect(transport.calls).toHaveLength(1);
  time = 5 * minutes;
  await account.details();
  expect(transport.calls).toHaveLength(2);
});

test('a clock set back does not keep old details for ever', async () => {
  let time = 60 * minutes;
  const transport = new ScriptedTransport({ 'read account details': () => details });
  const account = createAccount(transport, accountMap, { now: () => time });
  await account.details();
  time = 0;
  await account.details();
  expect(transport.calls).toHaveLength(2);
});

test('a failure is not remembered', async () => {
  let down = true;
  const transport = new ScriptedTransport({
    'read account details': () => {
      if (down) throw new HubSpotUnavailable('down', 503);
      return details;
    },
  });
  const account = openAccount(transport);
  await expect(account.details()).rejects.toMatchObject({ name: 'AccountError', because: 'later' });
  down = false;
  await expect(account.details()).resolves.toEqual(details);
});
