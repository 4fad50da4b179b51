import { describe, expect, it } from 'vitest';
import { appUrlIn } from '../../../src/hubspot-app/app/cards/app-url.ts';
import { askForProject, type FetchFromApp } from '../../../src/hubspot-app/app/cards/ask-for-project.ts';
import { anAnswer } from './answers.ts';

const appUrl = 'https://refresh.example.com/app';
const answering = (status: number, body: unknown) => () => Promise.resolve(Response.json(body, { status }));
const ask = (fetchFromApp: FetchFromApp) => askForProject(fetchFromApp, appUrl, '12');

describe('the question where a refresh stands', () => {
  it('goes to the app by one GET that does not wait for ever', async () => {
    const calls: unknown[] = [];
    const asked = await ask((...call) => {
      calls.push(call);
      return Promise.resolve(Response.json(anAnswer()));
    });
    expect(asked).toEqual({ ok: true, answer: anAnswer() });
    expect(calls).toEqual([[`${appUrl}/api/projects/12`, { method: 'GET', timeout: 10_000 }]]);
  });

  it.each([
    [401, 'not signed'],
    [403, 'not allowed'],
    [404, 'not a project'],
    [429, 'busy'],
    [503, 'not connected'],
    [502, 'no answer'],
    [504, 'no answer'],
    [500, 'failed'],
    [400, 'failed'],
  ])('keeps what the app says where it answers %i: %s', async (status, kind) => {
    expect(await ask(answering(status, { error: 'in its own words' }))).toEqual({
      ok: false,
      problem: { kind, detail: 'in its own words' },
    });
  });

  it('does not show a page that is not the app’s', async () => {
    const page = (status: number) => () => Promise.resolve(new Response('<h1>Oops</h1>', { status }));
    expect(await ask(page(502))).toEqual({ ok: false, problem: { kind: 'no answer', detail: null } });
    expect(await ask(page(200))).toEqual({ ok: false, problem: { kind: 'failed', detail: null } });
    expect(await ask(answering(503, { error: 7 }))).toEqual({
      ok: false,
      problem: { kind: 'not connected', detail: null },
    });
  });

  it('knows when nobody answered in time', async () => {
    expect(await ask(() => Promise.reject(new Error('Request timed out')))).toEqual({
      ok: false,
      problem: { kind: 'no answer', detail: null },
    });
  });

  it('is not asked at all where the profile does not say where the app is', async () => {
    const nobody: FetchFromApp = () => Promise.reject(new Error('Somebody was asked'));
    expect(await askForProject(nobody, null, '12')).toEqual({
      ok: false,
      problem: { kind: 'no address', detail: null },
    });
  });
});

it.each([
  [{ APP_URL: appUrl }, appUrl],
  [{ APP_URL: ` ${appUrl}// ` }, appUrl],
  [{ APP_URL: '' }, null],
  [{ APP_URL: 7 }, null],
  [{}, null],
  [undefined, null],
])('the app’s address is read from the profile’s variables: %j', (variables, url) => {
  expect(appUrlIn(variables)).toBe(url);
});
