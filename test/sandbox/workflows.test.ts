import { createHash, createHmac } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { ActionDefinition } from '../../src/sandbox/workflows/action-definitions.ts';
import { firstOf, inTurn, startApp, type Asked } from './acting-app.ts';
import { startTestSandbox } from './client.ts';

/** An action that no app has, so that these tests depend on no definition but their own. */
const packBox: ActionDefinition = {
  name: 'pack-box',
  path: '/workflow-actions/pack-box',
  label: 'Pack a box',
  inputs: ['size'],
  outputs: ['weight', 'note'],
  properties: ['subject', 'copy_status'],
  rules: [
    { message: 'A {{ size }} box cannot hold {{weight}} kg.', conditions: { errorCode: ['TOO_HEAVY'] } },
    { message: 'Something is odd.', conditions: { errorCode: ['ODD', 'STRANGE'], note: ['yes'] } },
  ],
};

async function openShop(answer: Parameters<typeof startApp>[0], options: Partial<SandboxOptions> = {}) {
  const app = await startApp(answer);
  const sandbox = await startTestSandbox({
    ...options,
    workflows: { actions: [packBox], retryDelaysMs: [1, 1, 1], ...options.workflows },
  });
  sandbox.setAppUrl(app.url);
  sandbox.webhooks.turnOff();
  return { app, sandbox, ticketId: sandbox.account.create('ticket', { subject: 'Reel' }) };
}

const run = (sandbox: Sandbox, id: string, more: Partial<Parameters<Sandbox['workflows']['run']>[0]> = {}) =>
  sandbox.workflows.run({ action: 'pack-box', object: { type: 'ticket', id }, ...more });

const packed = { status: 200, body: { outputFields: { weight: 3, note: 'ok', colour: 'red' } } };

const forms = (content: Asked) => JSON.parse(content.body) as unknown;

test('an action is called with the record, the properties it asked for, and its inputs', async () => {
  const { app, sandbox, ticketId } = await openShop(() => packed);
  const callbackId = 'ap-145883449-7-1-0';
  await run(sandbox, ticketId, { callbackId, inputFields: { size: 'small' } });
  expect(app.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /workflow-actions/pack-box']);
  expect(app.asked.map(forms)).toEqual([
    {
      callbackId,
      origin: { portalId: 145_883_449, actionDefinitionId: 10_860_211, actionDefinitionVersion: 1 },
      context: { source: 'WORKFLOWS', workflowId: 192_814_114 },
      object: {
        objectId: Number(ticketId),
        objectType: 'TICKET',
        properties: { subject: 'Reel', copy_status: null },
      },
      inputFields: { size: 'small' },
    },
  ]);
});

test.each([
  ['project', 'custom', '2-143967026'],
  ['project', 'projects', 'PROJECT'],
  ['task', 'custom', 'TASK'],
] as const)('a %s (projects are %s objects) is called %s', async (type, projectObject, objectType) => {
  const { app, sandbox } = await openShop(() => packed, { projectObject });
  const values = type === 'task' ? { hs_task_subject: 'Call' } : { name: 'Harbor' };
  const id = sandbox.account.create(type, values);
  await sandbox.workflows.run({ action: 'pack-box', object: { type, id } });
  expect(app.asked.map(forms)).toMatchObject([{ object: { objectId: Number(id), objectType } }]);
});

test('a call for a record that is gone brings nothing of what it held', async () => {
  const { app, sandbox, ticketId } = await openShop(() => packed);
  sandbox.account.remove(ticketId);
  await run(sandbox, ticketId);
  expect(app.asked.map(forms)).toMatchObject([
    { object: { properties: { subject: null, copy_status: null } } },
  ]);
});

test('a call is signed by version 2 over method, address and body', async () => {
  const { app, sandbox, ticketId } = await openShop(() => packed);
  await run(sandbox, ticketId);
  const { headers, body } = firstOf(app.asked);
  const content = `${sandbox.clientSecret}POST${app.url}/workflow-actions/pack-box${body}`;
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-hubspot-signature': createHash('sha256').update(content).digest('hex'),
    'x-hubspot-signature-version': 'v2',
  });
  expect(headers['x-hubspot-signature-v3']).toBeUndefined();
});

test('where version 3 is asked for, it is sent beside version 2, with the time of the account', async () => {
  const clock = createMovableClock(Date.parse('2027-01-01T00:00:00Z'));
  const { app, sandbox, ticketId } = await openShop(() => packed, { clock });
  await run(sandbox, ticketId, { signature: 'v3' });
  const { headers, body } = firstOf(app.asked);
  const timestamp = String(headers['x-hubspot-request-timestamp']);
  expect(Number(timestamp)).toBeGreaterThanOrEqual(Date.parse('2027-01-01T00:00:00Z'));
  expect(headers['x-hubspot-signature-version']).toBe('v2');
  expect(headers['x-hubspot-signature-v3']).toBe(
    createHmac('sha256', sandbox.clientSecret)
      .update(`POST${app.url}/workflow-actions/pack-box${body}${timestamp}`)
      .digest('base64'),
  );
});

test('a 2xx ends an execution well, and the workflow gets the outputs that the action declares', async () => {
  const { sandbox, ticketId } = await openShop(() => packed);
  const object = { type: 'ticket', id: ticketId } as const;
  expect(await run(sandbox, ticketId)).toEqual({
    callbackId: 'ap-145883449-1-1-0',
    action: 'pack-box',
    object,
    state: 'SUCCESS',
    outputs: { weight: 3, note: 'ok' },
    errorCode: null,
    message: null,
    attempts: [{ status: 200, answer: packed.body }],
  });
});

test('a call can be made twice; its second answer is seen, but changes nothing of an execution that has ended', async () => {
  const other = { status: 200, body: { outputFields: { weight: 99 } } };
  const { app, sandbox, ticketId } = await openShop(inTurn(packed, other));
  const first = await run(sandbox, ticketId, { callbackId: 'ap-1' });
  expect(await sandbox.workflows.repeat('ap-1')).toEqual({
    ...first,
    attempts: [...first.attempts, { status: 200, answer: other.body }],
  });
  expect(new Set(app.asked.map(({ body }) => body)).size).toBe(1);
  expect(sandbox.workflows.executions).toHaveLength(1);
});

test('the second of two calls at once can be the one that is answered first', async () => {
  const { app, sandbox, ticketId } = await openShop(inTurn('hang', packed));
  const running = run(sandbox, ticketId, { callbackId: 'ap-1' });
  await vi.waitFor(() => expect(app.asked).toHaveLength(1));
  expect(await sandbox.workflows.repeat('ap-1')).toMatchObject({ state: 'SUCCESS' });
  await sandbox.close();
  expect(await running).toMatchObject({ state: 'SUCCESS', attempts: [{ status: 200 }] });
});

test.each([
  ['a refusal', 400, {}],
  ['a failure the workflow goes on after', 200, { hs_execution_state: 'FAIL_CONTINUE' }],
])('%s ends an execution at once, and its history shows the rule that applies', async (_, status, state) => {
  const outputFields = { ...state, errorCode: 'TOO_HEAVY', weight: 40 };
  const { sandbox, ticketId } = await openShop(() => ({ status, body: { outputFields } }));
  expect(await run(sandbox, ticketId, { inputFields: { size: 'small' } })).toMatchObject({
    state: 'FAILED',
    outputs: { weight: 40 },
    errorCode: 'TOO_HEAVY',
    message: 'A small box cannot hold 40 kg.',
    attempts: [{ status }],
  });
});

test.each([
  [{ errorCode: 'STRANGE', note: 'yes' }, 'Something is odd.'],
  [{ errorCode: 'STRANGE', note: 'no' }, null],
  [{ errorCode: 'UNHEARD_OF' }, null],
  [undefined, null],
])('after the outputs %j of a refusal, the history shows: %s', async (outputFields, message) => {
  const { sandbox, ticketId } = await openShop(() => ({ status: 404, body: { outputFields } }));
  expect(await run(sandbox, ticketId)).toMatchObject({ state: 'FAILED', message });
});

test('an overloaded or failing app is called again, with the very same call', async () => {
  const { app, sandbox, ticketId } = await openShop(
    inTurn({ status: 429 }, { status: 503 }, 'break', packed),
  );
  const execution = await run(sandbox, ticketId);
  expect(execution).toMatchObject({
    state: 'SUCCESS',
    attempts: [{ status: 429 }, { status: 503 }, { status: null, answer: null }, { status: 200 }],
  });
  expect(new Set(app.asked.map(({ body }) => body)).size).toBe(1);
});

test('an execution fails when even the last attempt does', async () => {
  const { sandbox, ticketId } = await openShop(() => ({ status: 500 }));
  expect(await run(sandbox, ticketId)).toMatchObject({
    state: 'FAILED',
    outputs: {},
    attempts: [{ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 }],
  });
});

test('an answer that comes too late counts as none', async () => {
  const { sandbox, ticketId } = await openShop(inTurn('hang', packed), {
    workflows: { timeoutMs: 200, retryDelaysMs: Array.from({ length: 100 }, () => 1) },
  });
  const { state, attempts } = await run(sandbox, ticketId);
  // On a machine that is busy elsewhere further answers may come too late.
  expect([state, attempts.at(0)?.status, attempts.at(-1)?.status]).toEqual(['SUCCESS', null, 200]);
});

test('an answer can get lost on the way: the app has answered, and is asked again', async () => {
  const { app, sandbox, ticketId } = await openShop(() => packed);
  sandbox.workflows.loseAnswers(1);
  expect(await run(sandbox, ticketId)).toMatchObject({
    state: 'SUCCESS',
    attempts: [{ status: null }, { status: 200 }],
  });
  expect(app.asked).toHaveLength(2);
});

test('everything that runs is awaited', async () => {
  const { sandbox, ticketId } = await openShop(inTurn({ status: 503 }, packed));
  void run(sandbox, ticketId);
  void run(sandbox, ticketId);
  expect(sandbox.workflows.executions.map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING']);
  await sandbox.workflows.settled();
  expect(sandbox.workflows.executions.map(({ state }) => state)).toEqual(['SUCCESS', 'SUCCESS']);
});

test('an execution that is under way when the account closes stays as it is', async () => {
  const { app, sandbox, ticketId } = await openShop(() => 'hang');
  const running = run(sandbox, ticketId);
  await vi.waitFor(() => expect(app.asked).toHaveLength(1));
  await sandbox.close();
  expect(await running).toMatchObject({ state: 'RUNNING', attempts: [] });
});

test('what cannot be run says why', async () => {
  const { sandbox, ticketId } = await openShop(() => packed);
  await expect(run(sandbox, ticketId, { action: 'fly' })).rejects.toThrow(
    new RangeError('There is no workflow action fly; there are pack-box'),
  );
  await run(sandbox, ticketId, { callbackId: 'ap-1' });
  await expect(run(sandbox, ticketId, { callbackId: 'ap-1' })).rejects.toThrow(
    new RangeError('ap-1 was run already; repeat it instead'),
  );
  await expect(sandbox.workflows.repeat('ap-2')).rejects.toThrow(
    new RangeError('No workflow has run anything under ap-2'),
  );
  sandbox.setAppUrl(null);
  await expect(run(sandbox, ticketId)).rejects.toThrow(
    new RangeError('The sandbox knows no app to call; setAppUrl says where it is'),
  );
});

test('without other definitions, workflows run the actions the app is uploaded with', async () => {
  const sandbox = await startTestSandbox();
  expect(sandbox.workflows.actions.map(({ name, path }) => [name, path])).toEqual(
    ['ad-set-readiness', 'complete-implementation', 'evaluate-refresh', 'next-refresh-date'].map((name) => [
      name,
      `/workflow-actions/${name}`,
    ]),
  );
});
