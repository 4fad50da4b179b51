import { expect, onTestFinished, test, vi } from 'vitest';
import { signV1 } from '../../src/hubspot/signature/signatures.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import type { Store } from '../../src/store/open-store.ts';
import { createProject } from '../support/together-moves.ts';
import { openAgency, type Agency } from '../support/together.ts';

const opened: Store[] = [];

/** Another server on the same database changes the settings; here it is given the very store of the app. */
vi.mock(import('../../src/store/open-store.ts'), async (original) => {
  const { openStore } = await original();
  return {
    openStore: async (options) => {
      const store = await openStore(options);
      opened.push(store);
      return store;
    },
  };
});

async function saveMapping(pipelineLabel: string): Promise<void> {
  const store = opened.at(-1);
  const before = await store?.settings.current();
  const settings = parseSettings({ mapping: { ticket: { pipeline: { label: pipelineLabel } } } });
  await store?.settings.save(settings, before?.version ?? 0, 'somebody', Date.now());
}

test('a mapping that is changed while the app runs is tried at once, and one that does not fit leaves the old one', async () => {
  const agency = await openAgency();
  onTestFinished(() => void opened.splice(0));
  const isTold = (words: string) => vi.waitFor(() => expect(agency.logLines.join('')).toContain(words));
  await saveMapping('No Such Pipeline');
  await isTold('There is no ticket pipeline labelled');
  await agency.after(() => createProject(agency));
  expect(agency.account.mailbox).toHaveLength(1);
  await saveMapping('deliverables');
  await isTold('The changed mapping of names holds');
});

/** A delivery that carries the oldest signature and no other. */
async function deliverWithV1({ together: { sandbox, appUrl } }: Agency): Promise<number> {
  const request = { method: 'POST', publicUri: `${appUrl}/webhooks/hubspot`, rawBody: Buffer.from('[]') };
  const { status } = await fetch(request.publicUri, {
    method: request.method,
    body: request.rawBody,
    headers: {
      'Content-Type': 'application/json',
      'X-HubSpot-Signature-Version': 'v1',
      'X-HubSpot-Signature': signV1(sandbox.clientSecret, request),
    },
  });
  return status;
}

test('the oldest kind of signature is believed only where the environment says so', async () => {
  expect(await deliverWithV1(await openAgency())).toBe(401);
  expect(await deliverWithV1(await openAgency({ environment: { ALLOW_V1_SIGNATURE: 'true' } }))).toBe(204);
});
