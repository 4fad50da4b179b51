import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { HubSpotRefused } from '../../../src/hubspot/transport/errors.ts';
import { accessToken, createTask, hubSpotAnswersTo, openTransport, readTicket } from './test-transport.ts';

async function refusalOf(status: number, body: string | object, headers: Record<string, string> = {}) {
  hubSpotAnswersTo(readTicket).reply(status, body, headers);
  const { transport, reports } = openTransport();
  const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HubSpotRefused);
  expect(reports.tries).toEqual(['read ticket: refused']);
  return error;
}

test('a refusal quotes what HubSpot said, its category and its correlation id', async () => {
  const error = await refusalOf(400, {
    status: 'error',
    message: 'Property values were not valid',
    correlationId: 'c-1',
    category: 'VALIDATION_ERROR',
    errors: [{ message: 'cadence must be a number', code: 'INVALID_INTEGER' }, { message: 'no such stage' }],
  });
  expect(error).toMatchObject({
    message:
      'read ticket: HubSpot refused (400, VALIDATION_ERROR). Property values were not valid. cadence must be a number. no such stage',
    status: 400,
    category: 'VALIDATION_ERROR',
    correlationId: 'c-1',
  });
});

test('a missing scope is named with what to do', async () => {
  const error = await refusalOf(403, {
    status: 'error',
    message: 'The app lacks scopes',
    category: 'MISSING_SCOPES',
    errors: [
      {
        message: 'One of these is required',
        context: { requiredGranularScopes: ['crm.objects.contacts.write', 'tickets'] },
      },
    ],
  });
  expect(error).toMatchObject({
    message:
      'read ticket: HubSpot refused (403, MISSING_SCOPES). The app lacks scopes. One of these is required. Grant the app the missing scopes: crm.objects.contacts.write, tickets',
    status: 403,
    category: 'MISSING_SCOPES',
  });
});

test('a refused token is not repeated in the error, whatever HubSpot quotes', async () => {
  const error = await refusalOf(401, {
    message: `The token ${accessToken} expired.`,
    category: 'EXPIRED_AUTHENTICATION',
  });
  expect(error).toMatchObject({
    message:
      'read ticket: HubSpot refused (401, EXPIRED_AUTHENTICATION). The token [access token] expired. Check the access token',
  });
  expect(inspect(error, { depth: 10 })).not.toContain(accessToken);
});

test.each([
  ['HTML', '<html>Bad gateway of some proxy</html>'],
  ['nothing', ''],
  ['fields of other types', { message: 5, category: ['x'], correlationId: {}, errors: 'none' }],
  ['a list', []],
])('a refusal whose body is %s still is one', async (_what, body) => {
  const error = await refusalOf(404, body, { 'x-hubspot-correlation-id': 'c-9' });
  expect(error).toMatchObject({
    message: 'read ticket: HubSpot refused (404)',
    status: 404,
    category: null,
    correlationId: 'c-9',
  });
});

test('a refusal of many rows stays short', async () => {
  const errors = Array.from({ length: 500 }, (_, row) => ({ message: `row ${row} is wrong` }));
  const error = await refusalOf(400, { message: 'Many problems', errors });
  expect(error).toHaveProperty('message', expect.stringMatching(/^read ticket: HubSpot refused.*…$/));
  expect((error as Error).message.length).toBe(1_000);
});

test('a refused create is refused, not unknown', async () => {
  hubSpotAnswersTo(createTask).reply(409, { message: 'There is one already', category: 'CONFLICT' });
  const { transport, reports } = openTransport();
  await expect(transport.call(createTask)).rejects.toThrow(HubSpotRefused);
  expect(reports.tries).toEqual(['create task: refused']);
});

test.each([
  [401, [401]],
  [403, [403]],
  [400, []],
  [404, []],
])('a refusal with %i is counted as one of the access token or its scopes: %j', async (status, counted) => {
  hubSpotAnswersTo(readTicket).reply(status, { message: 'No.' });
  const { transport, reports } = openTransport();
  await expect(transport.call(readTicket)).rejects.toBeInstanceOf(HubSpotRefused);
  expect(reports.accessRefusals).toEqual(counted);
});
