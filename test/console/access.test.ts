import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '../attacks/wire.ts';
import { createProject } from '../support/together-moves.ts';
import { openConsole } from './open-console.ts';

const html = { accept: 'text/html' };

describe('Without being signed in', () => {
  it('every page leads to the sign-in page, and from there back to what was asked for', async () => {
    const { get } = await openConsole();
    for (const path of ['/', '/stalled', '/projects/12?done=acted', '/dead-letters', '/no-such-page']) {
      const { status, to } = await get(path, html);
      expect({ status, to }).toEqual({
        status: 303,
        to: `/console/sign-in?${new URLSearchParams({ to: `/console${path}` }).toString()}`,
      });
    }
    const { status, text } = await get('/sign-in?to=%2Fconsole%2Fprojects%2F12', html);
    expect(status).toBe(200);
    expect(text).toContain('name="to" value="/console/projects/12"');
  });

  it('nothing is told of the projects, and nothing can be changed', async () => {
    const { agency, get, post } = await openConsole();
    // Beside the stream htmx accepts a page; the sign-in page would make it ask again and again.
    for (const path of ['/live', '/projects/12/live'])
      expect((await get(path, { accept: 'text/html, text/event-stream' })).status).toBe(401);
    const { status, text } = await post('/dead-letters/retry', { all: 'yes' });
    expect(status).toBe(401);
    expect(text).toContain('You are not signed in any more, so nothing was done.');
    expect(agency.logLines.join()).not.toContain('An admin asks for an operation');
  });
});

describe('Signing in', () => {
  it('takes the admin token once and keeps the browser signed in, by a cookie no script and no other site gets', async () => {
    const { adminToken, get, post, signIn } = await openConsole();
    const { status, to, cookies, text } = await post('/sign-in', { token: adminToken, to: '/console/held' });
    expect({ status, to, cookies }).toEqual({
      status: 303,
      to: '/console/held',
      cookies: [
        expect.stringMatching(
          /^creative_refresh_console_\d+=[\w.-]+; Path=\/console; HttpOnly; SameSite=Strict$/,
        ) as unknown,
      ],
    });
    expect(text + cookies.join()).not.toContain(adminToken);
    const { status: shown, headers, text: page } = await get('/', await signIn());
    expect(shown).toBe(200);
    expect(page).toContain('<h1>Open cycles</h1>');
    expect(page).not.toContain(adminToken);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  });

  it('sends the cookie over https only where the public address is https', async () => {
    const { adminToken, post } = await openConsole({
      environment: { PUBLIC_BASE_URL: 'https://refresh.example.com' },
    });
    // As a proxy passes it on; a browser on the server itself needs no encryption.
    const proxied = { origin: 'https://refresh.example.com', 'x-forwarded-for': '203.0.113.9' };
    const { cookies } = await post('/sign-in', { token: adminToken }, proxied);
    expect(cookies).toEqual([
      expect.stringMatching(
        /^creative_refresh_console=[\w.-]+; Path=\/console; HttpOnly; Secure; SameSite=Strict$/,
      ) as unknown,
    ]);
    const { cookies: here } = await post('/sign-in', { token: adminToken });
    expect(here).toEqual([expect.not.stringContaining('Secure') as unknown]);
  });

  it('with a wrong token is refused in words, and told in the log without the token', async () => {
    const { agency, post } = await openConsole();
    const wrong = randomUUID();
    const { status, text, cookies } = await post('/sign-in', { token: wrong, to: '/console/held' });
    expect({ status, cookies }).toEqual({ status: 401, cookies: [] });
    expect(text).toContain('That is not the admin token.');
    expect(text).toContain('name="to" value="/console/held"');
    expect(text).not.toContain(wrong);
    expect(agency.logLines.join()).toContain('Somebody tried to sign in to the console with a wrong token');
    expect(agency.logLines.join()).not.toContain(wrong);
  });

  it('cannot be guessed faster than the token of the admin routes, not even with a made-up signature', async () => {
    const { adminToken, get, post } = await openConsole();
    // All of it comes within a minute, however slow the machine.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const guess = () => post('/sign-in', { token: 'wrong' }, { 'x-hubspot-signature-v3': randomUUID() });
    for (let tries = 0; tries < 60; tries += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
    expect((await post('/sign-in', { token: adminToken })).status).toBe(429);
    expect((await get('/sign-in', html)).status).toBe(429);
  });

  it('is not done by a page of another site, and it is said which address is the right one', async () => {
    const { adminToken, post } = await openConsole();
    const { status, cookies, text } = await post(
      '/sign-in',
      { token: adminToken },
      { origin: 'https://evil.example' },
    );
    expect({ status, cookies }).toEqual({ status: 403, cookies: [] });
    expect(text).toContain('Open the console at the address that PUBLIC_BASE_URL names');
  });

  it('ends by signing out, also for whoever has kept the cookie', async () => {
    const { get, post, signIn, formToken } = await openConsole();
    const headers = await signIn();
    const { status, to, cookies } = await post('/sign-out', { formToken: await formToken(headers) }, headers);
    expect({ status, to }).toEqual({ status: 303, to: '/console/sign-in' });
    expect(cookies).toEqual([expect.stringContaining('Expires=Thu, 01 Jan 1970') as unknown]);
    expect((await get('/', { ...headers, ...html })).status).toBe(303);
  });

  it('ends after twelve hours', async () => {
    const { agency, get, signIn } = await openConsole();
    const headers = await signIn();
    await agency.days(1);
    expect((await get('/', { ...headers, ...html })).status).toBe(303);
  });

  it('outlives a restart', async () => {
    const { agency, get, signIn } = await openConsole();
    const headers = await signIn();
    await agency.together.restart();
    expect((await get('/', { ...headers, ...html })).status).toBe(200);
  });
});

describe('A change', () => {
  it('is refused without the token of the form, with that of another session, and from elsewhere', async () => {
    const { agency, post, signIn, formToken } = await openConsole();
    const headers = await signIn();
    const token = await formToken(headers);
    const ofAnother = await formToken(await signIn());
    const tried = [
      await post('/dead-letters/retry', { all: 'yes' }, headers),
      await post('/dead-letters/retry', { all: 'yes', formToken: ofAnother }, headers),
      await post('/dead-letters/retry', { all: 'yes', formToken: token }, { ...headers, origin: 'null' }),
      await post(
        '/dead-letters/retry',
        { all: 'yes', formToken: token },
        { ...headers, 'sec-fetch-site': 'cross-site' },
      ),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(agency.logLines.join()).not.toContain('An admin asks for an operation');
    const { status, to } = await post('/dead-letters/retry', { all: 'yes', formToken: token }, headers);
    expect({ status, to }).toEqual({ status: 303, to: '/console/dead-letters?done=retried' });
  });

  it('that cannot be read is not made, and it is said how to go on', async () => {
    const { agency, signIn } = await openConsole();
    const { appUrl } = agency.together;
    const answer = await fetch(`${appUrl}/console/dead-letters/retry`, {
      method: 'POST',
      headers: { ...(await signIn()), origin: appUrl, 'content-type': 'application/x-www-form-urlencoded' },
      body: `all=${'y'.repeat(30_000)}`,
    });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('Go back, load the page again, and repeat what you did.');
  });

  it('is never made by following a link', async () => {
    const { get, signIn } = await openConsole();
    const { status } = await get('/dead-letters/retry?all=yes', await signIn());
    expect(status).toBe(404);
  });
});

describe('Where no admin token is set', () => {
  it('the console opens on the server itself without signing in', async () => {
    const { agency, get, post, formToken } = await openConsole({ hasToken: false });
    const project = await agency.after(() => createProject(agency));
    const { status, cookies, text } = await get('/', html);
    expect(status).toBe(200);
    expect(text).not.toContain('Sign out');
    const headers = { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') };
    expect((await post('/dead-letters/retry', { all: 'yes' }, headers)).status).toBe(403);
    const token = await formToken(headers, `/projects/${project}`);
    const { status: done } = await post('/dead-letters/retry', { all: 'yes', formToken: token }, headers);
    expect(done).toBe(303);
  });

  it('it opens to nobody who comes by a proxy', async () => {
    const { get } = await openConsole({ hasToken: false });
    const { status, text } = await get('/', { ...html, 'x-forwarded-for': '203.0.113.9' });
    expect(status).toBe(403);
    expect(text).toContain('Without ADMIN_TOKEN the console opens only in a browser on the server itself');
  });

  it('it opens to no site whose name was made to lead here', async () => {
    const { agency } = await openConsole({ hasToken: false });
    const { status } = await ask(Number(new URL(agency.together.appUrl).port), {
      method: 'GET',
      target: '/console/',
      headers: { host: 'evil.example' },
    });
    expect(status).toBe(403);
  });
});
