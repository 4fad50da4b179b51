import { expect, test } from 'vitest';
import { Life } from '../../support/fakes/mortal.ts';
import { projectRecord, ticketRecord } from '../../support/fakes/records.ts';
import { Scene } from './scene.ts';

/** HubSpot does not tell the dates of links with as many projects as are looked at together. */
test('an account whose projects are in a later cycle is planned and activated, links from before it included', async () => {
  const scene = new Scene();
  const { account } = scene.room;
  const began = Date.parse('2026-02-01T15:00:00Z');
  const inLaterCycle = { cycle: 2, cycleStartedAt: began, status: 'deliverable_submitted' } as const;
  const old = { adLabLink: 'https://adlab.example/old', adLabLinkChangedAt: began - 1 };
  account.projects.set('8', projectRecord({ id: '8', refreshDate: '2026-02-10', ...inLaterCycle, ...old }));
  account.leavesLinksUndated = true;
  const entered = Date.parse('2026-02-20T15:00:00Z');
  const pending = { stage: 'pending_approval', copy: 'approved', graphics: 'approved', cycle: 2 } as const;
  account.tickets.set(
    '78',
    ticketRecord({
      id: '78',
      projectIds: ['8'],
      ...pending,
      queuedAt: began,
      enteredPendingApprovalAt: entered,
    }),
  );
  const plan = await scene.activate(new Life(null), { apply: false });
  expect(plan).toMatchObject({ state: 'planned' });
  const review = 'handoffs' in plan ? plan.handoffs.find(({ handoff }) => handoff === 'review') : null;
  expect(review?.examples).toContainEqual(expect.objectContaining({ projectId: '8' }));
  expect(await scene.activate(new Life(null))).toMatchObject({ state: 'live', leftOver: [] });
  await scene.work();
  expect(scene.outcome()).toMatchObject({ emails: [], held: [] });
  expect(account.tickets.get('78')?.reviewRequestedAt).toBe(entered);
});
