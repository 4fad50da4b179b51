import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { call, startTestSandbox } from './client.ts';

const labels = z.object({
  results: z.array(z.object({ category: z.string(), typeId: z.number(), label: z.string().nullable() })),
});
const read = '/crm/associations/2026-09/creative_project/tickets/batch/read';

describe('associations', () => {
  it('a task can be created on a project with the id from the labels list, and is found from both sides', async () => {
    const sandbox = await startTestSandbox();
    const project = sandbox.account.create('project', { name: 'Acme' });
    const listed = await call(sandbox, 'GET', '/crm/associations/2026-09/tasks/creative_project/labels');
    const [type] = labels.parse(listed.body).results;
    const create = await call(sandbox, 'POST', '/crm/objects/2026-09/tasks', {
      properties: { hs_timestamp: '2026-11-02T12:00:00Z', hs_task_subject: 'Call' },
      associations: [
        {
          to: { id: project },
          types: [{ associationCategory: type?.category, associationTypeId: type?.typeId }],
        },
      ],
    });
    expect(create.status).toBe(201);
    const [task] = sandbox.account.associated(project, 'task');
    expect(task?.values['hs_task_subject']).toBe('Call');
    expect(sandbox.account.associated(task?.id ?? '', 'project').map(({ id }) => id)).toEqual([project]);
  });

  it.each([
    ['an id of the other direction', 'HUBSPOT_DEFINED', 229],
    ['a wrong category', 'USER_DEFINED', 230],
    ['an id nobody knows', 'HUBSPOT_DEFINED', 99_999],
  ])('refuses a create with %s, and creates nothing', async (_, associationCategory, associationTypeId) => {
    const sandbox = await startTestSandbox();
    const ticket = sandbox.account.create('ticket', { subject: 'Reel' });
    const { status } = await call(sandbox, 'POST', '/crm/objects/2026-09/tasks', {
      properties: { hs_timestamp: '2026-11-02T12:00:00Z' },
      associations: [{ to: { id: ticket }, types: [{ associationCategory, associationTypeId }] }],
    });
    expect(status).toBe(400);
    expect(sandbox.account.list('task')).toEqual([]);
  });

  it('gives long lists in pages', async () => {
    const sandbox = await startTestSandbox({ associationPageSize: 2 });
    const project = sandbox.account.create('project', { name: 'Acme' });
    const tickets = ['A', 'B', 'C'].map((subject) =>
      sandbox.account.create('ticket', { subject }, [project]),
    );
    const page = z.object({
      results: z.tuple([
        z.object({
          to: z.array(z.object({ toObjectId: z.string() })),
          paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
        }),
      ]),
    });
    const first = page.parse((await call(sandbox, 'POST', read, { inputs: [{ id: project }] })).body)
      .results[0];
    const after = first.paging?.next.after;
    const rest = page.parse((await call(sandbox, 'POST', read, { inputs: [{ id: project, after }] })).body)
      .results[0];
    expect([...first.to, ...rest.to].map(({ toObjectId }) => toObjectId)).toEqual(tickets);
    expect(rest.paging).toBeUndefined();
  });

  it('names records without any association in a 207', async () => {
    const sandbox = await startTestSandbox();
    const project = sandbox.account.create('project', { name: 'Acme' });
    const { status, body } = await call(sandbox, 'POST', read, { inputs: [{ id: project }] });
    expect(status).toBe(207);
    expect(body).toMatchObject({
      results: [],
      errors: [
        { subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND', context: { fromObjectId: [project] } },
      ],
    });
  });

  it('lists associated ids with a record, under the names HubSpot uses', async () => {
    const sandbox = await startTestSandbox();
    const company = sandbox.account.create('company', { name: 'Acme' });
    const project = sandbox.account.create('project', { name: 'Acme' }, [company]);
    const ticket = sandbox.account.create('ticket', { subject: 'Reel' }, [project]);
    const byName = '/crm/objects/2026-09/creative_project';
    expect(
      (await call(sandbox, 'GET', `${byName}/${project}?associations=tickets,companies,notes`)).body,
    ).toMatchObject({
      associations: {
        tickets: { results: [{ id: ticket, type: 'creative_project_to_ticket' }] },
        companies: { results: [{ id: company, type: 'creative_project_to_company' }] },
      },
    });
    const path = `/crm/objects/2026-09/tickets/${ticket}?associations=creative_project`;
    expect((await call(sandbox, 'GET', path)).body).toMatchObject({
      associations: { p145883449_creative_project: { results: [{ id: project }] } },
    });
  });

  it('a deleted ticket has lost its associations, and gets them back when it is restored', async () => {
    const sandbox = await startTestSandbox();
    const project = sandbox.account.create('project', { name: 'Acme' });
    const ticket = sandbox.account.create('ticket', { subject: 'Reel' }, [project]);
    sandbox.account.remove(ticket);
    expect(sandbox.account.associated(project, 'ticket')).toEqual([]);
    expect(sandbox.account.associated(ticket, 'project')).toEqual([]);
    sandbox.account.restore(ticket);
    expect(sandbox.account.associated(project, 'ticket').map(({ id }) => id)).toEqual([ticket]);
  });

  it('a clone carries every value of its original, the stamps too, and belongs to the same project', async () => {
    const sandbox = await startTestSandbox();
    const project = sandbox.account.create('project', { name: 'Acme' });
    const stamp = '2026-10-01T12:00:00.000Z';
    const ticket = sandbox.account.create('ticket', { subject: 'Reel', creative_queued_at: stamp }, [
      project,
    ]);
    const clone = sandbox.account.clone(ticket);
    expect(clone).not.toBe(ticket);
    expect(sandbox.account.read(clone).values).toMatchObject({ subject: 'Reel', creative_queued_at: stamp });
    expect(sandbox.account.associated(project, 'ticket').map(({ id }) => id)).toEqual([ticket, clone]);
  });

  it('a merge moves associations to the record that stays', async () => {
    const sandbox = await startTestSandbox();
    const stays = sandbox.account.create('project', { name: 'Acme' });
    const goes = sandbox.account.create('project', { name: 'Acme 2', creative_refresh_date: '2026-11-02' });
    const ticket = sandbox.account.create('ticket', { subject: 'Reel' }, [goes]);
    sandbox.account.merge(stays, goes);
    expect(sandbox.account.read(stays).values).toMatchObject({
      name: 'Acme',
      creative_refresh_date: '2026-11-02',
    });
    expect(sandbox.account.read(goes).archived).toBe(true);
    expect(sandbox.account.associated(ticket, 'project').map(({ id }) => id)).toEqual([stays]);
  });
});
