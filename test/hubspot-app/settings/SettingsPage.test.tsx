import type { hubspot as sdk } from '@hubspot/ui-extensions';
import { NumberInput } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { expect, it, vi } from 'vitest';
import { answerWith } from './support/answers.ts';
import { appUrl, until } from './support/open-page.tsx';

type Draw = Parameters<typeof sdk.extend<'settings'>>[0];
const { extend, fetch } = vi.hoisted(() => ({
  extend: vi.fn<(draw: Draw) => void>(),
  fetch: vi.fn<typeof sdk.fetch>(),
}));
vi.mock('@hubspot/ui-extensions', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  hubspot: { extend, fetch },
}));

it('gives HubSpot the page, with HubSpot’s own way to call the server', async () => {
  fetch.mockResolvedValue(Response.json(answerWith()));
  await import('../../../src/hubspot-app/app/settings/SettingsPage.tsx');
  const renderer = createRenderer('settings');
  const { mocks } = renderer;
  const context = { ...mocks.context, variables: { APP_URL: appUrl } };
  renderer.render(extend.mock.calls[0]?.[0]({ ...mocks, context }));
  await until(() => expect(renderer.find(NumberInput, { name: 'leadDays' }).props.value).toBe(15));
  expect(fetch.mock.calls).toEqual([[`${appUrl}/api/settings`, { method: 'GET', timeout: 15_000 }]]);
});
