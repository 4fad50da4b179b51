import { describe, expect, it } from 'vitest';
import { FakeServer, heldBack } from './support/fake-server.ts';
import { answerWith } from './support/answers.ts';
import { appUrl, openLoadedPage, openPage, until } from './support/open-page.tsx';

const portal = { timezone: 'Europe/Madrid' };

describe('Opening the settings page', () => {
  it('says that it is loading, then shows the settings of the server it was told of', async () => {
    const server = new FakeServer();
    const held = heldBack();
    server.nextRead(held.reply);
    const page = openPage(server);
    expect(page.isLoading()).toBe(true);
    held.answer(200, server.current);
    await until(() => expect(page.isLoading()).toBe(false));
    expect(page.number('leadDays').props.value).toBe(15);
    expect(page.texts()[0]).toBe('Version 4, saved by ana@agency.example (11) on 1 February 2026 at 10:30.');
    expect(server.received).toEqual([{ method: 'GET', url: `${appUrl}/api/settings`, body: null }]);
  });

  it('does not mind a slash at the end of the server’s address', async () => {
    const server = new FakeServer();
    await openLoadedPage(server, { context: { variables: { APP_URL: ` ${appUrl}/refresh/ ` }, portal } });
    expect(server.received.map(({ url }) => url)).toEqual([`${appUrl}/refresh/api/settings`]);
  });

  it.each([
    { what: 'no variables at all', context: { portal } },
    { what: 'no address', context: { variables: {}, portal } },
    {
      what: 'an address that was never filled in',
      context: { variables: { APP_URL: '${APP_URL}' }, portal },
    },
    { what: 'a number for an address', context: { variables: { APP_URL: 8080 }, portal } },
  ])('says what to set where the profile holds $what', ({ context }) => {
    const server = new FakeServer();
    const page = openPage(server, { context });
    expect(page.error()).toEqual({
      title: 'This page does not know where the app’s server is',
      type: undefined,
      text: 'APP_URL has to be the address of the server, such as https://refresh.agency.example. Set it among the variables of the project’s profile (hsprofile.….json), then upload the project again.',
    });
    expect(server.received).toEqual([]);
  });

  it('tells whom to ask where the user may not see the settings', async () => {
    const server = new FakeServer();
    server.nextRead(() => ({ status: 403, body: { error: 'only super admins may see the settings' } }));
    const page = await openLoadedPage(server);
    expect(page.error()).toEqual({
      title: 'These settings are not open to you',
      type: 'lock',
      text: 'Only super admins may see the settings. Ask a super admin to make the change, or ask whoever runs the server to add you to SETTINGS_ADMINS.',
    });
  });

  it.each([
    { what: 'is busy', status: 429, title: 'The server cannot answer just now' },
    { what: 'is down', status: 502, title: 'The server cannot answer just now' },
    {
      what: 'is too slow for what stands before it',
      status: 504,
      title: 'The server did not answer in time',
    },
    {
      what: 'does not believe the signature',
      status: 401,
      title: 'The server does not recognise this request as coming from HubSpot',
    },
    {
      what: 'speaks another language',
      status: 200,
      title: 'The server gave an answer that this page does not understand',
    },
  ])('can be tried again where the server $what', async ({ status, title }) => {
    const server = new FakeServer();
    server.nextRead(() => ({ status, body: { greeting: 'hello' } }));
    const page = await openLoadedPage(server);
    expect(page.error()).toMatchObject({ title, type: 'error' });
    page.press('Try again');
    expect(page.isLoading()).toBe(true);
    await until(() => expect(page.number('leadDays').props.value).toBe(15));
  });

  it('gives up waiting for a server that never answers', async () => {
    const page = await openLoadedPage({ fetch: () => new Promise(() => undefined) }, { timeoutMs: 20 });
    expect(page.error().title).toBe('The server did not answer in time');
  });

  it('shows times in UTC where it does not know the zone of the account', async () => {
    const page = await openLoadedPage(new FakeServer(answerWith()), {
      context: { variables: { APP_URL: appUrl }, portal: { timezone: 'Moon/Tranquility' } },
    });
    expect(page.texts()[0]).toBe('Version 4, saved by ana@agency.example (11) on 1 February 2026 at 09:30.');
  });
});
