import { expect, test } from 'vitest';
import { HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { ids, links, openAccount, record, rowError } from './an-account.ts';
import { type Input, ScriptedTransport } from './scripted-transport.ts';

const ticketIdsOf = (projectId: string) => [`${projectId}1`, `${projectId}2`];
const asDeliverables = ({ inputs }: { inputs: readonly Input[] }) => ({
  results: inputs.map(({ id }) => record(id, { hs_pipeline: 'deliverables' })),
});

test('two hundred projects with four hundred tickets in work cost seven calls', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': ({ inputs }) => ({ results: inputs.map(({ id }) => record(id)) }),
    'batch read tickets of projects': ({ inputs }) =>
      links(Object.fromEntries(inputs.map(({ id }) => [id, ticketIdsOf(id)]))),
    'batch read tickets': asDeliverables,
  });
  const readings = await openAccount(transport).readProjects(ids(200));
  expect(readings.size).toBe(200);
  expect(readings.get('3')).toMatchObject({ tickets: [{ id: '31' }, { id: '32' }], companyIds: undefined });
  const sizes = transport.calls.map(({ name, inputs }) => `${name}: ${inputs.length}`);
  const times = (count: number, call: string) => Array.from({ length: count }, () => call);
  expect([...sizes].sort()).toEqual([
    ...times(2, 'batch read projects: 100'),
    'batch read tickets of projects: 200',
    ...times(4, 'batch read tickets: 100'),
  ]);
});

const asksForHistory = (body: unknown) =>
  JSON.stringify(body).includes('"propertiesWithHistory":["hs_pipeline_stage"]');

test('of many tickets only those in Pending Approval, or flagged, are read with the history of their stage', async () => {
  const valuesOf = (id: string) => ({
    hs_pipeline: 'deliverables',
    hs_pipeline_stage: Number(id) % 10 === 1 ? 's-pending' : 's-work',
    revision_requested: Number(id) % 10 === 2 ? 'copy' : '',
  });
  const entered = '2026-09-01T08:00:00Z';
  const transport = new ScriptedTransport({
    'batch read projects': () => ({ results: [record('1')] }),
    'batch read tickets of projects': () => links({ '1': ids(80) }),
    'batch read tickets': ({ inputs, body }) => ({
      results: inputs.map(({ id }) => ({
        ...record(id, valuesOf(id)),
        ...(asksForHistory(body) && {
          propertiesWithHistory: { hs_pipeline_stage: [{ value: 's-pending', timestamp: entered }] },
        }),
      })),
    }),
  });
  const readings = await openAccount(transport).readProjects(['1', '2']);
  const told = readings.get('1')?.tickets.filter((ticket) => ticket.enteredPendingApprovalAt !== null);
  const expected = ids(80).filter((id) => ['1', '2'].includes(id.at(-1) ?? ''));
  expect(told?.map(({ id }) => id)).toEqual(expected);
  expect(new Set(told?.map((ticket) => ticket.enteredPendingApprovalAt))).toEqual(
    new Set([Date.parse(entered)]),
  );
  const reads = transport.calls.filter(({ name }) => name === 'batch read tickets');
  expect(reads.map(({ inputs }) => inputs.length)).toEqual([80, 16]);
});

const linkHistory = '"propertiesWithHistory":["most_recent_adlab_link"]';

/** A project with a link, and since when it is there if the history is asked for and handed out. */
function linked(id: string, isTold: boolean) {
  const most_recent_adlab_link = 'https://adlab.example/1';
  const pasted = [{ value: most_recent_adlab_link, timestamp: '2026-09-01T08:00:00Z' }];
  return {
    ...record(id, { most_recent_adlab_link }),
    ...(isTold && { propertiesWithHistory: { most_recent_adlab_link: pasted } }),
  };
}

test('batches with history ask for it and name all three lists', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': () => ({ results: [] }),
    'batch read tickets of projects': () => links({}),
  });
  await openAccount(transport).readProjects(['1', '2']);
  expect(transport.calls.find(({ name }) => name === 'batch read projects')).toMatchObject({
    path: '/crm/objects/2026-09/2-77/batch/read',
    repeat: 'safe',
    body: {
      inputs: [{ id: '1' }, { id: '2' }],
      properties: expect.arrayContaining(['creative_refresh_date']) as unknown,
      propertiesWithHistory: ['most_recent_adlab_link'],
    },
  });
});

test('projects that do not exist are left out, the others are there', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': () => ({
      results: [record('1')],
      errors: [rowError('OBJECT_NOT_FOUND', 'gone', { ids: ['2'] })],
    }),
    'batch read tickets of projects': () => ({
      results: [],
      errors: [rowError('OBJECT_NOT_FOUND', 'no tickets', { fromObjectId: ['1', '2'] })],
    }),
  });
  const readings = await openAccount(transport).readProjects(['1', '2']);
  expect([...readings.keys()]).toEqual(['1']);
});

test('any other trouble in a batch fails the read: nobody must pass for deleted', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': () => ({ results: [], errors: [rowError('INTERNAL_ERROR', 'oops', {})] }),
  });
  await expect(openAccount(transport).readProjectRecords(['1', '2'])).rejects.toMatchObject({
    name: 'AccountError',
    because: 'later',
  });
});

test('a ticket shared by two projects of one reading names both', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': () => ({ results: [record('1'), record('2')] }),
    'batch read tickets of projects': () => links({ 1: ['9'], 2: ['9'] }),
    'batch read tickets': asDeliverables,
  });
  const readings = await openAccount(transport).readProjects(['1', '2']);
  expect(readings.get('1')?.tickets).toMatchObject([{ id: '9', projectIds: ['1', '2'] }]);
  expect(readings.get('2')?.tickets).toEqual(readings.get('1')?.tickets);
});

test('the dates of links come with as many projects as one call may ask them of, and with no more', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': ({ inputs, body }) => ({
      results: inputs.map(({ id }) => linked(id, JSON.stringify(body).includes(linkHistory))),
    }),
    'batch read tickets of projects': () => links({}),
  });
  const account = openAccount(transport);
  const few = await account.readProjects(ids(50));
  const many = await account.readProjects(ids(51));
  const dates = (readings: typeof few) => [
    ...new Set([...readings.values()].map(({ project }) => project.adLabLinkChangedAt)),
  ];
  expect([dates(few), dates(many)]).toEqual([[Date.parse('2026-09-01T08:00:00Z')], [undefined]]);
});

test('links are read with their dates, fifty to a call; one whose history is kept from us has none', async () => {
  const transport = new ScriptedTransport({
    'batch read AdLab links': ({ inputs }) => ({
      results: inputs.map(({ id }) => (id === '3' ? record(id) : linked(id, id !== '2'))),
    }),
  });
  const found = await openAccount(transport).adLabLinksOf(ids(60));
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([50, 10]);
  expect(transport.calls[0]?.body).toMatchObject({
    properties: ['most_recent_adlab_link'],
    propertiesWithHistory: ['most_recent_adlab_link'],
  });
  const adLabLink = 'https://adlab.example/1';
  expect(['1', '2', '3'].map((id) => found.get(id))).toEqual([
    { adLabLink, adLabLinkChangedAt: Date.parse('2026-09-01T08:00:00Z') },
    { adLabLink, adLabLinkChangedAt: undefined },
    { adLabLink: null, adLabLinkChangedAt: null },
  ]);
});

test('the look before a late write reads bare records: a hundred to a call, nothing else', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': ({ inputs }) => ({ results: inputs.map(({ id }) => record(id)) }),
  });
  const records = await openAccount(transport).readProjectRecords(ids(160));
  expect(records.size).toBe(160);
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([100, 60]);
});

test('association lists are followed page by page, a thousand records to a call', async () => {
  const transport = new ScriptedTransport({
    'batch read projects of tickets': ({ inputs }) => ({
      results: inputs
        .filter(({ id }) => id === '5' || id === '6')
        .map(({ id, after }) => ({
          from: { id },
          to: [{ toObjectId: after === undefined ? 70 : Number(`7${after}`) }],
          ...(id === '5' && after !== '2'
            ? { paging: { next: { after: after === undefined ? '1' : '2' } } }
            : {}),
        })),
    }),
  });
  const projects = await openAccount(transport).projectsOfTickets(ids(1500));
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([1000, 500, 1, 1]);
  expect(transport.calls.at(-1)?.inputs).toEqual([{ id: '5', after: '2' }]);
  expect(projects.size).toBe(1500);
  expect(projects.get('5')).toEqual(['70', '71', '72']);
  expect(projects.get('6')).toEqual(['70']);
  expect(projects.get('1500')).toEqual([]);
});

test('tickets come with all their projects, and without those of other pipelines', async () => {
  const transport = new ScriptedTransport({
    'batch read projects of tickets': () => links({ 1: ['70', '71'], 2: ['70'] }),
    'batch read tickets': () => ({
      results: [
        record('1', { hs_pipeline: 'deliverables' }),
        record('2', { hs_pipeline: 'support' }),
        record('3', { hs_pipeline: 'deliverables' }),
      ],
    }),
  });
  const tickets = await openAccount(transport).readTickets(['1', '2', '3', '4']);
  expect([...tickets.values()].map(({ id, projectIds }) => ({ id, projectIds }))).toEqual([
    { id: '1', projectIds: ['70', '71'] },
    { id: '3', projectIds: [] },
  ]);
});

test('a HubSpot out of reach is worth another try', async () => {
  const transport = new ScriptedTransport({
    'batch read tasks': () => {
      throw new HubSpotUnavailable('down', 503);
    },
  });
  await expect(openAccount(transport).readTasks(['1'])).rejects.toMatchObject({
    name: 'AccountError',
    because: 'later',
    message: 'down',
  });
});

test('an answer nobody understands needs somebody to look', async () => {
  const transport = new ScriptedTransport({ 'batch read tasks': () => ({ rows: [] }) });
  await expect(openAccount(transport).readTasks(['1'])).rejects.toMatchObject({
    name: 'AccountError',
    because: 'refused',
  });
});

test('nothing to read costs no call', async () => {
  const transport = new ScriptedTransport({});
  const account = openAccount(transport);
  await Promise.all([
    account.readProjects([]),
    account.readTickets([]),
    account.readTasks([]),
    account.tasksOf({ projectIds: [], ticketIds: [] }),
    account.notesOfTickets([]),
  ]);
  expect(transport.calls).toEqual([]);
});

test('a project that became part of another is gone, whatever HubSpot answers in its place', async () => {
  const transport = new ScriptedTransport({
    'batch read projects': () => ({ results: [record('1'), record('9')] }),
    'batch read tickets of projects': () => links({}),
  });
  const readings = await openAccount(transport).readProjects(['1', '2']);
  expect([...readings.keys()]).toEqual(['1']);
});
