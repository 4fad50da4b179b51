import { expect, test } from 'vitest';
import { call, startTestSandbox } from './client.ts';

const withheld = ['crm.objects.owners.read', 'crm.objects.companies.read', 'crm.objects.custom.write'];

test('a call whose scope was withheld is refused with the scope’s name, every other one is answered', async () => {
  const sandbox = await startTestSandbox({ scopes: { withheld } });
  const project = sandbox.layout.projectType.id;
  const answers = {
    owners: await call(sandbox, 'GET', '/crm/owners/2026-09'),
    companies: await call(sandbox, 'GET', `/crm/associations/2026-09/${project}/0-2/labels`),
    writing: await call(sandbox, 'POST', `/crm/objects/2026-09/${project}/batch/update`, { inputs: [] }),
    reading: await call(sandbox, 'POST', `/crm/objects/2026-09/${project}/search`, {
      filterGroups: [],
      sorts: [],
      properties: [],
      limit: 1,
      after: '0',
    }),
    account: await call(sandbox, 'GET', '/account-info/2026-09/details'),
  };

  expect(Object.entries(answers).map(([name, { status }]) => `${name} ${String(status)}`)).toEqual([
    'owners 403',
    'companies 403',
    'writing 403',
    'reading 200',
    'account 200',
  ]);
  expect(answers.owners.body).toEqual({
    status: 'error',
    message: "This app hasn't been granted all required scopes to make this call.",
    correlationId: expect.any(String) as string,
    errors: [
      {
        message: 'One or more of the following scopes are required.',
        context: { requiredGranularScopes: ['crm.objects.owners.read'] },
      },
    ],
    links: { scopes: 'https://developers.hubspot.com/scopes' },
    category: 'MISSING_SCOPES',
  });
});

const tokenInfo = '/oauth/v2/private-apps/get/access-token-info';

test('the account tells which scopes its own token has', async () => {
  const sandbox = await startTestSandbox({ scopes: { withheld } });
  const { accessToken } = sandbox;

  const own = await call(sandbox, 'POST', tokenInfo, { tokenKey: accessToken });
  expect(own.body).toEqual({
    userId: 5_300_001,
    hubId: sandbox.portalId,
    appId: sandbox.appId,
    scopes: [
      'oauth',
      'settings.users.read',
      'transactional-email',
      'automation',
      'crm.objects.custom.read',
      'crm.schemas.custom.write',
      'tickets',
      'crm.objects.contacts.read',
      'crm.objects.contacts.write',
      'crm.objects.companies.write',
    ],
  });
  expect((await call(sandbox, 'POST', tokenInfo, { tokenKey: 'another' })).status).toBe(404);
});

test('an account can be told not to list them', async () => {
  const sandbox = await startTestSandbox({ scopes: { areListed: false } });
  const { accessToken } = sandbox;
  expect((await call(sandbox, 'POST', tokenInfo, { tokenKey: accessToken })).status).toBe(404);
});

test('every answer carries the time of the account’s servers', async () => {
  const sandbox = await startTestSandbox({
    clock: { now: () => Date.parse('2026-03-02T14:00:00Z') },
    serversAheadMs: 90_000,
  });
  const { headers } = await call(sandbox, 'GET', '/account-info/2026-09/details');
  expect(headers.get('date')).toBe('Mon, 02 Mar 2026 14:01:30 GMT');
});
