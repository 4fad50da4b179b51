import { hubspot, NumberInput } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it, vi } from 'vitest';
import { FakeServer } from './support/fake-server.ts';
import { appUrl, until } from './support/open-page.tsx';

describe('The entry of the settings page', () => {
  it('gives HubSpot the page, with HubSpot’s own way to call the server', async () => {
    const server = new FakeServer();
    const extend = vi.spyOn(hubspot, 'extend').mockReturnValue(undefined);
    vi.spyOn(hubspot, 'fetch').mockImplementation(async (url, options) => {
      const { status, json } = await server.fetch(String(url), {
        method: options?.method === 'PUT' ? 'PUT' : 'GET',
      });
      return new Response(JSON.stringify(await json()), { status });
    });
    await import('../../../src/hubspot-app/app/settings/SettingsPage.tsx');
    const draw = extend.mock.calls[0]?.[0];
    if (draw === undefined) throw new Error('The entry did not extend HubSpot.');

    const renderer = createRenderer('settings');
    const { context, actions } = renderer.mocks;
    const drawn = draw({ context: { ...context, variables: { APP_URL: appUrl } }, actions });
    renderer.render(drawn);
    await until(() => expect(renderer.find(NumberInput, { name: 'leadDays' }).props.value).toBe(15));
    expect(server.received).toEqual([{ method: 'GET', url: `${appUrl}/api/settings`, body: null }]);
  });
});
