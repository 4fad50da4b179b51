import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { HubSpotOutcomeUnknown, HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { accessToken, createTask, hubSpotAnswersTo, openTransport, readTicket } from './test-transport.ts';

const soon = { 'retry-after': '0' };
const limitHit = { status: 'error', errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' };

function connectionError(code: string): Error {
  return Object.assign(new Error(`socket: ${code}`), { code });
}

describe('a read', () => {
  test.each([
    [500, 'failing'],
    [502, 'failing'],
    [503, 'failing'],
    [504, 'failing'],
    [521, 'failing'],
    [524, 'failing'],
  ])('answered with %i is asked again until the answer comes', async (status, outcome) => {
    hubSpotAnswersTo(readTicket).times(2).reply(status, 'upstream trouble');
    hubSpotAnswersTo(readTicket).reply(200, { id: '1' });
    const { transport, reports } = openTransport();
    await expect(transport.call(readTicket)).resolves.toEqual({ id: '1' });
    expect(reports.tries).toEqual([`read ticket: ${outcome}`, `read ticket: ${outcome}`, 'read ticket: ok']);
  });

  test.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNRESET', 'lost'],
    ['EPIPE', 'lost'],
  ])('whose connection fails with %s is asked again', async (code, outcome) => {
    hubSpotAnswersTo(readTicket).replyWithError(connectionError(code));
    hubSpotAnswersTo(readTicket).reply(200, { id: '1' });
    const { transport, reports } = openTransport();
    await expect(transport.call(readTicket)).resolves.toEqual({ id: '1' });
    expect(reports.tries).toEqual([`read ticket: ${outcome}`, 'read ticket: ok']);
  });

  test('gives up after the configured number of tries and says what was wrong last', async () => {
    hubSpotAnswersTo(readTicket).times(3).reply(502);
    const { transport, reports } = openTransport({ maximumAttempts: 3 });
    const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HubSpotUnavailable);
    expect(error).toMatchObject({
      message: 'read ticket: HubSpot is failing (502), after 3 tries',
      status: 502,
    });
    expect(reports.tries).toEqual(Array(3).fill('read ticket: failing'));
    expect(reports.logs.map(({ level, fields }) => ({ level, fields }))).toEqual([
      {
        level: 'warn',
        fields: { call: 'read ticket', kind: 'failing', status: 502, tries: 1, delayMs: 1 },
      },
      {
        level: 'warn',
        fields: { call: 'read ticket', kind: 'failing', status: 502, tries: 2, delayMs: 2 },
      },
    ]);
  });

  test('that never got through says so without a status', async () => {
    hubSpotAnswersTo(readTicket).times(2).replyWithError(connectionError('ECONNREFUSED'));
    const { transport } = openTransport({ maximumAttempts: 2 });
    const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HubSpotUnavailable);
    expect(error).toMatchObject({
      message: 'read ticket: HubSpot could not be reached (ECONNREFUSED), after 2 tries',
      status: null,
    });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(accessToken);
  });

  test('is not asked again where the wait would pass the deadline', async () => {
    hubSpotAnswersTo(readTicket).reply(477, '', { 'retry-after': '86400' });
    const { transport, reports } = openTransport();
    const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HubSpotUnavailable);
    expect(error).toMatchObject({ message: 'read ticket: HubSpot is moving the account (477)', status: 477 });
    expect(reports.tries).toEqual(['read ticket: migrating']);
    expect(reports.logs).toEqual([]);
  });

  test('that may be tried once is tried once', async () => {
    hubSpotAnswersTo(readTicket).reply(503);
    const { transport, reports } = openTransport({ maximumAttempts: 1 });
    await expect(transport.call(readTicket)).rejects.toThrow(HubSpotUnavailable);
    expect(reports.tries).toEqual(['read ticket: failing']);
    expect(reports.logs).toEqual([]);
  });
});

describe('a create', () => {
  test.each([
    ['a 429', 'limited', () => hubSpotAnswersTo(createTask).reply(429, limitHit, soon)],
    ['a 477', 'migrating', () => hubSpotAnswersTo(createTask).reply(477, '', soon)],
    [
      'a refused connection',
      'unreachable',
      () => hubSpotAnswersTo(createTask).replyWithError(connectionError('ECONNREFUSED')),
    ],
    [
      'an unknown host',
      'unreachable',
      () => hubSpotAnswersTo(createTask).replyWithError(connectionError('ENOTFOUND')),
    ],
    [
      'a name server that is away',
      'unreachable',
      () => hubSpotAnswersTo(createTask).replyWithError(connectionError('EAI_AGAIN')),
    ],
  ])('is sent again after %s, which proves that nothing was created', async (_what, outcome, happens) => {
    happens();
    hubSpotAnswersTo(createTask).reply(201, { id: '9' });
    const { transport, reports } = openTransport();
    await expect(transport.call(createTask)).resolves.toEqual({ id: '9' });
    expect(reports.tries).toEqual([`create task: ${outcome}`, 'create task: ok']);
  });

  test.each([
    ['a 500', 'failing', () => hubSpotAnswersTo(createTask).reply(500)],
    ['a 502', 'failing', () => hubSpotAnswersTo(createTask).reply(502)],
    ['a 504', 'failing', () => hubSpotAnswersTo(createTask).reply(504)],
    [
      'a connection that broke',
      'lost',
      () => hubSpotAnswersTo(createTask).replyWithError(connectionError('ECONNRESET')),
    ],
    ['an answer that never came', 'timeout', () => hubSpotAnswersTo(createTask).delay(5_000).reply(201)],
  ])('is never repeated blindly after %s: its outcome is unknown', async (_what, outcome, happens) => {
    happens();
    const second = hubSpotAnswersTo(createTask).reply(201, { id: 'a double' });
    const { transport, reports } = openTransport(outcome === 'timeout' ? { timeoutMs: 50 } : {});
    const error: unknown = await transport.call(createTask).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HubSpotOutcomeUnknown);
    expect(error).toHaveProperty('message', expect.stringMatching(/; it may have been carried out$/));
    expect(reports.tries).toEqual([`create task: ${outcome}`]);
    expect(second.isDone()).toBe(false);
  });

  test('that was held off all along is unavailable, not unknown', async () => {
    hubSpotAnswersTo(createTask).times(2).reply(429, limitHit, soon);
    const { transport } = openTransport({ maximumAttempts: 2 });
    const error: unknown = await transport.call(createTask).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HubSpotUnavailable);
    expect(error).toMatchObject({
      message: "create task: HubSpot's limit TEN_SECONDLY_ROLLING was hit (429), after 2 tries",
      status: 429,
    });
  });

  test('held off once and then lost is unknown', async () => {
    hubSpotAnswersTo(createTask).reply(429, limitHit, soon);
    hubSpotAnswersTo(createTask).reply(502);
    const { transport, reports } = openTransport();
    await expect(transport.call(createTask)).rejects.toThrow(HubSpotOutcomeUnknown);
    expect(reports.tries).toEqual(['create task: limited', 'create task: failing']);
  });
});
