import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startApp } from './fakes.ts';
import type { App } from './fakes.ts';

let app: App;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

async function ask(path: string): Promise<unknown> {
  const response = await fetch(`${app.url}${path}`);
  const answered: unknown = await response.json();
  return { status: response.status, body: answered };
}

describe('the state of the app', () => {
  it('is alive as long as it answers', async () => {
    app.surroundings.store = () => Promise.reject(new Error('disk full'));
    expect(await ask('/healthz')).toEqual({ status: 200, body: { alive: true } });
  });

  it('is ready when store and account are there', async () => {
    expect(await ask('/readyz')).toEqual({ status: 200, body: { ready: true } });
  });

  it('is not ready for every reason there is, all named', async () => {
    app.surroundings.stopping = true;
    app.surroundings.known = null;
    app.surroundings.store = () => Promise.reject(new Error('disk full'));
    expect(await ask('/readyz')).toEqual({
      status: 503,
      body: {
        ready: false,
        reasons: ['the app is stopping', 'the HubSpot account is not known yet', 'the store cannot be used'],
      },
    });
  });

  it('is not ready where the store does not answer at all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      app.surroundings.store = () => new Promise(() => undefined);
      const pinging = vi.spyOn(app.surroundings, 'store');
      const answer = ask('/readyz');
      while (pinging.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await vi.advanceTimersByTimeAsync(2000);
      expect(await answer).toEqual({
        status: 503,
        body: { ready: false, reasons: ['the store cannot be used'] },
      });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the server', () => {
  it('answers unknown addresses with one line of JSON, and hides what it is made of', async () => {
    const response = await fetch(`${app.url}/nowhere`);
    expect(await response.text()).toBe('{"error":"there is nothing at this address"}');
    expect(response.status).toBe(404);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('tells the log, and not the caller, what went wrong inside', async () => {
    const broken = new Error('something private');
    vi.spyOn(app.surroundings.metrics, 'render').mockRejectedValue(broken);
    expect(await ask('/metrics')).toEqual({ status: 500, body: { error: 'something went wrong here' } });
    expect(app.surroundings.logBook.lines).toEqual([
      { level: 'error', error: broken, method: 'GET', route: '/metrics', message: 'A request failed' },
    ]);
  });

  it('shows its metrics in the Prometheus text format', async () => {
    const response = await fetch(`${app.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('creative_refresh_store_readable 1');
  });
});
