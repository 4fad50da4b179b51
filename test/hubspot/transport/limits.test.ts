import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { createTask, hubSpotAnswersTo, openTransport, readTicket } from './test-transport.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets fake time pass until `promise` settles; answers how many ms that took. */
async function settle(promise: Promise<unknown>): Promise<number> {
  const begin = performance.now();
  const progress = { isSettled: false };
  const done = () => {
    progress.isSettled = true;
  };
  promise.then(done, done);
  // A turn of the real event loop between two steps lets the (mocked) network do its part.
  for (;;) {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (progress.isSettled) return performance.now() - begin;
    await vi.advanceTimersByTimeAsync(50);
  }
}

const withLimits = { limits: { perWindow: 190, windowMs: 10_000, searchPerSecond: 5 } };
const otherCall = { ...readTicket, name: 'read other', path: '/other' };

test.each([
  ['TEN_SECONDLY_ROLLING', 10_000],
  ['SECONDLY', 1_000],
])('a 429 of the policy %s holds every call for %i ms, then goes on', async (policyName, pauseMs) => {
  const answeredAt: number[] = [];
  const answer = (id: string) => () => {
    answeredAt.push(performance.now());
    return [200, { id }] as const;
  };
  hubSpotAnswersTo(readTicket).reply(429, { status: 'error', policyName });
  hubSpotAnswersTo(readTicket).reply(answer('1'));
  hubSpotAnswersTo(otherCall).reply(answer('2'));
  let limitedAt = 0;
  const { transport, reports } = openTransport({
    ...withLimits,
    meter: {
      call: () => undefined,
      limiterWait: () => undefined,
      accessRefused: () => undefined,
      dailyUse: () => undefined,
      rateLimited: (policy) => {
        expect(policy).toBe(policyName);
        limitedAt = performance.now();
      },
    },
  });
  const limited = transport.call(readTicket);
  await vi.waitFor(() => expect(limitedAt).toBeGreaterThan(0));
  const other = transport.call(otherCall);
  const both = Promise.all([limited, other]);
  await settle(both);
  await expect(both).resolves.toEqual([{ id: '1' }, { id: '2' }]);
  expect(Math.min(...answeredAt) - limitedAt).toBeGreaterThanOrEqual(pauseMs);
  expect(Math.max(...answeredAt) - limitedAt).toBeLessThan(pauseMs * 2 + 1_000);
  expect(reports.logs.filter(({ level }) => level === 'error')).toEqual([
    {
      level: 'error',
      fields: { call: 'read ticket', policy: policyName },
      message: "HubSpot's rate limit was hit",
    },
  ]);
});

test('a lock is waited out for at least two seconds', async () => {
  hubSpotAnswersTo(createTask).reply(423);
  hubSpotAnswersTo(createTask).reply(201, { id: '3' });
  const { transport, reports } = openTransport();
  const call = transport.call(createTask);
  const waited = await settle(call);
  expect(waited).toBeGreaterThanOrEqual(2_000);
  await expect(call).resolves.toEqual({ id: '3' });
  expect(reports.tries).toEqual(['create task: locked', 'create task: ok']);
});

test('when the day is used up, calls fail at once and HubSpot is left alone until it may be over', async () => {
  hubSpotAnswersTo(readTicket).reply(429, { policyName: 'DAILY', message: 'Daily limit reached' });
  const { transport, reports } = openTransport();
  const error: unknown = await transport.call(readTicket).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HubSpotUnavailable);
  expect(error).toMatchObject({
    message: "read ticket: HubSpot's daily quota of API calls is used up (429)",
    status: 429,
  });
  const untouched = hubSpotAnswersTo(readTicket).reply(200, { id: '1' });
  await expect(transport.call(createTask)).rejects.toThrow(HubSpotUnavailable);
  await expect(transport.call(readTicket)).rejects.toThrow(HubSpotUnavailable);
  expect(untouched.isDone()).toBe(false);
  expect(reports.tries).toEqual(['read ticket: limited']);
  expect(reports.rateLimits).toEqual(['DAILY']);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  await expect(transport.call(readTicket)).resolves.toEqual({ id: '1' });
});

test('a call whose turn does not come before its deadline was never sent', async () => {
  hubSpotAnswersTo(otherCall).reply(429, { policyName: 'TEN_SECONDLY_ROLLING' });
  const untouched = hubSpotAnswersTo(createTask).reply(201, { id: '3' });
  const { transport, reports } = openTransport({ ...withLimits, deadlineMs: 5_000 });
  await expect(transport.call(otherCall)).rejects.toThrow(HubSpotUnavailable);
  const create = transport.call(createTask).catch((thrown: unknown) => thrown);
  const waited = await settle(create);
  const error = await create;
  expect(error).toBeInstanceOf(HubSpotUnavailable);
  expect(error).toMatchObject({
    message: 'create task: the deadline passed while the call waited for its turn',
    status: null,
  });
  expect(waited).toBeLessThanOrEqual(5_100);
  expect(reports.tries).toEqual(['read other: limited']);
  expect(untouched.isDone()).toBe(false);
});

test('a call that has lost its right while it waited for its turn was never sent', async () => {
  const untouched = hubSpotAnswersTo(createTask).reply(201, { id: '3' });
  const { transport, reports } = openTransport();
  const asked: string[] = [];
  const mayStart = () => Promise.resolve(asked.push('asked') === 0);
  const error: unknown = await transport.call({ ...createTask, mayStart }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HubSpotUnavailable);
  expect(error).toMatchObject({
    message: 'create task: whoever asked for the call has lost the right to make it',
    status: null,
  });
  expect([asked, reports.tries, untouched.isDone()]).toEqual([['asked'], [], false]);
});

function limitHeaders(maximum: string, remaining: string): Record<string, string> {
  return {
    'X-HubSpot-RateLimit-Max': maximum,
    'X-HubSpot-RateLimit-Remaining': remaining,
    'X-HubSpot-RateLimit-Interval-Milliseconds': '10000',
    'X-HubSpot-RateLimit-Daily': '250000',
    'X-HubSpot-RateLimit-Daily-Remaining': '249000',
  };
}

test("HubSpot's headers teach the limiter its limit, and the meter what is left of the day", async () => {
  hubSpotAnswersTo(readTicket).reply(200, { id: '1' }, limitHeaders('100', '99'));
  const { transport, reports } = openTransport(withLimits);
  await transport.call(readTicket);
  expect(reports.dailyUse).toEqual([{ maximum: 250_000, remaining: 249_000 }]);
  expect(transport.dailyUse()).toEqual({ maximum: 250_000, remaining: 249_000 });
  expect(reports.logs).toEqual([
    {
      level: 'warn',
      fields: { perWindow: 98, maximum: 100 },
      message: "HubSpot's limit is lower than configured",
    },
  ]);
});

test('with hardly a call left the next one waits, and headers that are no numbers teach nothing', async () => {
  hubSpotAnswersTo(readTicket).reply(200, { id: '1' }, limitHeaders('190', '2'));
  hubSpotAnswersTo(readTicket).reply(200, { id: '2' }, limitHeaders('a lot', ''));
  const { transport, reports } = openTransport(withLimits);
  await transport.call(readTicket);
  const next = transport.call(readTicket);
  await settle(next);
  await expect(next).resolves.toEqual({ id: '2' });
  expect(reports.limiterWaits[0]).toBe(0);
  expect(reports.limiterWaits[1]).toBeGreaterThanOrEqual(1);
  expect(reports.logs).toEqual([]);
});

test('two hundred calls at once pass the window in their order of urgency, without a warning from Node', async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on('warning', onWarning);
  hubSpotAnswersTo(readTicket).times(200).reply(200, { id: '1' });
  hubSpotAnswersTo(otherCall).reply(200, { id: '2' });
  const { transport, reports } = openTransport(withLimits);
  const bulk = Array.from({ length: 200 }, () => transport.call({ ...readTicket, priority: 'sweep' }));
  const person = transport.call({ ...otherCall, priority: 'person' });
  const waited = await settle(Promise.all([...bulk, person]));
  process.off('warning', onWarning);
  expect(waited).toBeGreaterThanOrEqual(10_000);
  expect(reports.tries).toHaveLength(201);
  expect(reports.tries.indexOf('read other: ok')).toBeLessThan(100);
  expect(warnings).toEqual([]);
});
