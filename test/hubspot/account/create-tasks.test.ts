import { expect, test } from 'vitest';
import {
  HubSpotAnswerError,
  HubSpotOutcomeUnknown,
  HubSpotRefused,
  HubSpotUnavailable,
} from '../../../src/hubspot/transport/errors.ts';
import type { NewTask } from '../../../src/reconcile/ports/account.ts';
import { ids, openAccount, record, rowError } from './an-account.ts';
import { type Input, ScriptedTransport, type SentCall } from './scripted-transport.ts';

function task(key: string, change: Partial<NewTask> = {}): NewTask {
  return {
    key,
    subject: `Do ${key}`,
    body: `<p>Do it</p><p>Ref: ${key}</p>`,
    dueAt: Date.parse('2026-10-07T21:00:00Z'),
    priority: 'HIGH',
    ownerId: '501',
    projectId: '7',
    ticketId: null,
    companyIds: [],
    ...change,
  };
}

const refused = (status: number) =>
  new HubSpotRefused(`refused ${status}`, { status, category: 'VALIDATION_ERROR', correlationId: null });
const isBad = ({ properties }: Input) => properties?.['hs_task_subject']?.includes('bad') === true;
const created = ({ objectWriteTraceId, properties }: Input) =>
  record(`9${objectWriteTraceId?.slice(4) ?? ''}`, properties, { objectWriteTraceId });
const create = (answer: (call: SentCall) => unknown) =>
  new ScriptedTransport({ 'batch create tasks': answer });

test('a task is created with its associations in the same call', async () => {
  const transport = create(({ inputs }) => ({ results: inputs.map(created) }));
  const outcomes = await openAccount(transport).createTasks([
    task('project-7.a', { ticketId: '5', companyIds: ['90', '91'] }),
    task('ticket-5.b', { projectId: null, ticketId: '5', ownerId: null, priority: 'NONE' }),
  ]);
  expect(outcomes).toEqual(
    new Map([
      ['project-7.a', { ok: true, value: '90' }],
      ['ticket-5.b', { ok: true, value: '91' }],
    ]),
  );
  const type = (associationCategory: string, associationTypeId: number) => [
    { associationCategory, associationTypeId },
  ];
  expect(transport.calls).toHaveLength(1);
  expect(transport.calls[0]).toMatchObject({
    path: '/crm/objects/2026-09/0-27/batch/create',
    repeat: 'create',
    inputs: [
      {
        objectWriteTraceId: 'row-0',
        properties: {
          hs_task_subject: 'Do project-7.a',
          hs_task_body: '<p>Do it</p><p>Ref: project-7.a</p>',
          hs_task_status: 'NOT_STARTED',
          hs_task_priority: 'HIGH',
          hs_task_type: 'TODO',
          hs_timestamp: '2026-10-07T21:00:00.000Z',
          hubspot_owner_id: '501',
        },
        associations: [
          { to: { id: '7' }, types: type('USER_DEFINED', 41) },
          { to: { id: '5' }, types: type('HUBSPOT_DEFINED', 230) },
          { to: { id: '90' }, types: type('HUBSPOT_DEFINED', 192) },
          { to: { id: '91' }, types: type('HUBSPOT_DEFINED', 192) },
        ],
      },
      {
        objectWriteTraceId: 'row-1',
        associations: [{ to: { id: '5' }, types: type('HUBSPOT_DEFINED', 230) }],
      },
    ],
  });
  expect(transport.calls[0]?.inputs[1]?.properties).not.toHaveProperty('hubspot_owner_id');
});

test('two hundred and fifty tasks take three calls', async () => {
  const transport = create(({ inputs }) => ({ results: inputs.map(created) }));
  const outcomes = await openAccount(transport).createTasks(ids(250).map((id) => task(`project-7.${id}`)));
  expect(transport.calls.map(({ inputs }) => inputs.length)).toEqual([100, 100, 50]);
  expect([...outcomes.values()].every(({ ok }) => ok)).toBe(true);
  expect(outcomes.size).toBe(250);
});

test('a 207 is sorted out row by row; what it does not mention is unknown', async () => {
  const transport = create(({ inputs }) => ({
    results: inputs.slice(2, 3).map(created),
    errors: [
      rowError('VALIDATION_ERROR', 'no such owner', { objectWriteTraceId: ['row-0'] }),
      rowError('RATE_LIMITS', 'too many', { objectWriteTraceId: ['row-1'] }),
    ],
  }));
  const outcomes = await openAccount(transport).createTasks(['a', 'b', 'c', 'd'].map((key) => task(key)));
  expect(outcomes).toEqual(
    new Map([
      ['a', { ok: false, because: 'refused', message: 'no such owner' }],
      ['b', { ok: false, because: 'later', message: 'too many' }],
      ['c', { ok: true, value: '92' }],
      ['d', { ok: false, because: 'unknown', message: expect.any(String) as unknown }],
    ]),
  );
  expect(transport.calls).toHaveLength(1);
});

test('an answer without trace ids is told apart by the Ref in the bodies', async () => {
  const transport = create(({ inputs }) => ({
    results: inputs.map(({ properties }, index) => record(String(index), properties)).reverse(),
  }));
  const outcomes = await openAccount(transport).createTasks([task('a'), task('b')]);
  expect(outcomes).toEqual(
    new Map([
      ['a', { ok: true, value: '0' }],
      ['b', { ok: true, value: '1' }],
    ]),
  );
});

test('one bad row in a refused batch refuses only itself', async () => {
  const transport = create(({ inputs }) => {
    if (inputs.some(isBad)) throw refused(400);
    return { results: inputs.map(created) };
  });
  const keys = ['a', 'b', 'c', 'bad', 'd', 'e', 'f', 'g'];
  const outcomes = await openAccount(transport).createTasks(keys.map((key) => task(key)));
  const failed = [...outcomes].filter(([, { ok }]) => !ok);
  expect(failed).toEqual([['bad', { ok: false, because: 'refused', message: 'refused 400' }]]);
  expect(outcomes.size).toBe(8);
  expect(transport.calls.map(({ inputs }) => inputs.length).sort((a, b) => b - a)).toEqual([
    8, 4, 4, 2, 2, 1, 1,
  ]);
});

test.each([401, 403])('a %i is about the app, not about a row: nothing is tried again', async (status) => {
  const transport = create(() => {
    throw refused(status);
  });
  const outcomes = await openAccount(transport).createTasks([task('a'), task('b')]);
  expect([...outcomes.values()]).toEqual([
    { ok: false, because: 'refused', message: `refused ${status}` },
    { ok: false, because: 'refused', message: `refused ${status}` },
  ]);
  expect(transport.calls).toHaveLength(1);
});

test.each([
  ['the answer was lost', new HubSpotOutcomeUnknown('lost'), 'unknown'],
  ['the answer is not understood', new HubSpotAnswerError('what?'), 'unknown'],
  ['HubSpot is out of reach', new HubSpotUnavailable('down', 503), 'later'],
] as const)('when %s, every row of the batch says so and none is sent again', async (_, error, because) => {
  const transport = create(() => {
    throw error;
  });
  const outcomes = await openAccount(transport).createTasks([task('a'), task('b')]);
  expect(outcomes).toEqual(
    new Map([
      ['a', { ok: false, because, message: error.message }],
      ['b', { ok: false, because, message: error.message }],
    ]),
  );
  expect(transport.calls).toHaveLength(1);
});

test('a lost batch says nothing of the batches beside it', async () => {
  const transport = create(({ inputs }) => {
    if (inputs.length === 100) throw new HubSpotOutcomeUnknown('lost');
    return { results: inputs.map(created) };
  });
  const outcomes = await openAccount(transport).createTasks(ids(101).map((id) => task(id)));
  expect(outcomes.get('1')).toMatchObject({ because: 'unknown' });
  expect(outcomes.get('101')).toEqual({ ok: true, value: '90' });
});

test('a defect of our own is not taken for an answer of HubSpot', async () => {
  const transport = create(() => {
    throw new RangeError('a defect');
  });
  await expect(openAccount(transport).createTasks([task('a')])).rejects.toBeInstanceOf(RangeError);
});
