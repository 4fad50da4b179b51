import { expect, test } from 'vitest';
import { HubSpotRefused } from '../../../src/hubspot/transport/errors.ts';
import { links, now, openAccount, record } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

const linked = (...recordIds: string[]) => ({ results: recordIds.map((id) => ({ id, type: 'x_to_y' })) });
const page = { paging: { next: { after: 'more' } } };
const ticketRecord = (id: string) => record(id, { hs_pipeline: 'deliverables', hs_pipeline_stage: 's-new' });

test('one project, its tickets and its companies cost two calls', async () => {
  const transport = new ScriptedTransport({
    'read project': () =>
      record(
        '7',
        { name: 'Acme' },
        { associations: { tickets: linked('1', '2', '1'), companies: linked('90') } },
      ),
    'batch read tickets': ({ inputs }) => ({ results: inputs.map(({ id }) => ticketRecord(id)) }),
  });
  const readings = await openAccount(transport).readProjects(['7']);
  expect(transport.names).toEqual(['read project', 'batch read tickets']);
  expect([...readings.keys()]).toEqual(['7']);
  expect(readings.get('7')).toMatchObject({
    project: { id: '7', name: 'Acme', objectTypeId: '2-77' },
    tickets: [
      { id: '1', projectIds: ['7'] },
      { id: '2', projectIds: ['7'] },
    ],
    companyIds: ['90'],
    readAt: now,
  });
});

test('the single read asks for the properties, the history of the link, and the associations', async () => {
  const transport = new ScriptedTransport({ 'read project': () => record('7') });
  await openAccount(transport).readProjects(['7']);
  const [call] = transport.calls;
  expect(call?.path).toBe('/crm/objects/2026-09/2-77/7');
  expect(call?.query['propertiesWithHistory']).toBe('most_recent_adlab_link');
  expect(call?.query['associations']).toBe('tickets,companies');
  expect(call?.query['properties']?.split(',')).toEqual(
    expect.arrayContaining(['name', 'creative_refresh_status', 'creative_refresh_waiting_since']),
  );
});

test('a project without associations has no tickets and no companies, and costs one call', async () => {
  const transport = new ScriptedTransport({ 'read project': () => record('7') });
  const readings = await openAccount(transport).readProjects(['7']);
  expect(transport.names).toEqual(['read project']);
  expect(readings.get('7')).toMatchObject({ tickets: [], companyIds: [] });
});

test.each([
  ['go on over another page', { tickets: { ...linked('1'), ...page }, companies: linked('90') }],
  ['come under a name nobody asked for', { p123_tickets: linked('1'), companies: linked('90') }],
])('links that %s are read again from the associations', async (_, associations) => {
  const transport = new ScriptedTransport({
    'read project': () => record('7', {}, { associations }),
    'batch read tickets of projects': () => links({ 7: ['1', '2'] }),
    'batch read companies of projects': () => links({ 7: ['90', '91'] }),
    'batch read tickets': ({ inputs }) => ({ results: inputs.map(({ id }) => ticketRecord(id)) }),
  });
  const readings = await openAccount(transport).readProjects(['7']);
  expect(readings.get('7')?.tickets.map(({ id }) => id)).toEqual(['1', '2']);
  expect(readings.get('7')?.companyIds).toEqual(['90', '91']);
});

test('a project that does not exist is missing in the answer', async () => {
  const transport = new ScriptedTransport({
    'read project': () => {
      throw new HubSpotRefused('not there', {
        status: 404,
        category: 'OBJECT_NOT_FOUND',
        correlationId: null,
      });
    },
  });
  await expect(openAccount(transport).readProjects(['7'])).resolves.toEqual(new Map());
});

test('a project that was merged into another is missing in the answer', async () => {
  const transport = new ScriptedTransport({ 'read project': () => record('8') });
  await expect(openAccount(transport).readProjects(['7'])).resolves.toEqual(new Map());
});

test.each([
  [403, 'unauthorised'],
  [401, 'unauthorised'],
  [400, 'refused'],
] as const)(
  'a project HubSpot will not show (%i) is an error, not a missing project',
  async (status, because) => {
    const transport = new ScriptedTransport({
      'read project': () => {
        throw new HubSpotRefused('no', { status, category: null, correlationId: null });
      },
    });
    await expect(openAccount(transport).readProjects(['7'])).rejects.toMatchObject({
      name: 'AccountError',
      because,
    });
  },
);

test('an id that cannot be one of HubSpot’s is not asked for at all', async () => {
  const transport = new ScriptedTransport({});
  await expect(openAccount(transport).readProjects(['7/../8', ''])).resolves.toEqual(new Map());
  expect(transport.calls).toEqual([]);
});
