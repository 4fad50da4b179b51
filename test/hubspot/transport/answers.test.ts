import nock from 'nock';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { HubSpotAnswerError } from '../../../src/hubspot/transport/errors.ts';
import {
  accessToken,
  createTask,
  hubSpotAnswersTo,
  hubSpotUrl,
  openTransport,
  readTicket,
} from './test-transport.ts';

test('a call carries the token, its query and its body, and brings back what the schema makes of the answer', async () => {
  const scope = nock(hubSpotUrl, { reqheaders: { authorization: `Bearer ${accessToken}` } })
    .post('/crm/objects/2026-09/0-5/batch/read', { inputs: [{ id: '7' }] })
    .query({ archived: 'false', note: 'a&b=c' })
    .matchHeader('content-type', 'application/json')
    .matchHeader('accept', 'application/json')
    .reply(200, { results: [{ id: '7', more: true }] });
  const { transport, reports } = openTransport();
  const answer = await transport.call({
    name: 'batch read tickets',
    method: 'POST',
    path: '/crm/objects/2026-09/0-5/batch/read',
    query: { archived: 'false', note: 'a&b=c' },
    body: { inputs: [{ id: '7' }] },
    answer: z.object({ results: z.array(z.object({ id: z.string().transform(Number) })) }),
    repeat: 'safe',
  });
  expect(answer).toEqual({ results: [{ id: 7 }] });
  expect(reports.tries).toEqual(['batch read tickets: ok']);
  expect(scope.isDone()).toBe(true);
});

test('escapes in a path reach HubSpot as they are', async () => {
  nock(hubSpotUrl).get('/crm/objects/2026-09/p1_x%2Fy/1').reply(200, { id: '1' });
  const { transport } = openTransport();
  await expect(transport.call({ ...readTicket, path: '/crm/objects/2026-09/p1_x%2Fy/1' })).resolves.toEqual({
    id: '1',
  });
});

test('a base address may have a path and a slash at its end', async () => {
  nock(hubSpotUrl).get('/proxy/crm/objects/2026-09/0-5/1').reply(200, { id: '1' });
  const { transport } = openTransport({ baseUrl: `${hubSpotUrl}/proxy/` });
  await expect(transport.call(readTicket)).resolves.toEqual({ id: '1' });
});

test('a 207 is an answer like any other: who asked sorts it out', async () => {
  hubSpotAnswersTo(createTask).reply(207, { id: '5', numErrors: 1 });
  const { transport } = openTransport();
  await expect(transport.call(createTask)).resolves.toEqual({ id: '5' });
});

test.each([
  ['undefined', z.undefined(), undefined],
  ['null', z.null(), null],
  ['anything', z.unknown(), undefined],
  ['an optional record', z.object({ id: z.string() }).optional(), undefined],
])('an empty answer satisfies a schema of %s', async (_what, answer, expected) => {
  hubSpotAnswersTo(readTicket).reply(204);
  const { transport } = openTransport();
  await expect(transport.call({ ...readTicket, answer })).resolves.toBe(expected);
});

test.each([
  [
    'of another shape',
    JSON.stringify({ id: 12, results: [] }),
    "read ticket: HubSpot's answer is not as expected: id: Invalid input: expected string, received number",
  ],
  [
    'that is empty',
    '',
    "read ticket: HubSpot's answer is not as expected: the answer: Invalid input: expected object, received undefined",
  ],
  ['that is no JSON', '<html>Sign in</html>', "read ticket: HubSpot's answer is not JSON"],
])('a success %s is an answer error and is not asked for again', async (_what, body, message) => {
  hubSpotAnswersTo(readTicket).reply(200, body);
  const { transport, reports } = openTransport();
  const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HubSpotAnswerError);
  expect(error).toHaveProperty('message', message);
  expect(reports.tries).toEqual(['read ticket: ok']);
});
