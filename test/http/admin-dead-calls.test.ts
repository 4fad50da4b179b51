import { randomUUID } from 'node:crypto';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAdminRoutes } from '../../src/http/admin-routes.ts';
import { answerErrors } from '../../src/http/answer-errors.ts';
import { listen } from '../../src/http/listen.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import { createLogBook, FakeSurroundings, noon } from './fakes.ts';

const kept = (request: string) => ({ callbackId: 'ap-1', action: 'complete-implementation', request });
const readable = JSON.stringify({
  callbackId: 'ap-1',
  action: 'complete-implementation',
  record: { id: '501', type: '2-143967026' },
  inputs: {},
});

/** The admin routes, where HubSpot would not hear the outcome of one call. */
async function openDesk(request = readable) {
  const callbacks = new FakeActionCallbacks();
  await callbacks.promise(kept(request), noon);
  await callbacks.conclude('ap-1', '{"ok":true}', noon);
  for (const call of await callbacks.claim({ limit: 1, now: noon, leaseMs: 1000 })) {
    await callbacks.park(call, 'no answer', noon);
  }
  const adminToken = randomUUID();
  let wakes = 0;
  const app = express();
  const { queue, outbox, clock } = new FakeSurroundings();
  const onRetry = () => void (wakes += 1);
  app.use('/admin', createAdminRoutes({ adminToken, queue, outbox, callbacks, clock, onRetry }));
  app.use(answerErrors(createLogBook().logger));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.stop());
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${server.port}/admin/dead-letters${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answered: unknown = await response.json();
    return { status: response.status, body: answered };
  };
  return { callbacks, ask, wakes: () => wakes };
}

const dead = {
  callbackId: 'ap-1',
  action: 'complete-implementation',
  attempts: 1,
  error: 'no answer',
  parkedAt: '2026-11-02T12:00:00.000Z',
};

describe('an outcome of a workflow action that HubSpot would not hear', () => {
  it('is shown with the record the workflow had enrolled', async () => {
    const { ask } = await openDesk();
    expect(await ask('')).toEqual({
      status: 200,
      body: { records: [], emails: [], calls: [{ ...dead, record: { id: '501', type: '2-143967026' } }] },
    });
  });

  it('is shown even where what was kept of it cannot be read any more', async () => {
    const { ask } = await openDesk('{');
    expect(await ask('')).toMatchObject({ status: 200, body: { calls: [{ ...dead, record: null }] } });
  });

  it('is told again at once on demand', async () => {
    const { callbacks, ask, wakes } = await openDesk();
    expect(await ask('/retry', { call: 'ap-1' })).toEqual({
      status: 200,
      body: { retried: { call: 'ap-1' } },
    });
    expect(callbacks.rows.get('ap-1')).toMatchObject({ state: 'known', attempts: 0, dueAt: noon });
    expect(wakes()).toBe(1);
    expect(await ask('')).toEqual({ status: 200, body: { records: [], emails: [], calls: [] } });
  });

  it('is dropped on demand', async () => {
    const { callbacks, ask, wakes } = await openDesk();
    expect(await ask('/drop', { call: 'ap-1' })).toEqual({
      status: 200,
      body: { dropped: { call: 'ap-1' } },
    });
    expect([...callbacks.rows.keys()]).toEqual([]);
    expect(wakes()).toBe(0);
  });

  it.each(['retry', 'drop'])('cannot be found to %s where it is another', async (action) => {
    const { ask } = await openDesk();
    expect(await ask(`/${action}`, { call: 'ap-2' })).toEqual({
      status: 404,
      body: { error: 'there is no such dead letter' },
    });
  });
});
