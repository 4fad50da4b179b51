import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { connectAccount } from '../../src/application/connect-account.ts';
import { listen } from '../../src/http/listen.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createProjectRoutes } from '../../src/http/project-routes.ts';
import { createTransport } from '../../src/hubspot/transport/create-transport.ts';
import { createLookAtProject } from '../../src/reconcile/look-at-project.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openReviewed } from '../support/together-reviewed.ts';
import { createLogBook, emptyDepths } from './fakes.ts';
import { askAsPage, clientSecret, publicBaseUrl } from './ui-page.ts';

/** A cycle in review, the app that brought it there, and the card's route on what that app left behind. */
async function openCardRoute() {
  const { agency, projectId, tickets } = await openReviewed({ keepsStore: true });
  const { clock, storeFile, together } = agency;
  const { sandbox } = together;
  await together.application().stop();
  const { logger } = createLogBook();
  const store = await openStore({ databaseUrl: `file:${storeFile ?? ''}`, clock, logger });
  onTestFinished(() => store.close());
  const { url: baseUrl, accessToken } = sandbox;
  const transport = createTransport({ accessToken, baseUrl, meter: createMetrics(emptyDepths()), logger });
  onTestFinished(() => transport.close());
  const settings = parseSettings({});
  const { mapping } = settings;
  const creativeProject = { objectType: 'creative_project', objectTypeId: null };
  const connected = await connectAccount({ transport, mapping, creativeProject, portalId: null, clock });
  const look = createLookAtProject({
    account: () => connected.account,
    ledger: store.ledger,
    memory: store.memory,
    clock,
    current: () => ({ settings, mode: 'live' }),
  });
  const routes = createProjectRoutes({
    ...{ publicBaseUrl, clientSecret, clock, look, logger },
    account: () => connected.known,
    history: store.history,
    mapping: () => mapping,
  });
  const server = await listen(express().use('/api/projects', routes), { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.stop());
  const ask = () =>
    askAsPage(`http://127.0.0.1:${server.port}`, `/api/projects/${projectId}`, {
      signedAt: clock.now(),
      query: { portalId: String(sandbox.portalId) },
    });
  return { ask, sandbox, tickets };
}

it('one look at a project costs two calls to HubSpot, however much there is to tell', async () => {
  const { ask, sandbox, tickets } = await openCardRoute();
  // The first one also learns the owners, which are kept for some minutes.
  expect((await ask()).status).toBe(200);
  const asked = sandbox.exchanges.length;
  const { status, body } = await ask();
  expect(sandbox.exchanges.slice(asked).map(({ method, path }) => `${method} ${path}`)).toEqual([
    expect.stringMatching(/^GET \/crm\/objects\/2026-09\/2-143967026\/\d+$/),
    'POST /crm/objects/2026-09/0-5/batch/read',
  ]);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'creatives_pending_approval',
    waitingOn: 'account_manager',
    adSets: [{ folderName: 'Spring', isComplete: true, isHandedOver: true, pendingApproval: 2 }],
    missing: [],
  });
  expect(body).toHaveProperty(
    'adSets.0.tickets',
    tickets.map((id) => expect.objectContaining({ id, stage: 'pending_approval' }) as unknown),
  );
});
