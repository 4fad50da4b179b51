import { describe, expect, it } from 'vitest';
import { call, startTestSandbox } from './client.ts';

const tasks = '/crm/objects/2026-09/tasks';
const tickets = '/crm/objects/2026-09/tickets';
const due = '2026-11-02T12:00:00Z';

const newTask = (
  subject: string,
  extra: Readonly<Record<string, string>> = {},
  objectWriteTraceId?: string,
) => ({
  properties: { hs_timestamp: due, hs_task_subject: subject, ...extra },
  associations: [],
  ...(objectWriteTraceId !== undefined && { objectWriteTraceId }),
});
const ids = (count: number) => Array.from({ length: count }, (_, position) => ({ id: String(position + 1) }));

describe('batches', () => {
  it('one bad row fails a batch create whole, when the rows carry no trace ids', async () => {
    const sandbox = await startTestSandbox();
    const inputs = [newTask('Good'), newTask('Bad', { hs_task_status: 'NONSENSE' })];
    const { status } = await call(sandbox, 'POST', `${tasks}/batch/create`, { inputs });
    expect(status).toBe(400);
    expect(sandbox.account.list('task')).toEqual([]);
  });

  it('with trace ids the good rows are created and the bad ones are named', async () => {
    const sandbox = await startTestSandbox();
    const inputs = [newTask('Good', {}, 'a'), newTask('Bad', { hs_task_status: 'NONSENSE' }, 'b')];
    const { status, body } = await call(sandbox, 'POST', `${tasks}/batch/create`, { inputs });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      status: 'COMPLETE',
      numErrors: 1,
      results: [{ objectWriteTraceId: 'a', properties: { hs_task_subject: 'Good' } }],
      errors: [{ category: 'VALIDATION_ERROR', context: { objectWriteTraceId: ['b'] } }],
    });
    expect(sandbox.account.list('task').map(({ values }) => values['hs_task_subject'])).toEqual(['Good']);
  });

  it('trace ids that are not unique do not make a batch partial', async () => {
    const sandbox = await startTestSandbox();
    const inputs = [newTask('Good', {}, 'a'), newTask('Bad', { hs_task_status: 'NONSENSE' }, 'a')];
    expect((await call(sandbox, 'POST', `${tasks}/batch/create`, { inputs })).status).toBe(400);
    expect(sandbox.account.list('task')).toEqual([]);
  });

  it('reads what is there and names the ids that are not', async () => {
    const sandbox = await startTestSandbox();
    const first = sandbox.account.create('ticket', { subject: 'One' });
    const second = sandbox.account.create('ticket', { subject: 'Two' });
    const { status, body } = await call(sandbox, 'POST', `${tickets}/batch/read`, {
      inputs: [{ id: first }, { id: second }, { id: '77' }],
      properties: ['subject'],
      propertiesWithHistory: [],
    });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      results: [{ id: second }, { id: first }],
      numErrors: 1,
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['77'] } }],
    });
  });

  it.each([
    ['100 ids', 100, [], 207],
    ['101 ids', 101, [], 400],
    ['50 ids with history', 50, ['subject'], 207],
    ['51 ids with history', 51, ['subject'], 400],
  ])('a batch read of %s', async (_, count, propertiesWithHistory, expected) => {
    const sandbox = await startTestSandbox();
    const body = { inputs: ids(count), properties: [], propertiesWithHistory };
    expect((await call(sandbox, 'POST', `${tickets}/batch/read`, body)).status).toBe(expected);
  });

  it('updates many at once, and names the ones that are gone', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('ticket', { subject: 'One' });
    const { status, body } = await call(sandbox, 'POST', `${tickets}/batch/update`, {
      inputs: [
        { id, properties: { subject: 'Renamed' } },
        { id: '77', properties: { subject: 'Renamed' } },
      ],
    });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      results: [{ id }],
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['77'] } }],
    });
    expect(sandbox.account.read(id).values['subject']).toBe('Renamed');
  });

  it('refuses the same id twice in one batch update', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('ticket', { subject: 'One' });
    const input = { id, properties: { subject: 'Renamed' } };
    expect((await call(sandbox, 'POST', `${tickets}/batch/update`, { inputs: [input, input] })).status).toBe(
      400,
    );
    expect(sandbox.account.read(id).values['subject']).toBe('One');
  });
});
