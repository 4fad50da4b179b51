import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { call, startTestSandbox } from './client.ts';
import { startReceiver } from './receiver.ts';

const short = (event: Readonly<Record<string, unknown>>) => [
  event['subscriptionType'],
  event['propertyName'],
];

describe('webhooks', () => {
  it('tells of a new project, of each of its filled properties the app listens to, and of its associations', async () => {
    const clock = createMovableClock(Date.parse('2026-10-01T12:00:00Z'));
    const sandbox = await startTestSandbox({ clock });
    const receiver = await startReceiver();
    const company = sandbox.account.create('company', { name: 'Acme' });
    sandbox.setAppUrl(receiver.url);
    const values = { name: 'Acme', creative_refresh_date: '2026-11-02', creative_refresh_cycle: '1' };
    const id = sandbox.account.create('project', values, [company]);
    await sandbox.webhooks.settled();
    const common = {
      eventId: expect.any(Number) as number,
      subscriptionId: expect.any(Number) as number,
      portalId: 145_883_449,
      appId: 14_947_547,
      occurredAt: expect.any(Number) as number,
      attemptNumber: 0,
      changeSource: 'CRM_UI',
      sourceId: 'userId:75514748',
    };
    const which = { objectId: Number(id), objectTypeId: '2-143967026' };
    expect(receiver.events).toEqual([
      { ...common, ...which, subscriptionType: 'object.creation', changeFlag: 'CREATED' },
      {
        ...common,
        ...which,
        subscriptionType: 'object.propertyChange',
        propertyName: 'creative_refresh_date',
        propertyValue: String(Date.parse('2026-11-02')),
        isSensitive: false,
      },
      {
        ...common,
        subscriptionType: 'object.associationChange',
        fromObjectId: Number(id),
        toObjectId: Number(company),
        fromObjectTypeId: '2-143967026',
        toObjectTypeId: '0-2',
        associationType: 'CREATIVE_PROJECT_TO_COMPANY',
        associationTypeId: expect.any(Number) as number,
        associationRemoved: false,
        isPrimaryAssociation: false,
      },
    ]);
    expect(receiver.events[0]?.['occurredAt']).toBeGreaterThanOrEqual(Date.parse('2026-10-01T12:00:00Z'));
  });

  it('signs a delivery over the very bytes it sends, with the time of the account', async () => {
    const clock = createMovableClock(Date.parse('2027-01-01T00:00:00Z'));
    const sandbox = await startTestSandbox({ clock });
    const receiver = await startReceiver();
    sandbox.setAppUrl(receiver.url);
    sandbox.account.create('project', { name: 'Äcme – “Ünïcode”' });
    await sandbox.webhooks.settled();
    const [request] = receiver.requests;
    const timestamp = String(request?.headers['x-hubspot-request-timestamp']);
    const body = request?.body ?? '';
    expect(Number(timestamp)).toBeGreaterThanOrEqual(Date.parse('2027-01-01T00:00:00Z'));
    expect(request?.headers['x-hubspot-signature-v3']).toBe(
      createHmac('sha256', sandbox.clientSecret)
        .update(`POST${receiver.url}/webhooks/hubspot${body}${timestamp}`)
        .digest('base64'),
    );
    expect(request?.headers['x-hubspot-signature']).toBe(
      createHash('sha256')
        .update(sandbox.clientSecret + body)
        .digest('hex'),
    );
  });

  it("tells the app of the app's own writes, and names it as their source", async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    const id = sandbox.account.create('project', { name: 'Acme' });
    sandbox.setAppUrl(receiver.url);
    const path = `/crm/objects/2026-09/creative_project/${id}`;
    const write = {
      properties: { creative_refresh_status: 'creatives_implemented', creative_refresh_cycle: '2' },
    };
    await call(sandbox, 'PATCH', path, write);
    await call(sandbox, 'PATCH', path, write);
    await sandbox.webhooks.settled();
    expect(receiver.events).toMatchObject([
      {
        propertyName: 'creative_refresh_status',
        propertyValue: 'creatives_implemented',
        changeSource: 'INTEGRATION',
        sourceId: '14947547',
      },
    ]);
  });

  it('tells of tasks only how their status changes', async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    sandbox.setAppUrl(receiver.url);
    const id = sandbox.account.create('task', { hs_task_subject: 'Call' });
    sandbox.account.update(id, { hs_task_status: 'COMPLETED' });
    sandbox.account.remove(id);
    await sandbox.webhooks.settled();
    expect(receiver.events).toMatchObject([
      { objectTypeId: '0-27', propertyName: 'hs_task_status', propertyValue: 'NOT_STARTED' },
      { objectTypeId: '0-27', propertyName: 'hs_task_status', propertyValue: 'COMPLETED' },
    ]);
  });

  it('tells of deletion, restoring and merging', async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    const [first, second] = ['A', 'B'].map((subject) => sandbox.account.create('ticket', { subject })) as [
      string,
      string,
    ];
    sandbox.setAppUrl(receiver.url);
    sandbox.account.remove(first);
    sandbox.account.restore(first);
    sandbox.account.merge(first, second);
    await sandbox.webhooks.settled();
    expect(receiver.events).toMatchObject([
      { subscriptionType: 'object.deletion', objectId: Number(first), changeFlag: 'DELETED' },
      { subscriptionType: 'object.restore', objectId: Number(first), changeFlag: 'RESTORED' },
      {
        subscriptionType: 'object.merge',
        primaryObjectId: Number(first),
        mergedObjectIds: [Number(second)],
        newObjectId: Number(first),
      },
    ]);
  });

  it('tells both sides that an association was made and removed, and nobody when a record is deleted', async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    const project = sandbox.account.create('project', { name: 'Acme' });
    const ticket = sandbox.account.create('ticket', { subject: 'Reel' });
    sandbox.setAppUrl(receiver.url);
    sandbox.account.associate(ticket, project);
    sandbox.account.dissociate(ticket, project);
    sandbox.account.associate(ticket, project);
    sandbox.account.remove(ticket);
    await sandbox.webhooks.settled();
    const sides = ([from, to]: [string, string], associationRemoved: boolean) => ({
      subscriptionType: 'object.associationChange',
      fromObjectId: Number(from),
      toObjectId: Number(to),
      associationRemoved,
    });
    expect(receiver.events).toMatchObject([
      sides([ticket, project], false),
      sides([project, ticket], false),
      sides([ticket, project], true),
      sides([project, ticket], true),
      sides([ticket, project], false),
      sides([project, ticket], false),
      { subscriptionType: 'object.deletion', objectId: Number(ticket) },
    ]);
  });

  it('tells an import from a person', async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    sandbox.setAppUrl(receiver.url);
    const importer = sandbox.account.as({ changeSource: 'IMPORT', sourceId: 'import-7' });
    importer.create('project', { name: 'Acme' });
    await sandbox.webhooks.settled();
    expect(receiver.events).toMatchObject([{ changeSource: 'IMPORT', sourceId: 'import-7' }]);
  });

  it('delivers at most a hundred events at once', async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    sandbox.setAppUrl(receiver.url);
    for (let count = 0; count < 130; count += 1) sandbox.account.create('project', { name: 'Acme' });
    await sandbox.webhooks.settled();
    expect(receiver.requests.map(({ events }) => events.length).sort()).toEqual([100, 30]);
  });

  it('tries again after anything but a 2xx, and counts the attempts', async () => {
    const sandbox = await startTestSandbox({ webhooks: { retryDelaysMs: [1, 1, 1] } });
    const receiver = await startReceiver(500, 401);
    sandbox.setAppUrl(receiver.url);
    sandbox.account.create('project', { name: 'Acme' });
    await sandbox.webhooks.settled();
    expect(receiver.events.map(({ attemptNumber }) => attemptNumber)).toEqual([0, 1, 2]);
    expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([500, 401, 204]);
  });

  it('gives up after the last attempt', async () => {
    const sandbox = await startTestSandbox({ webhooks: { retryDelaysMs: [1] } });
    const receiver = await startReceiver(500, 500);
    sandbox.setAppUrl(receiver.url);
    sandbox.account.create('project', { name: 'Acme' });
    await sandbox.webhooks.settled();
    expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual([500, 500]);
  });

  it('can lose, double, hold back and reorder events', async () => {
    const sandbox = await startTestSandbox();
    const receiver = await startReceiver();
    sandbox.setAppUrl(receiver.url);
    sandbox.webhooks.dropNext(1, ({ subscriptionType }) => subscriptionType === 'object.creation');
    sandbox.webhooks.doubleNext(1, ({ propertyName }) => propertyName === 'creative_refresh_status');
    sandbox.webhooks.hold();
    const id = sandbox.account.create('project', { name: 'Acme', creative_refresh_date: '2026-11-02' });
    sandbox.account.update(id, { creative_refresh_status: 'creatives_implemented' });
    await sandbox.webhooks.settled();
    expect(receiver.requests).toEqual([]);
    sandbox.webhooks.release((events) => [...events].reverse());
    await sandbox.webhooks.settled();
    expect(receiver.events.map(short)).toEqual([
      ['object.propertyChange', 'creative_refresh_status'],
      ['object.propertyChange', 'creative_refresh_status'],
      ['object.propertyChange', 'creative_refresh_date'],
    ]);
    expect(sandbox.webhooks.events.map(short)).toEqual([
      ['object.creation', undefined],
      ['object.propertyChange', 'creative_refresh_date'],
      ['object.propertyChange', 'creative_refresh_status'],
    ]);
    sandbox.webhooks.redeliver(sandbox.webhooks.events.slice(0, 1));
    await sandbox.webhooks.settled();
    expect(receiver.events.map(short).at(-1)).toEqual(['object.creation', undefined]);
  });
});
