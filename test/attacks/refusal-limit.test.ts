import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { creation } from '../http/events.ts';
import { json, openDoors, pageQuery, signed, type Doors } from './doors.ts';
import { ask, bytesOf, exchange, type WireAnswer, type WireRequest } from './wire.ts';

const body = JSON.stringify([creation()]);
const unsigned: WireRequest = { method: 'POST', target: '/webhooks/hubspot', headers: json, body };
const forged: WireRequest = { ...unsigned, headers: { ...json, 'X-HubSpot-Signature-v3': randomUUID() } };
const nowhere: WireRequest = { method: 'GET', target: '/wp-login.php' };

function operation(adminToken: string): WireRequest {
  const headers = { ...json, Authorization: `Bearer ${adminToken}` };
  return { method: 'POST', target: '/admin/operations/sweep', headers, body: '{}' };
}

/** Each on its own connection, one after the other. */
async function statuses({ port }: Doors, requests: readonly WireRequest[]): Promise<readonly number[]> {
  const answers: number[] = [];
  for (const request of requests) answers.push((await ask(port, request)).status);
  return answers;
}

function times(count: number, request: WireRequest): readonly WireRequest[] {
  return Array.from({ length: count }, () => request);
}

/** Doors that have refused as much as they may within a minute. */
async function openTiredDoors(): Promise<Doors> {
  const doors = await openDoors({ mostRefusals: 3 });
  expect(await statuses(doors, times(3, nowhere))).toEqual([404, 404, 404]);
  return doors;
}

function messages({ logLines }: Doors): readonly unknown[] {
  return logLines.map((line) => (JSON.parse(line) as { msg: unknown }).msg);
}

// The minute within which refusals count does not pass by itself.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('who is refused too often', () => {
  it('is turned away with when to come again, on a connection that is not kept', async () => {
    const { port } = await openTiredDoors();
    const { status, headers, body: text }: WireAnswer = await ask(port, unsigned);
    expect({ status, text, connection: headers['connection'] }).toEqual({
      status: 429,
      text: '{"error":"too many requests from this address were refused; wait before the next one"}',
      connection: 'close',
    });
    expect(headers['retry-after']).toBe('60');
  });

  it('is turned away before the body has come', async () => {
    const { port } = await openTiredDoors();
    const headers = { ...json, 'Content-Length': '1000000' };
    expect((await ask(port, { ...unsigned, headers, body: 'x' })).status).toBe(429);
  });

  it('is counted too where it hangs up before the answer', async () => {
    const doors = await openDoors({ mostRefusals: 3 });
    const headers = { ...json, 'Content-Length': '1000' };
    for (const each of times(3, { ...unsigned, headers, body: 'x' })) {
      const socket = connect(doors.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(bytesOf(each), () => socket.destroy());
      await once(socket, 'close');
    }
    await vi.waitFor(() => expect(messages(doors)).toEqual(times(3, nowhere).map(() => 'Delivery refused')));
    expect(await statuses(doors, [nowhere])).toEqual([429]);
  });

  it('finds no door of the app, whatever else it tries', async () => {
    const doors = await openTiredDoors();
    const tried: readonly WireRequest[] = [
      unsigned,
      nowhere,
      { ...unsigned, target: '/workflow-actions/evaluate-refresh' },
      { method: 'GET', target: `/api/settings?${pageQuery}` },
      { method: 'GET', target: `/api/projects/12?${pageQuery}` },
      { method: 'OPTIONS', target: '/api/settings' },
    ];
    expect(await statuses(doors, tried)).toEqual(tried.map(() => 429));
  });

  it('may still ask how the app is', async () => {
    const doors = await openTiredDoors();
    const asked = ['/healthz', '/readyz', '/metrics'].map((target) => ({ method: 'GET', target }));
    expect(await statuses(doors, asked)).toEqual([200, 200, 200]);
  });

  it('is let in again a minute later', async () => {
    const doors = await openTiredDoors();
    vi.setSystemTime(Date.now() + 59_999);
    expect(await statuses(doors, [nowhere])).toEqual([429]);
    vi.setSystemTime(Date.now() + 2);
    expect(await statuses(doors, [nowhere])).toEqual([404]);
  });
});

describe('HubSpot, behind the same proxy as somebody who is refused too often', () => {
  it('is taken at its word, always', async () => {
    const doors = await openTiredDoors();
    const asked = [
      signed({ ...unsigned, headers: {} }),
      signed({ method: 'GET', target: `/api/settings?${pageQuery}` }),
    ];
    expect(await statuses(doors, asked)).toEqual([204, 200]);
    expect(doors.webhooks.marked).toHaveLength(1);
  });

  it('is never counted for what it asks wrongly', async () => {
    const doors = await openDoors({ mostRefusals: 3 });
    const wrong = signed({ ...unsigned, headers: {}, body: '{}' });
    expect(await statuses(doors, times(5, wrong))).toEqual(times(5, wrong).map(() => 400));
    expect(await statuses(doors, [nowhere])).toEqual([404]);
  });

  it('is told apart by its signature, and a forged one is refused as ever, but without a line each', async () => {
    const doors = await openTiredDoors();
    expect(await statuses(doors, [forged, forged])).toEqual([401, 401]);
    expect(messages(doors)).not.toContain('Delivery refused');
    const wrong = signed({ ...unsigned, headers: {}, body: '{}' });
    expect(await statuses(doors, [wrong])).toEqual([400]);
    expect(messages(doors).filter((message) => message === 'Delivery refused')).toHaveLength(1);
  });
});

describe('the admin token', () => {
  it('cannot be guessed faster than that: beyond it not even the right one is looked at', async () => {
    const doors = await openDoors({ mostRefusals: 3 });
    const guesses = times(5, operation(randomUUID()));
    expect(await statuses(doors, guesses)).toEqual([401, 401, 401, 429, 429]);
    expect(await statuses(doors, [operation(doors.adminToken)])).toEqual([429]);
    expect(doors.runs).toEqual([]);
  });

  it('is taken although others were refused at other doors', async () => {
    const doors = await openTiredDoors();
    expect(await statuses(doors, [operation(doors.adminToken)])).toEqual([200]);
  });

  it('is not a way past the limit at other doors, nor is a signature at the doors of admins', async () => {
    const doors = await openTiredDoors();
    const { headers: authorization = {} } = operation(doors.adminToken);
    const { headers: signature = {} } = forged;
    const tried = [
      { ...nowhere, headers: authorization },
      { method: 'GET', target: '/admin/dead-letters', headers: signature },
      { method: 'GET', target: '/ADMIN/dead-letters', headers: signature },
    ];
    expect(await statuses(doors, tried)).toEqual([429, 429, 429]);
  });

  it('is counted for itself: wrong ones close no other door', async () => {
    const doors = await openDoors({ mostRefusals: 3 });
    await statuses(doors, times(4, operation(randomUUID())));
    expect(await statuses(doors, [nowhere])).toEqual([404]);
  });
});

describe('a flood of refused requests', () => {
  it('is one line in the log, with how many there were and from where, and counted in the metrics', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const doors = await openTiredDoors();
    for (const request of times(200, nowhere)) await ask(doors.port, request);
    expect(doors.logLines).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(doors.logLines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 'warn',
        time: expect.any(String) as unknown,
        requests: 200,
        from: { '127.0.0.1': 200 },
        windowSeconds: 60,
        msg: 'Too many refused requests: these were turned away without a line each',
      },
    ]);
    const { body: page } = await ask(doors.port, { method: 'GET', target: '/metrics' });
    expect(page).toContain('creative_refresh_refused_requests_total{outcome="refused 404"} 3\n');
    expect(page).toContain('creative_refresh_refused_requests_total{outcome="refused 429"} 200\n');
  });

  it('is turned away on one connection too', async () => {
    const { port } = await openTiredDoors();
    // The connection is closed behind the first.
    await expect(exchange(port, times(10, nowhere))).rejects.toThrow('1 answers to 10 requests');
  });
});
