import { expect, it } from 'vitest';
import type { Execution } from '../../src/sandbox/workflows/execution.ts';
import { describeOnEachDialect } from '../store/support/dialects.ts';
import type { AppProcess } from '../support/app-process.ts';
import { isCompletion } from '../support/together-actions.ts';
import { closedOutcome, openApproved } from '../support/together-approved.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { moveIntoProcess } from '../support/together-process.ts';
import { completions, hang, letWait, openWaiting, patientWorkflows } from '../support/together-waiting.ts';
import type { Agency } from '../support/together.ts';

describeOnEachDialect('An app whose workflows wait for it', (databases) => {
  it('finishes what is in hand when it is restarted, and tells the outcome afterwards', async () => {
    const { agency, faults, running } = await openWaiting({
      environment: { DATABASE_URL: await databases.createUrl() },
    });
    const restarting = agency.together.restart();
    faults.clear();
    await restarting;
    expect(await running).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
    await expectClosed(agency, await running);
    await agency.together.application().stop();
  });

  it('takes the work up again after it was killed in the middle of it, and tells the outcome', async () => {
    const { agency, app, running } = await openWaitingProcess(await databases.createUrl());
    await killAndReplace(agency, app);
    expect(await running).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
    expect(completions(agency)).toEqual([204]);
    await expectClosed(agency, await running);
    await agency.together.application().stop();
  });

  it('counts an outcome as told that HubSpot has heard already from one that was killed then', async () => {
    const { agency, app, faults, running } = await openWaitingProcess(await databases.createUrl());
    faults.clear();
    faults.next(isCompletion, hang);
    const execution = await running;
    expect(execution).toMatchObject({ state: 'SUCCESS', outputs: { outcome: 'closed' } });
    await killAndReplace(agency, app);
    await expectClosed(agency, execution);
    expect(completions(agency)).toEqual([404]);
    const line =
      'No workflow waits for the outcome of an action any more: it was told before, or has gone on';
    expect(loggedAs(agency, line)).toMatchObject([{ level: 'info', callbackId: execution.callbackId }]);
    await agency.together.application().stop();
  });
});

/** The same, where the app is a process of its own, for which only the real clock tells the time. */
async function openWaitingProcess(url: string) {
  const { agency, projectId } = await openApproved({
    ...patientWorkflows,
    environment: { DATABASE_URL: url },
    startsAt: Date.now(),
  });
  const app = await moveIntoProcess(agency, url);
  return { agency, app, ...(await letWait(agency, projectId)) };
}

/** The process dies, and longer than any lease afterwards there is an app again. */
async function killAndReplace({ together, clock }: Agency, app: AppProcess): Promise<void> {
  app.signal('SIGKILL');
  expect(await app.ended).toBe('SIGKILL');
  together.sandbox.faults.clear();
  clock.advance(3 * 60_000);
  await together.restart();
  await together.settled();
}

async function expectClosed(agency: Agency, { outputs }: Execution): Promise<void> {
  await agency.together.settled();
  const date = String(outputs['next_refresh_date_text']);
  expect(outcomeOf(agency)).toEqual({
    ...closedOutcome,
    projects: [`Harbor: (blank) | ${date} | cycle 2 | nobody | nothing fired`],
  });
}

function loggedAs({ logLines }: Agency, message: string): readonly unknown[] {
  return logLines.map((line): unknown => JSON.parse(line)).filter((line) => hasMessage(line, message));
}

function hasMessage(line: unknown, message: string): boolean {
  return typeof line === 'object' && line !== null && 'msg' in line && line.msg === message;
}
