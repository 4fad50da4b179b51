import { describe, expect, it, vi } from 'vitest';
import { call, startTestSandbox } from './client.ts';
import { freezeDate } from './frozen-date.ts';

const details = '/account-info/2026-09/details';
const search = '/crm/objects/2026-09/tickets/search';
const create = '/crm/objects/2026-09/companies';
const company = { properties: { name: 'Acme' }, associations: [] };
const any = () => true;

describe('limits', () => {
  it('counts down in the headers, then refuses with the policy that was broken, until the window has passed', async () => {
    const realTime = freezeDate();
    const sandbox = await startTestSandbox({ limits: { perTenSeconds: 2 } });
    const first = await call(sandbox, 'GET', details);
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('2');
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('1');
    expect(first.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    expect(first.headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('624999');
    realTime.advance(4000);
    expect((await call(sandbox, 'GET', details)).status).toBe(200);
    realTime.advance(5999);
    const third = await call(sandbox, 'GET', details);
    expect(third.status).toBe(429);
    expect(third.body).toMatchObject({ errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
    realTime.advance(1);
    expect((await call(sandbox, 'GET', details)).status).toBe(200);
    expect((await call(sandbox, 'GET', details)).status).toBe(429);
  });

  it('allows few searches a second, and says nothing of limits in their headers', async () => {
    const realTime = freezeDate();
    const sandbox = await startTestSandbox({ limits: { searchPerSecond: 1 } });
    const first = await call(sandbox, 'POST', search, { filterGroups: [] });
    expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBeNull();
    const second = await call(sandbox, 'POST', search, { filterGroups: [] });
    expect(second.status).toBe(429);
    expect(second.body).toMatchObject({ policyName: 'SECONDLY' });
    realTime.advance(1000);
    expect((await call(sandbox, 'POST', search, { filterGroups: [] })).status).toBe(200);
  });

  it('ends the day when its calls are used up, and begins another at midnight', async () => {
    const realTime = freezeDate();
    const sandbox = await startTestSandbox({ limits: { daily: 1 } });
    expect((await call(sandbox, 'GET', details)).status).toBe(200);
    expect((await call(sandbox, 'GET', details)).body).toMatchObject({ policyName: 'DAILY' });
    realTime.advance(86_400_000);
    expect((await call(sandbox, 'GET', details)).status).toBe(200);
  });
});

describe('faults', () => {
  it('a lost answer: the record is there, the caller sees a broken connection', async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.next(({ path }) => path === create, { connection: 'reset', after: 'commit' });
    await expect(call(sandbox, 'POST', create, company)).rejects.toThrow();
    expect(sandbox.account.list('company')).toHaveLength(1);
    expect((await call(sandbox, 'POST', create, company)).status).toBe(201);
  });

  it('a connection that breaks before anything was done', async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.next(any, { connection: 'reset' });
    await expect(call(sandbox, 'POST', create, company)).rejects.toThrow();
    expect(sandbox.account.list('company')).toEqual([]);
  });

  it.each([
    ['nothing', 0],
    ['commit', 1],
  ] as const)('a 502 after %s', async (after, companies) => {
    const sandbox = await startTestSandbox();
    sandbox.faults.next(any, { answer: 502, after, body: '<html>Bad gateway</html>' });
    const { status, body } = await call(sandbox, 'POST', create, company);
    expect({ status, body }).toEqual({ status: 502, body: '<html>Bad gateway</html>' });
    expect(sandbox.account.list('company')).toHaveLength(companies);
    expect(sandbox.exchanges.map(({ by }) => by)).toEqual(['fault']);
  });

  it('a hanging call is answered when the faults are cleared', async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.next(any, { connection: 'hang', after: 'commit' });
    const hanging = call(sandbox, 'POST', create, company);
    await vi.waitFor(() => {
      expect(sandbox.account.list('company')).toHaveLength(1);
    });
    expect((await call(sandbox, 'GET', details)).status).toBe(200);
    sandbox.faults.clear();
    expect((await hanging).status).toBe(201);
  });

  it('strikes as often as told, and only the calls it is meant for', async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.next(
      ({ method }) => method === 'GET',
      { answer: 423, headers: { 'Retry-After': '2' } },
      2,
    );
    expect((await call(sandbox, 'POST', create, company)).status).toBe(201);
    const struck = await call(sandbox, 'GET', details);
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([423, '2']);
    expect((await call(sandbox, 'GET', details)).status).toBe(423);
    expect((await call(sandbox, 'GET', details)).status).toBe(200);
    expect(sandbox.faults.pending).toBe(0);
    expect(sandbox.calls).toEqual(
      new Map([
        ['POST /crm/objects/2026-09/companies', 1],
        ['GET /account-info/2026-09/details', 3],
      ]),
    );
  });

  it('refuses chosen rows of a batch', async () => {
    const sandbox = await startTestSandbox();
    sandbox.faults.next(any, { refuseRow: (row) => JSON.stringify(row).includes('Unlucky') });
    const inputs = ['Lucky', 'Unlucky'].map((name) => ({
      properties: { name },
      associations: [],
      objectWriteTraceId: name,
    }));
    const { status, body } = await call(sandbox, 'POST', `${create}/batch/create`, { inputs });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      results: [{ objectWriteTraceId: 'Lucky' }],
      errors: [{ context: { objectWriteTraceId: ['Unlucky'] } }],
    });
    expect(sandbox.account.list('company').map(({ values }) => values['name'])).toEqual(['Lucky']);
  });
});
