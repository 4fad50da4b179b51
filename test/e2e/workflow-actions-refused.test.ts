import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ActionName } from '../../src/workflow-actions/catalogue.ts';
import { historyText, runOn } from '../support/together-actions.ts';
import { mistakes, openScene, type Mistake } from '../support/together-mistakes.ts';
import { outcomeOf } from '../support/together-outcome.ts';

const actions = Object.keys(mistakes).filter((name): name is ActionName => name in mistakes);
const refusal = z.object({ error: z.string().min(15) });

describe.each(actions)('%s', (action) => {
  const cases = Object.entries<readonly Mistake[]>(mistakes[action]).flatMap(([code, each]) =>
    each.map((mistake) => [code, mistake.because, mistake] as const),
  );

  test.each(cases)('fails with %s where %s, and its history says what to do', async (code, _, mistake) => {
    const scene = await openScene(mistake.stage);
    const { agency } = scene;
    const { attempts, ...execution } = await mistake.run(scene);
    const message = historyText(agency, action, code);
    expect(message.length).toBeGreaterThan(80);
    expect(execution).toMatchObject({ state: 'FAILED', outputs: {}, errorCode: code, message });
    expect(attempts).toMatchObject([
      {
        status: mistake.status,
        answer: { errorCode: code, outputFields: { errorCode: code, hs_execution_state: 'FAIL_CONTINUE' } },
      },
    ]);
    expect(() => refusal.parse(attempts[0]?.answer)).not.toThrow();
    await agency.together.settled();
    const closes = outcomeOf(agency).emails.filter((email) => email.includes('New creatives are live'));
    expect(closes).toEqual([]);
  });
});

test('in shadow mode a workflow hears what would be done, and nothing is', async () => {
  const { agency, projectId, tickets } = await openScene('shadow');
  const before = outcomeOf(agency);
  const runs = [
    await runOn(agency, 'evaluate-refresh', projectId),
    await runOn(agency, 'next-refresh-date', projectId),
    await runOn(agency, 'ad-set-readiness', tickets[0]),
  ];
  expect(runs.map(({ state, outputs }) => ({ state, outputs }))).toMatchObject([
    {
      state: 'SUCCESS',
      outputs: {
        handoffs_fired: '4 tickets; 7 approval',
        refresh_status: 'creatives_completed_and_approved',
      },
    },
    { state: 'SUCCESS', outputs: { next_refresh_date_text: '2026-05-31' } },
    { state: 'SUCCESS', outputs: { tickets_in_set: 2, ad_set_complete: 'no' } },
  ]);
  expect(String(runs[0]?.outputs['explanation'])).toMatch(
    /^The app is in shadow mode, so nothing was written\./,
  );
  await agency.together.settled();
  expect(outcomeOf(agency)).toEqual(before);
  expect(before).toMatchObject({ tasks: [], emails: [] });
});
