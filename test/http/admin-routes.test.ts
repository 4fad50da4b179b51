import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSurroundings, noon, startApp } from './fakes.ts';
import type { App } from './fakes.ts';

const token = ['made', 'up', 'administrator'].join('-');
let app: App;
beforeEach(async () => {
  const surroundings = new FakeSurroundings();
  surroundings.adminToken = token;
  app = await startApp(surroundings);
});
afterEach(() => app.stop());

async function ask(path: string, init: { authorization?: string; body?: unknown } = {}): Promise<unknown> {
  const { authorization = `Bearer ${token}`, body } = init;
  const response = await fetch(`${app.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answered: unknown = await response.json();
  return { status: response.status, body: answered };
}

describe('the admin routes', () => {
  it('show what was given up on, records and emails', async () => {
    app.surroundings.records.push({
      kind: 'project',
      id: '12',
      attempts: 8,
      error: 'HubSpot refused the write',
      parkedAt: noon,
    });
    app.surroundings.emails.push({
      key: 'project-12.c1.kickoff',
      to: 'am@example.com',
      subject: 'Kick off',
      attempts: 1,
      error: '550 no such user',
      parkedAt: noon,
    });
    expect(await ask('/admin/dead-letters')).toEqual({
      status: 200,
      body: {
        records: [
          {
            kind: 'project',
            id: '12',
            attempts: 8,
            error: 'HubSpot refused the write',
            parkedAt: '2026-11-02T12:00:00.000Z',
          },
        ],
        emails: [
          {
            key: 'project-12.c1.kickoff',
            to: 'am@example.com',
            subject: 'Kick off',
            attempts: 1,
            error: '550 no such user',
            parkedAt: '2026-11-02T12:00:00.000Z',
          },
        ],
        calls: [],
      },
    });
  });

  it('put a record or an email back to be tried again at once', async () => {
    const record = { kind: 'ticket', id: '501' };
    const email = { email: 'project-12.c1.kickoff' };
    expect(await ask('/admin/dead-letters/retry', { body: record })).toEqual({
      status: 200,
      body: { retried: record },
    });
    expect(await ask('/admin/dead-letters/retry', { body: email })).toEqual({
      status: 200,
      body: { retried: email },
    });
    expect(app.surroundings.done).toEqual([
      `retry ticket 501 at ${noon}`,
      `retry email project-12.c1.kickoff at ${noon}`,
    ]);
    expect(app.surroundings.wakes).toBe(2);
  });

  it('drop a record or an email for good', async () => {
    const record = { kind: 'task', id: '77' };
    const email = { email: 'project-12.c1.kickoff' };
    expect(await ask('/admin/dead-letters/drop', { body: record })).toEqual({
      status: 200,
      body: { dropped: record },
    });
    expect(await ask('/admin/dead-letters/drop', { body: email })).toEqual({
      status: 200,
      body: { dropped: email },
    });
    expect(app.surroundings.done).toEqual(['drop task 77', 'drop email project-12.c1.kickoff']);
    expect(app.surroundings.wakes).toBe(0);
  });

  it.each([
    ['retry', { kind: 'project', id: '404' }],
    ['retry', { email: 'gone' }],
    ['drop', { kind: 'project', id: '404' }],
    ['drop', { email: 'gone' }],
  ])('say so where there is nothing to %s: %o', async (action, body) => {
    expect(await ask(`/admin/dead-letters/${action}`, { body })).toEqual({
      status: 404,
      body: { error: 'there is no such dead letter' },
    });
    expect(app.surroundings.wakes).toBe(0);
  });

  it.each([
    [{}],
    [{ kind: 'company', id: '1' }],
    [{ kind: 'project', id: 'x' }],
    [{ kind: 'project', id: '1', all: true }],
    [{ email: '' }],
    [{ call: '' }],
    [{ call: 'ap-1', email: 'key' }],
    [[]],
  ])('refuse a body that names no dead letter: %o', async (body) => {
    expect(await ask('/admin/dead-letters/drop', { body })).toEqual({
      status: 400,
      body: {
        error:
          'the body must be {"kind":"project|ticket|task","id":"<record id>"}, {"email":"<key>"} or {"call":"<callback id>"}',
      },
    });
    expect(app.surroundings.done).toEqual([]);
  });

  it.each([[''], ['Bearer wrong'], [`Basic ${token}`], [`Bearer ${token}x`], [`Bearer ${token.slice(1)}`]])(
    'refuse whoever does not send the admin token: "%s"',
    async (authorization) => {
      for (const path of ['/admin/dead-letters', '/admin/anything']) {
        expect(await ask(path, { authorization })).toEqual({
          status: 401,
          body: { error: 'the Authorization header does not carry the admin token' },
        });
      }
    },
  );

  it('do not exist where no admin token is configured', async () => {
    app.surroundings.adminToken = null;
    const unguarded = await startApp(app.surroundings);
    try {
      const response = await fetch(`${unguarded.url}/admin/dead-letters`, {
        headers: { authorization: 'Bearer null' },
      });
      const answered: unknown = await response.json();
      expect({ status: response.status, body: answered }).toEqual({
        status: 404,
        body: { error: 'there is nothing at this address' },
      });
    } finally {
      await unguarded.stop();
    }
  });
});
