import { expect, test, vi } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { ActionDefinition } from '../../src/sandbox/workflows/action-definitions.ts';
import { startApp } from './acting-app.ts';
import { call, startTestSandbox } from './client.ts';

const brewTea: ActionDefinition = {
  name: 'brew-tea',
  path: '/workflow-actions/brew-tea',
  label: 'Brew tea',
  inputs: [],
  outputs: ['cups', 'kind'],
  properties: [],
  rules: [{ message: 'No water.', conditions: { errorCode: ['DRY'] } }],
};

const callbacks = '/automation/actions/callbacks/2026-09';
const blocked = { status: 200, body: { outputFields: { hs_execution_state: 'BLOCK' } } };
const done = {
  outputFields: { hs_execution_state: 'SUCCESS', cups: '3', kind: 'green' },
  typedOutputs: { cups: 3 },
};

async function openKitchen(answer: Parameters<typeof startApp>[0] = () => blocked) {
  const app = await startApp(answer);
  const sandbox = await startTestSandbox({ workflows: { actions: [brewTea], retryDelaysMs: [] } });
  sandbox.setAppUrl(app.url);
  sandbox.webhooks.turnOff();
  const object = { type: 'ticket', id: sandbox.account.create('ticket', { subject: 'Tea' }) } as const;
  const run = (callbackId: string) => sandbox.workflows.run({ action: 'brew-tea', object, callbackId });
  return { app, sandbox, run };
}

const untilBlocked = (sandbox: Sandbox, count = 1) =>
  vi.waitFor(() =>
    expect(sandbox.workflows.executions.map(({ state }) => state)).toEqual(
      Array.from({ length: count }, () => 'BLOCKED'),
    ),
  );

const complete = async (sandbox: Sandbox, callbackId: string, completion: unknown = done) =>
  (await call(sandbox, 'POST', `${callbacks}/${callbackId}/complete`, completion)).status;

test('a blocked execution waits until the app completes it, typed outputs before texts', async () => {
  const { sandbox, run } = await openKitchen();
  const running = run('ap-1');
  await untilBlocked(sandbox);
  expect(await complete(sandbox, 'ap-1')).toBe(204);
  expect(await running).toMatchObject({
    state: 'SUCCESS',
    outputs: { cups: 3, kind: 'green' },
    errorCode: null,
    attempts: [{ status: 200, answer: blocked.body }],
  });
});

test('an app can complete an execution as failed, and the history shows why', async () => {
  const { sandbox, run } = await openKitchen();
  const running = run('ap-1');
  await untilBlocked(sandbox);
  await complete(sandbox, 'ap-1', {
    outputFields: { hs_execution_state: 'FAIL_CONTINUE', errorCode: 'DRY' },
    typedOutputs: {},
  });
  expect(await running).toMatchObject({
    state: 'FAILED',
    outputs: {},
    errorCode: 'DRY',
    message: 'No water.',
  });
});

test('a completion that overtakes the answer it belongs to is not lost', async () => {
  const { sandbox, run } = await openKitchen(async () => {
    expect(await complete(sandbox, 'ap-1')).toBe(204);
    return blocked;
  });
  expect(await run('ap-1')).toMatchObject({ state: 'SUCCESS', outputs: { cups: 3, kind: 'green' } });
});

test('an execution ends once: its second completion finds nothing that waits, and the first one stands', async () => {
  const { sandbox, run } = await openKitchen();
  const running = run('ap-1');
  await untilBlocked(sandbox);
  expect(await complete(sandbox, 'ap-1')).toBe(204);
  const failing = { outputFields: { hs_execution_state: 'FAIL_CONTINUE' }, typedOutputs: {} };
  expect(await complete(sandbox, 'ap-1', failing)).toBe(404);
  expect(await running).toMatchObject({ state: 'SUCCESS' });
});

test('a callback that nobody is waiting for is not found', async () => {
  const { sandbox, run } = await openKitchen(() => ({ status: 200 }));
  await run('ap-1');
  expect(await complete(sandbox, 'ap-1')).toBe(404);
  const answer = await call(sandbox, 'POST', `${callbacks}/ap-2/complete`, done);
  expect(answer).toMatchObject({
    status: 404,
    body: {
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      message: 'No blocked execution waits for ap-2',
      context: { callbackId: ['ap-2'] },
    },
  });
});

test.each([
  ['an output that is no text', { ...done, outputFields: { ...done.outputFields, cups: 3 } }],
  ['no typed outputs', { outputFields: done.outputFields }],
  ['no outputs', { typedOutputs: {} }],
  ['no state', { outputFields: {}, typedOutputs: {} }],
  ['a state that ends nothing', { outputFields: { hs_execution_state: 'BLOCK' }, typedOutputs: {} }],
])('a completion with %s is refused, and the execution waits on', async (_, completion) => {
  const { sandbox, run } = await openKitchen();
  const running = run('ap-1');
  await untilBlocked(sandbox);
  expect(await complete(sandbox, 'ap-1', completion)).toBe(400);
  await untilBlocked(sandbox);
  await complete(sandbox, 'ap-1');
  await running;
});

test('several executions are completed at once, or none of them where one is unknown', async () => {
  const { sandbox, run } = await openKitchen();
  const running = Promise.all([run('ap-1'), run('ap-2')]);
  await untilBlocked(sandbox, 2);
  const inputs = ['ap-1', 'ap-2'].map((callbackId) => ({ callbackId, ...done }));
  const all = async (more: readonly unknown[] = []) =>
    (await call(sandbox, 'POST', `${callbacks}/complete`, { inputs: [...inputs, ...more] })).status;
  expect(await all([{ callbackId: 'ap-3', ...done }])).toBe(404);
  await untilBlocked(sandbox, 2);
  expect(await all()).toBe(204);
  expect((await running).map(({ state }) => state)).toEqual(['SUCCESS', 'SUCCESS']);
  expect(sandbox.calls.get(`POST ${callbacks}/complete`)).toBe(2);
});

test('calls to different callbacks count as one endpoint', async () => {
  const { sandbox } = await openKitchen();
  await complete(sandbox, 'ap-1-2');
  await complete(sandbox, 'ap-3-4');
  expect(sandbox.calls).toEqual(new Map([[`POST ${callbacks}/{id}/complete`, 2]]));
});
