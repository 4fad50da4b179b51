import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { seedAgency } from '../../src/sandbox/seed.ts';
import { call, startTestSandbox } from './client.ts';
import { startReceiver } from './receiver.ts';

describe('account layouts', () => {
  it('people speak with the usual names in an account that has others', async () => {
    const sandbox = await startTestSandbox({ names: 'other' });
    const receiver = await startReceiver();
    const { account } = sandbox;
    const owner = account.addOwner({ firstName: 'Amara', lastName: 'Okafor', email: 'amara@agency.example' });
    sandbox.setAppUrl(receiver.url);
    const values = {
      name: 'Acme',
      creative_refresh_status: 'creatives_implemented',
      hubspot_owner_id: owner,
    };
    const project = account.create('project', values);
    const ticket = account.create(
      'ticket',
      {
        subject: 'Reel',
        hs_pipeline_stage: 'pending_approval',
        copy_status: 'copy_approved',
        revision_requested: 'copy;graphics',
      },
      [project],
    );
    const projectPath = `/crm/objects/2026-09/client_program/${project}`;
    expect(
      (await call(sandbox, 'GET', `${projectPath}?properties=program_title,program_phase,client_lead`)).body,
    ).toMatchObject({
      properties: { program_title: 'Acme', program_phase: 'live', client_lead: owner },
    });
    const names = 'hs_pipeline,hs_pipeline_stage,words_state,client_wants_changed';
    expect(
      (await call(sandbox, 'GET', `/crm/objects/2026-09/0-5/${ticket}?properties=${names}`)).body,
    ).toMatchObject({
      properties: {
        hs_pipeline: '77001',
        hs_pipeline_stage: '77004',
        words_state: 'words_ok',
        client_wants_changed: 'words;visuals',
      },
    });
    expect(account.read(project).values).toMatchObject(values);
    expect(account.read(ticket).values).toMatchObject({
      hs_pipeline_stage: 'pending_approval',
      copy_status: 'copy_approved',
      revision_requested: 'copy;graphics',
    });
    await sandbox.webhooks.settled();
    expect(receiver.events.map((event) => event['propertyName']).filter(Boolean)).toEqual([
      'program_phase',
      'client_lead',
      'hs_pipeline',
      'hs_pipeline_stage',
      'words_state',
      'client_wants_changed',
    ]);
  });

  it("projects can be HubSpot's own, with the name it gives them", async () => {
    const sandbox = await startTestSandbox({ projectObject: 'projects' });
    const id = sandbox.account.create('project', { name: 'Acme' });
    expect(
      (await call(sandbox, 'GET', `/crm/objects/2026-09/0-970/${id}?properties=hs_name,name`)).body,
    ).toMatchObject({
      properties: { hs_name: 'Acme' },
    });
    const { body } = await call(sandbox, 'GET', '/crm-object-schemas/2026-09/schemas');
    expect(body).toEqual({ results: [] });
  });

  it('stages carry whether they are closed, and two pipelines have a stage called New', async () => {
    const sandbox = await startTestSandbox();
    expect((await call(sandbox, 'GET', '/crm/pipelines/2026-09/0-5')).body).toMatchObject({
      results: [
        { id: '0', stages: [{ label: 'New' }, {}, {}, { metadata: { ticketState: 'CLOSED' } }] },
        {
          label: 'Deliverables',
          stages: [
            { label: 'New', metadata: { ticketState: 'OPEN', isClosed: 'false' } },
            { label: 'In Progress' },
            { label: 'Pending Approval' },
            { label: 'Delivered', metadata: { ticketState: 'CLOSED', isClosed: 'true' } },
            { label: 'Cancelled', metadata: { ticketState: 'CLOSED' } },
          ],
        },
      ],
    });
  });

  it('knows its time zone and what it is offset by today', async () => {
    const clock = createMovableClock(Date.parse('2026-07-01T12:00:00Z'));
    const sandbox = await startTestSandbox({ clock, timeZone: 'America/St_Johns' });
    const summer = await call(sandbox, 'GET', '/account-info/2026-09/details');
    expect(summer.body).toMatchObject({
      timeZone: 'America/St_Johns',
      utcOffset: '-02:30',
      utcOffsetMilliseconds: -9_000_000,
    });
    clock.advanceDays(180);
    const winter = await call(sandbox, 'GET', '/account-info/2026-09/details');
    expect(winter.body).toMatchObject({ utcOffset: '-03:30' });
  });

  it.each(['decisions', 'other'] as const)(
    'the example agency can be seeded under the names: %s',
    async (names) => {
      const sandbox = await startTestSandbox({ names });
      const agency = seedAgency(sandbox.account, Date.parse('2026-10-01T12:00:00Z'));
      expect(sandbox.account.list('project').map(({ values }) => values['creative_refresh_date'])).toEqual([
        '2026-10-15',
        '2026-10-02',
        '2026-09-28',
        '2026-12-15',
      ]);
      expect(sandbox.account.associated(agency.projects.inProduction, 'ticket')).toHaveLength(4);
      expect(sandbox.account.associated(agency.projects.requested, 'note')).toHaveLength(1);
      const active = await call(sandbox, 'GET', '/crm/owners/2026-09?limit=100');
      expect(JSON.stringify(active.body)).not.toContain('petra');
    },
  );

  it('single send delivers each sendId once', async () => {
    const sandbox = await startTestSandbox();
    const email = {
      emailId: 4711,
      message: { to: 'amara@agency.example', sendId: 'key-1', cc: [], bcc: [], replyTo: [] },
      contactProperties: {},
      customProperties: { subject: 'Hello' },
    };
    const path = '/marketing/transactional/2026-09/single-email/send';
    expect((await call(sandbox, 'POST', path, email)).body).toMatchObject({
      status: 'COMPLETE',
      sendResult: 'SENT',
    });
    expect((await call(sandbox, 'POST', path, email)).body).toMatchObject({
      sendResult: 'IDEMPOTENT_IGNORE',
    });
    expect(sandbox.account.mailbox).toMatchObject([
      { to: 'amara@agency.example', sendId: 'key-1', customProperties: { subject: 'Hello' } },
    ]);
  });
});
