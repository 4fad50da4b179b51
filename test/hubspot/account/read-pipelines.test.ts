import { expect, test } from 'vitest';
import { createPipelineReader } from '../../../src/hubspot/reading/read-pipelines.ts';
import { stage } from './an-account-definition.ts';
import { ScriptedTransport } from './scripted-transport.ts';

test('pages are shown the pipelines in use, stages in their order, as HubSpot had them within five minutes', async () => {
  const time = { now: 0 };
  const transport = new ScriptedTransport({
    'list ticket pipelines': () => ({
      results: [
        {
          id: '900',
          label: 'Deliverables',
          stages: [
            stage('904', 'Done', 4, 'CLOSED'),
            stage('901', 'New', 0),
            { ...stage('902', 'Old', 1), archived: true },
          ],
        },
        { id: '901', label: 'Gone', archived: true, stages: [] },
      ],
    }),
  });
  const pipelines = createPipelineReader(transport, { now: () => time.now });
  expect(await pipelines()).toEqual([
    {
      id: '900',
      label: 'Deliverables',
      stages: [
        { id: '901', label: 'New', isClosed: false },
        { id: '904', label: 'Done', isClosed: true },
      ],
    },
  ]);
  time.now = 5 * 60_000 - 1;
  await pipelines();
  expect(transport.calls).toHaveLength(1);
  time.now += 1;
  await pipelines();
  expect(transport.calls).toHaveLength(2);
});
