import type { hubspot as sdk } from '@hubspot/ui-extensions';
import { StepIndicator } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { expect, it, vi } from 'vitest';
import { patience } from './a-card.tsx';
import { anAnswer } from './answers.ts';

type Render = Parameters<typeof sdk.extend<'crm.record.tab'>>[0];
const { extend, fetch } = vi.hoisted(() => ({
  extend: vi.fn<(render: Render) => void>(),
  fetch: vi.fn<typeof sdk.fetch>(),
}));
vi.mock('@hubspot/ui-extensions', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  hubspot: { extend, fetch },
}));

it('HubSpot is given the card, which asks through HubSpot’s own fetch', async () => {
  await import('../../../src/hubspot-app/app/cards/CreativeRefreshCard.tsx');
  expect(extend).toHaveBeenCalledTimes(1);
  const renderer = createRenderer('crm.record.tab');
  const { mocks } = renderer;
  fetch.mockResolvedValue(Response.json(anAnswer()));
  const variables = { APP_URL: 'https://refresh.example.com' };
  const context = { ...mocks.context, variables };
  const element = extend.mock.calls[0]?.[0]({ ...mocks, context });
  renderer.render(element);
  await renderer.waitFor(() => renderer.find(StepIndicator), patience);
  expect(fetch.mock.calls).toEqual([
    ['https://refresh.example.com/api/projects/123', { method: 'GET', timeout: 10_000 }],
  ]);
});
