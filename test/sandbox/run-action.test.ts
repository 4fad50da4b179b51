import { expect, test } from 'vitest';
import { runAction } from '../../src/sandbox/run-action.ts';
import { startApp } from './acting-app.ts';
import { startTestSandbox } from './client.ts';

async function openPrompt(react: Parameters<typeof startApp>[0]) {
  const app = await startApp(react);
  const sandbox = await startTestSandbox({ workflows: { retryDelaysMs: [] } });
  const projectId = sandbox.account.create('project', { name: 'Harbor' });
  sandbox.setAppUrl(app.url);
  return {
    app,
    sandbox,
    projectId,
    run: (line: string) => runAction(sandbox, line.split(' ').filter(Boolean)),
  };
}

test('an action that is run at the prompt shows its end and its outputs', async () => {
  const outputFields = {
    next_refresh_date_text: '2026-06-10',
    cadence_days_used: 90,
    cadence_source: '',
    aside: 'unheard',
  };
  const { app, projectId, run } = await openPrompt(() => ({ status: 200, body: { outputFields } }));
  expect(await run(`next-refresh-date ${projectId} cadence_days=90 count_from=today`)).toEqual([
    'SUCCESS  (200)',
    'next_refresh_date_text  2026-06-10',
    'cadence_days_used  90',
    'cadence_source  (empty)',
  ]);
  expect(app.asked.map(({ url, body }): unknown => [url, JSON.parse(body)])).toMatchObject([
    ['/workflow-actions/next-refresh-date', { inputFields: { cadence_days: '90', count_from: 'today' } }],
  ]);
});

test('an action that is run with inputs alone is run as by an agent, who enrols nothing', async () => {
  const { app, run } = await openPrompt(() => ({
    status: 200,
    body: { outputFields: { folder_name: 'A' } },
  }));
  expect(await run('ad-set-readiness ticket_id=501')).toEqual(['SUCCESS  (200)', 'folder_name  A']);
  expect(app.asked.map(({ body }): unknown => JSON.parse(body))).toEqual([
    {
      callbackId: 'ap-145883449-1-1-0',
      origin: { portalId: 145883449, actionDefinitionId: 10860211, actionDefinitionVersion: 1 },
      context: { source: 'AGENTS', agentId: 41, chirpAiContextObject: {} },
      inputFields: { ticket_id: '501' },
    },
  ]);
});

test('an action that failed shows its error code and what the history of the workflow says', async () => {
  const outputFields = { errorCode: 'NO_REFRESH_DATE' };
  const { sandbox, projectId, run } = await openPrompt(() => ({ status: 400, body: { outputFields } }));
  const lines = await run(`next-refresh-date ${projectId} count_from=refresh_date`);
  const action = sandbox.workflows.actions.find(({ name }) => name === 'next-refresh-date');
  const rule = action?.rules.find(({ conditions }) => conditions['errorCode']?.includes('NO_REFRESH_DATE'));
  expect(lines).toEqual(['FAILED  NO_REFRESH_DATE  (400)', rule?.message]);
});

test('an app that does not answer shows as such', async () => {
  const { projectId, run } = await openPrompt(() => 'break');
  expect(await run(`evaluate-refresh ${projectId}`)).toEqual(['FAILED  (no answer)']);
});

test('without a name, every action is listed with its inputs', async () => {
  const { run } = await openPrompt(() => ({ status: 200 }));
  expect(await run('')).toEqual([
    'ad-set-readiness  Check ad set readiness  [ticket_id=…]',
    'complete-implementation  Complete implementation',
    'evaluate-refresh  Evaluate creative refresh',
    'next-refresh-date  Calculate next refresh date  [cadence_days=…]  [count_from=…]  [creative_project_id=…]',
  ]);
});

test.each([
  ['evaluate-refresh', 'Say which record: action evaluate-refresh <record id>'],
  ['evaluate-refresh 1', 'There is no record 1 in the sandbox'],
  ['evaluate-refresh <id> now', 'evaluate-refresh takes no inputs; "now" is none of that'],
  [
    'next-refresh-date <id> cadence=3',
    'next-refresh-date takes cadence_days=<value>, count_from=<value>, creative_project_id=<value>; "cadence=3" is none of that',
  ],
  [
    'evaluate <id>',
    'There is no workflow action evaluate; there are ad-set-readiness, complete-implementation, evaluate-refresh, next-refresh-date',
  ],
])('"%s" is answered: %s', async (line, message) => {
  const { app, projectId, run } = await openPrompt(() => ({ status: 200 }));
  await expect(run(line.replace('<id>', projectId))).rejects.toThrow(new RangeError(message));
  expect(app.asked).toEqual([]);
});
