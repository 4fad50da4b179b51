import { expect, test } from 'vitest';
import { HubSpotRefused, HubSpotUnavailable } from '../../../src/hubspot/transport/errors.ts';
import { ids, openAccount, record, rowError } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

const written = { ok: true, value: undefined };

test('projects are updated by the hundred, each with only what changed', async () => {
  const transport = new ScriptedTransport({
    'batch update projects': ({ inputs }) => ({ results: inputs.map(({ id }) => record(id)) }),
  });
  const outcomes = await openAccount(transport).updateProjects(
    ids(150).map((id) => ({ id, change: { status: 'blank', cycle: 2, kickoffSentAt: null } })),
  );
  expect(outcomes.size).toBe(150);
  expect(outcomes.get('150')).toEqual(written);
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([100, 50]);
  expect(transport.calls[0]).toMatchObject({
    method: 'POST',
    path: '/crm/objects/2026-09/2-77/batch/update',
    repeat: 'safe',
  });
  expect(transport.calls[0]?.inputs[0]).toEqual({
    id: '1',
    objectWriteTraceId: 'row-0',
    properties: {
      creative_refresh_status: '',
      creative_refresh_cycle: '2',
      creative_refresh_kickoff_sent_at: '',
    },
  });
});

test('a task is given its new status, due date and body; an update of nothing costs no call', async () => {
  const transport = new ScriptedTransport({
    'batch update tasks': ({ inputs }) => ({ results: inputs.map(({ id }) => record(id)) }),
  });
  const outcomes = await openAccount(transport).updateTasks([
    { id: '1', status: 'DEFERRED', body: '<p>moot</p>' },
    { id: '2', dueAt: Date.parse('2026-10-07T21:00:00Z') },
    { id: '3' },
  ]);
  expect(outcomes).toEqual(
    new Map([
      ['3', written],
      ['1', written],
      ['2', written],
    ]),
  );
  expect(transport.calls.map(({ inputs }) => inputs.map(({ properties }) => properties))).toEqual([
    [
      { hs_task_status: 'DEFERRED', hs_task_body: '<p>moot</p>' },
      { hs_timestamp: '2026-10-07T21:00:00.000Z' },
    ],
  ]);
});

test('a record that does not exist any more is refused, the others are written', async () => {
  const transport = new ScriptedTransport({
    'batch update tickets': () => ({
      results: [record('1')],
      errors: [rowError('OBJECT_NOT_FOUND', 'gone', { ids: ['2'] })],
    }),
  });
  const outcomes = await openAccount(transport).updateTickets([
    { id: '1', change: { stage: 'in_progress' } },
    { id: '2', change: { stage: 'in_progress' } },
  ]);
  expect(Object.fromEntries(outcomes)).toEqual({
    1: written,
    2: { ok: false, because: 'refused', message: 'gone' },
  });
  expect(transport.calls).toHaveLength(1);
});

test.each([
  ['RATE_LIMIT', 'later'],
  ['RATE_LIMITS', 'later'],
  ['INTERNAL_ERROR', 'unknown'],
  ['TIMEOUT', 'unknown'],
  ['VALIDATION_ERROR', 'refused'],
])('a row that fails with %s alone ends as %s', async (category, because) => {
  const transport = new ScriptedTransport({
    'batch update tickets': () => ({ results: [], errors: [rowError(category, 'no', { ids: ['1'] })] }),
  });
  const outcomes = await openAccount(transport).updateTickets([{ id: '1', change: { revisionRound: 1 } }]);
  expect(outcomes.get('1')).toEqual({ ok: false, because, message: 'no' });
});

test('when an answer does not say which row failed, the rows are written again until it does', async () => {
  const transport = new ScriptedTransport({
    'batch update tickets': ({ inputs }) => ({
      results: inputs.filter(({ id }) => id !== '2').map(({ id }) => record(id)),
      ...(inputs.some(({ id }) => id === '2')
        ? { errors: [rowError('VALIDATION_ERROR', 'not so', {})] }
        : {}),
    }),
  });
  const outcomes = await openAccount(transport).updateTickets(
    ['1', '2', '3'].map((id) => ({ id, change: { revisionRound: 1 } })),
  );
  expect(outcomes.get('1')).toEqual(written);
  expect(outcomes.get('2')).toEqual({ ok: false, because: 'refused', message: 'not so' });
  expect(outcomes.get('3')).toEqual(written);
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([3, 1]);
});

test('a row no answer ever mentions ends as unknown, not in a loop', async () => {
  const transport = new ScriptedTransport({ 'batch update tickets': () => ({ results: [] }) });
  const outcomes = await openAccount(transport).updateTickets(
    ['1', '2'].map((id) => ({ id, change: { revisionRound: 1 } })),
  );
  expect([...outcomes.values()]).toMatchObject([{ because: 'unknown' }, { because: 'unknown' }]);
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([2, 1, 1]);
});

test('one bad row among many refuses only itself', async () => {
  const transport = new ScriptedTransport({
    'batch update projects': ({ inputs }) => {
      if (inputs.some(({ id }) => id === '70'))
        throw new HubSpotRefused('bad date', {
          status: 400,
          category: 'VALIDATION_ERROR',
          correlationId: null,
        });
      return { results: inputs.map(({ id }) => record(id)) };
    },
  });
  const outcomes = await openAccount(transport).updateProjects(
    ids(100).map((id) => ({ id, change: { cycle: 2 } })),
  );
  expect(outcomes.size).toBe(100);
  expect([...outcomes].filter(([, { ok }]) => !ok)).toEqual([
    ['70', { ok: false, because: 'refused', message: 'bad date' }],
  ]);
  expect(transport.calls.length).toBeLessThanOrEqual(15);
});

test('an outage leaves every row for later', async () => {
  const transport = new ScriptedTransport({
    'batch update projects': () => {
      throw new HubSpotUnavailable('down', 502);
    },
  });
  await expect(openAccount(transport).updateProjects([{ id: '1', change: { cycle: 2 } }])).resolves.toEqual(
    new Map([['1', { ok: false, because: 'later', message: 'down' }]]),
  );
});
