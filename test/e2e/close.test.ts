import { expect, test } from 'vitest';
import type { WebhookEvent } from '../../src/sandbox/webhook-events.ts';
import { closedOutcome as closed, implementTask, openApproved } from '../support/together-approved.ts';
import { completeTasks, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { reviewEmails } from '../support/together-reviewed.ts';

const statusesOf = (events: readonly WebhookEvent[]) =>
  events.flatMap((event) =>
    'propertyName' in event && event.propertyName === 'creative_refresh_status' ? [event.propertyValue] : [],
  );

test('handoff 8, path A: the Implement task completed sets Creatives Implemented, closes the cycle and tells the AM', async () => {
  const { agency } = await openApproved();
  await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
  expect(outcomeOf(agency)).toEqual(closed);
  expect(statusesOf(agency.together.sandbox.webhooks.events).slice(-2)).toEqual([
    'creatives_implemented',
    '',
  ]);
});

test('handoff 8, path A: a sweep finds the completed Implement task although no event told of it', async () => {
  const { agency } = await openApproved({ webhooks: false });
  await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
  expect(outcomeOf(agency)).toEqual(closed);
});

test('handoff 8, path B: the status set by hand closes the cycle just so, and completes the Implement task', async () => {
  const { agency, projectId } = await openApproved();
  await agency.after(() => setStatus(agency, projectId, 'creatives_implemented'));
  expect(outcomeOf(agency)).toEqual(closed);
});

test('handoff 8: both paths at once are one close', async () => {
  const { agency, projectId } = await openApproved();
  await agency.after(() => {
    completeTasks(agency, 'Implement New Creatives');
    setStatus(agency, projectId, 'creatives_implemented');
  });
  expect(outcomeOf(agency)).toEqual(closed);
});

test('handoff 8: Creatives Implemented set again after the close only blanks the status', async () => {
  const { agency, projectId } = await openApproved();
  await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
  await agency.after(() => setStatus(agency, projectId, 'creatives_implemented'));
  expect(outcomeOf(agency)).toEqual(closed);
});

test('handoff 8: an Implement task of a withdrawn approval that is ticked late changes nothing', async () => {
  const { agency, projectId } = await openApproved();
  const withdrawn = implementTask(agency);
  await agency.after(() => setStatus(agency, projectId, 'creatives_pending_approval'));
  await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));
  await agency.after(() => agency.account.update(withdrawn, { hs_task_status: 'COMPLETED' }));
  expect(outcomeOf(agency)).toEqual({
    ...closed,
    projects: [
      'Harbor: creatives_completed_and_approved | 2026-03-02 | cycle 1 | sas | review implementation',
    ],
    tasks: [...closed.tasks, 'Sasha: Implement New Creatives for Refresh | NOT_STARTED'],
    emails: [
      ...reviewEmails,
      'sasha: Approved, please implement: Harbor',
      'sasha: Approved, please implement: Harbor',
    ].sort(),
  });
});

test("the next date follows the project's own cadence, else its package's", async () => {
  const { agency, projectId } = await openApproved({
    settings: {
      cadence: { byPackage: { premium: 30 } },
      mapping: { project: { packageProperty: 'package' } },
    },
  });
  agency.account.update(projectId, { package: 'premium' });
  await agency.after(() => completeTasks(agency, 'Implement New Creatives'));
  expect(outcomeOf(agency).projects).toEqual([
    'Harbor: (blank) | 2026-04-01 | cycle 2 | nobody | nothing fired',
  ]);
  await agency.after(() => {
    agency.account.update(projectId, { creative_refresh_cadence_days: '60' });
    agency.clock.advanceDays(2);
    setStatus(agency, projectId, 'creatives_implemented');
  });
  expect(outcomeOf(agency).projects).toEqual([
    'Harbor: (blank) | 2026-05-03 | cycle 3 | nobody | nothing fired',
  ]);
});
