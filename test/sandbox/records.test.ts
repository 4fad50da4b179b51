import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { call, startTestSandbox } from './client.ts';
import { freezeDate } from './frozen-date.ts';

const tickets = '/crm/objects/2026-09/tickets';

describe('records over the API', () => {
  it('shows a record a person made, with the properties asked for, and null for empty ones', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('project', { name: 'Acme', creative_refresh_date: '2026-11-02' });
    const path = `/crm/objects/2026-09/2-143967026/${id}?properties=creative_refresh_date,creative_refresh_status,no_such`;
    const { status, body } = await call(sandbox, 'GET', path);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      properties: {
        creative_refresh_date: '2026-11-02',
        creative_refresh_status: null,
        hs_object_id: id,
        hs_createdate: expect.stringMatching(/Z$/) as string,
        hs_lastmodifieddate: expect.stringMatching(/Z$/) as string,
      },
      createdAt: expect.stringMatching(/Z$/) as string,
      updatedAt: expect.stringMatching(/Z$/) as string,
      archived: false,
    });
  });

  it.each(['creative_project', 'p145883449_creative_project', '2-143967026'])(
    'takes %s for the project type',
    async (name) => {
      const sandbox = await startTestSandbox();
      const id = sandbox.account.create('project', { name: 'Acme' });
      expect((await call(sandbox, 'GET', `/crm/objects/2026-09/${name}/${id}`)).status).toBe(200);
    },
  );

  it('keeps the history of a property, newest first, with who changed it', async () => {
    const clock = createMovableClock(Date.parse('2026-10-01T12:00:00Z'));
    const sandbox = await startTestSandbox({ clock });
    const id = sandbox.account.create('ticket', { subject: 'Reel' });
    clock.advanceDays(1);
    await call(sandbox, 'PATCH', `${tickets}/${id}`, { properties: { hs_pipeline_stage: '1021003' } });
    const { body } = await call(sandbox, 'GET', `${tickets}/${id}?propertiesWithHistory=hs_pipeline_stage`);
    expect(body).toMatchObject({
      properties: { hs_pipeline_stage: '1021003' },
      propertiesWithHistory: {
        hs_pipeline_stage: [
          {
            value: '1021003',
            timestamp: expect.stringMatching(/^2026-10-02T12/) as string,
            sourceType: 'INTEGRATION',
            sourceId: '14947547',
          },
          {
            value: '1021001',
            timestamp: expect.stringMatching(/^2026-10-01T12/) as string,
            sourceType: 'CRM_UI',
            sourceId: 'userId:75514748',
          },
        ],
      },
    });
  });

  it('notes when a stage was entered, and when a task was completed', async () => {
    const sandbox = await startTestSandbox({ clock: createMovableClock(Date.parse('2026-10-01T12:00:00Z')) });
    const ticket = sandbox.account.create('ticket', {
      subject: 'Reel',
      hs_pipeline_stage: 'pending_approval',
    });
    const task = sandbox.account.create('task', { hs_task_subject: 'Call' });
    sandbox.account.update(task, { hs_task_status: 'COMPLETED' });
    expect(sandbox.account.read(ticket).values).toMatchObject({
      hs_pipeline_stage: 'pending_approval',
      hs_v2_date_entered_1021003: expect.stringMatching(/^2026-10-01T12/) as string,
    });
    expect(sandbox.account.read(task).values).toMatchObject({
      hs_task_is_completed: 'true',
      hs_task_completion_date: expect.stringMatching(/^2026-10-01T12/) as string,
    });
    sandbox.account.update(task, { hs_task_status: 'NOT_STARTED' });
    expect(sandbox.account.read(task).values['hs_task_completion_date']).toBeUndefined();
  });

  it('shows calculated stage dates only after their lag, while the history knows at once', async () => {
    const realTime = freezeDate();
    const sandbox = await startTestSandbox({ calculatedLagMs: 5000 });
    const id = sandbox.account.create('ticket', { subject: 'Reel', hs_pipeline_stage: 'pending_approval' });
    const path = `${tickets}/${id}?properties=hs_v2_date_entered_1021003&propertiesWithHistory=hs_pipeline_stage`;
    expect((await call(sandbox, 'GET', path)).body).toMatchObject({
      properties: { hs_v2_date_entered_1021003: null },
      propertiesWithHistory: { hs_pipeline_stage: [{ value: '1021003' }] },
    });
    realTime.advance(5000);
    expect((await call(sandbox, 'GET', path)).body).toMatchObject({
      properties: { hs_v2_date_entered_1021003: expect.stringMatching(/Z$/) as string },
    });
  });

  it('keeps no exchange when told so, but still counts and shows them', async () => {
    const sandbox = await startTestSandbox({ keepExchanges: false });
    const seen: string[] = [];
    sandbox.onExchange(({ method, path, status }) => seen.push(`${method} ${path} ${String(status)}`));
    await call(sandbox, 'GET', '/account-info/2026-09/details');
    expect(sandbox.exchanges).toEqual([]);
    expect(seen).toEqual(['GET /account-info/2026-09/details 200']);
    expect([...sandbox.calls.values()]).toEqual([1]);
  });

  it('clears a property that is written as an empty text', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('project', { name: 'Acme', creative_refresh_date: '2026-11-02' });
    const path = `/crm/objects/2026-09/creative_project/${id}`;
    const { status, body } = await call(sandbox, 'PATCH', path, {
      properties: { creative_refresh_date: '' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ properties: { creative_refresh_date: null } });
    expect(sandbox.account.read(id).values['creative_refresh_date']).toBeUndefined();
  });

  it('refuses every bad value of a write at once, and writes nothing', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('project', { name: 'Acme' });
    const { status, body } = await call(sandbox, 'PATCH', `/crm/objects/2026-09/creative_project/${id}`, {
      properties: {
        name: 'Changed',
        no_such_property: 'x',
        creative_refresh_status: 'made_up',
        creative_refresh_date: String(Date.parse('2026-11-02T05:00:00Z')),
        creative_refresh_cycle: 'two',
        hubspot_owner_id: '12',
        hs_object_id: '1',
      },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      status: 'error',
      category: 'VALIDATION_ERROR',
      errors: [
        { code: 'PROPERTY_DOESNT_EXIST', context: { propertyName: ['no_such_property'] } },
        { code: 'INVALID_OPTION', context: { propertyName: ['creative_refresh_status'] } },
        { code: 'INVALID_DATE', context: { propertyName: ['creative_refresh_date'] } },
        { code: 'INVALID_NUMBER', context: { propertyName: ['creative_refresh_cycle'] } },
        { code: 'INVALID_OWNER_ID', context: { propertyName: ['hubspot_owner_id'] } },
        { code: 'READ_ONLY_VALUE', context: { propertyName: ['hs_object_id'] } },
      ],
    });
    expect(sandbox.account.read(id).values['name']).toBe('Acme');
  });

  it('refuses a stage of another pipeline', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('ticket', { subject: 'Reel' });
    const { status, body } = await call(sandbox, 'PATCH', `${tickets}/${id}`, {
      properties: { hs_pipeline_stage: '2' },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ code: 'INVALID_PIPELINE_STAGE_ID' }] });
  });

  it('refuses a task without a due date', async () => {
    const sandbox = await startTestSandbox();
    const { status, body } = await call(sandbox, 'POST', '/crm/objects/2026-09/tasks', {
      properties: { hs_task_subject: 'Call' },
      associations: [],
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ category: 'VALIDATION_ERROR', context: { properties: ['hs_timestamp'] } });
  });

  it('answers 404 for a deleted record, and shows it among the archived ones', async () => {
    const sandbox = await startTestSandbox();
    const id = sandbox.account.create('ticket', { subject: 'Reel' });
    sandbox.account.remove(id);
    expect((await call(sandbox, 'GET', `${tickets}/${id}`)).status).toBe(404);
    const { status, body } = await call(sandbox, 'GET', `${tickets}/${id}?archived=true`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, archived: true });
  });

  it('names an object type it does not know in a 400', async () => {
    const sandbox = await startTestSandbox();
    const { status, body } = await call(sandbox, 'GET', '/crm/objects/2026-09/gizmos/1');
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: 'Unable to infer object type from: gizmos' });
  });

  it('refuses a wrong token before anything else', async () => {
    const sandbox = await startTestSandbox();
    const { status, body } = await call(sandbox, 'GET', `${tickets}/1`, undefined, {
      Authorization: 'Bearer no',
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({ status: 'error', category: 'INVALID_AUTHENTICATION' });
  });
});
