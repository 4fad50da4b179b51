import { expect, test } from 'vitest';
import { readMetrics, readSamples } from '../support/read-metrics.ts';
import { createProject, createTicket, finishTicket, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openReviewed, reviewEmails } from '../support/together-reviewed.ts';
import { openAgency, type Agency } from '../support/together.ts';

const threeHours = 3 * 60 * 60_000;

/** The handoffs that sweeps had to find, with how often they did. The sweep at the start may outrun an event. */
async function missedBy(agency: Agency): Promise<Readonly<Record<string, number>>> {
  const counts = (await readSamples(agency)).filter(
    ({ name, value }) => name === 'missed_events_total' && value > 0,
  );
  return Object.fromEntries(
    counts.map(({ labels, value }): [string, number] => [labels['handoff'] ?? '', value]),
  );
}

test('CreativeRefreshWebhooksSilent: an approval that no event told is found by the sweep, counted, and seen together with the silence', async () => {
  const { agency, projectId } = await openReviewed();
  const before = await readMetrics(agency);
  const missedBefore = await missedBy(agency);
  expect(before('last_delivery_age_seconds')).toBeLessThan(7200);

  agency.together.sandbox.webhooks.turnOff();
  await agency.after(() => {
    setStatus(agency, projectId, 'creatives_completed_and_approved');
    agency.clock.advance(threeHours);
  });
  const after = await readMetrics(agency);
  expect(agency.account.list('task').map(({ values }) => values['hs_task_subject'])).toContain(
    'Implement New Creatives for Refresh',
  );
  expect(await missedBy(agency)).toEqual({ ...missedBefore, '7 approval': 1 });
  expect(after('last_delivery_age_seconds')).toBeGreaterThan(7200);
});

test('CreativeRefreshWebhooksSilent: what events tell, and sweeps find again, is not counted, however long it is quiet', async () => {
  const { agency, projectId } = await openReviewed();
  const missedBefore = await missedBy(agency);
  await agency.after(() => setStatus(agency, projectId, 'creatives_completed_and_approved'));
  await agency.after(() => agency.clock.advance(threeHours));
  const metric = await readMetrics(agency);
  expect(await missedBy(agency)).toEqual(missedBefore);
  expect(metric('sweep_records_total')).toBeGreaterThan(0);
  expect(metric('last_delivery_age_seconds')).toBeGreaterThan(7200);
});

test('CreativeRefreshWebhooksSilent: kickoffs and cues that come with their day are no missed events', async () => {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency, { creative_refresh_date: '2026-03-20' }));
  await agency.days(4);
  await agency.after(() => setStatus(agency, projectId, 'refresh_request_submitted'));
  await agency.days(20);
  expect(agency.account.list('task').map(({ values }) => values['hs_task_subject'])).toEqual([
    'Reach Out to Client About Creative Refresh',
    'Submit Deliverable Tickets for Creative Refresh',
  ]);
  expect(await missedBy(agency)).toEqual({});
});

test('CreativeRefreshEventsMissed: where only the events of tickets are missing, the handoffs of tickets are counted', async () => {
  const agency = await openAgency();
  await agency.together.settled();
  const ticketId = await agency.after(() => {
    const projectId = createProject(agency, {
      creative_refresh_date: '2026-03-02',
      creative_refresh_status: 'deliverable_submitted',
    });
    return createTicket(agency, 'One', {}, [projectId]);
  });
  agency.together.sandbox.webhooks.dropNext(100_000, ({ objectTypeId }) => objectTypeId === '0-5');
  await agency.after(() => finishTicket(agency, ticketId));
  expect(await missedBy(agency)).toEqual({});
  await agency.together.application().sweep();
  await agency.together.settled();
  expect(outcomeOf(agency).emails).toEqual(reviewEmails);
  expect(await missedBy(agency)).toEqual({ '4 tickets': 1, '5 review': 1 });
});
