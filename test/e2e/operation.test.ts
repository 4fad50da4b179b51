import { expect, test } from 'vitest';
import { cycleOutcome, playCycle } from '../support/together-cycle.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency, type Agency } from '../support/together.ts';

async function ask({ together }: Agency, path: string): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${together.appUrl}${path}`);
  return { status: answer.status, body: await answer.text() };
}

/** One number of the metrics page; undefined where the page has none of that name and labels. */
function metric(page: string, name: string): number | undefined {
  const line = page.split('\n').find((each) => each.startsWith(`creative_refresh_${name} `));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
}

test('a running app is alive and ready, and counts what it does', async () => {
  const agency = await openAgency();
  await agency.after(() => createProject(agency));
  expect(await ask(agency, '/healthz')).toEqual({ status: 200, body: '{"alive":true}' });
  expect(await ask(agency, '/readyz')).toEqual({ status: 200, body: '{"ready":true}' });
  const { status, body } = await ask(agency, '/metrics');
  expect(status).toBe(200);
  expect(metric(body, 'effects_total{kind="create task",outcome="done"}')).toBe(1);
  expect(metric(body, 'effects_total{kind="send email",outcome="done"}')).toBe(1);
  expect(metric(body, 'effects_total{kind="write project",outcome="done"}')).toBe(1);
  expect(metric(body, 'emails_total{outcome="sent"}')).toBe(1);
  expect(metric(body, 'sweeps_total')).toBe(1);
  expect(metric(body, 'webhook_deliveries_total{outcome="accepted"}')).toBe(
    agency.together.sandbox.webhooks.deliveries.length,
  );
  expect(metric(body, 'hubspot_call_seconds_count{call="batch create tasks",outcome="ok"}')).toBe(1);
  expect(metric(body, 'queue_records{state="dead"}')).toBe(0);
  expect(metric(body, 'outbox_emails{state="dead"}')).toBe(0);
});

test('a whole cycle logs every handoff and every delivery, and nothing is a warning or an error', async () => {
  const agency = await openAgency();
  await playCycle(agency);
  expect(outcomeOf(agency)).toEqual(cycleOutcome);
  const log = agency.logLines.join('');
  const handoffs = agency.logLines.flatMap((line) => /"handoff":"(\d)/.exec(line)?.[1] ?? []);
  expect([...new Set(handoffs)].sort()).toEqual(['1', '3', '4', '5', '6', '7', '8', '9']);
  expect(log).toContain('"deliveryId"');
  expect(log).toContain('"level":"debug"');
  expect(agency.logLines.filter((line) => /"level":"(warn|error|fatal)"/.test(line))).toEqual([]);
});

test('an app that stops in the middle of a burst finishes what is in hand, and the next one the rest', async () => {
  const agency = await openAgency({ keepsStore: true });
  const { together } = agency;
  const numbers = Array.from({ length: 30 }, (_, index) => String(index).padStart(2, '0'));
  for (const number of numbers) createProject(agency, { name: `P${number}` });
  await together.sandbox.webhooks.settled();
  together.sandbox.webhooks.turnOff();
  await together.restart();
  await together.settled();
  expect(outcomeOf(agency)).toEqual({
    projects: numbers.map(
      (number) => `P${number}: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff`,
    ),
    tickets: [],
    tasks: numbers.map(() => 'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'),
    emails: numbers.map((number) => `amara: Creative refresh coming up: P${number}`),
  });
});

test('a stopped app answers nothing any more', async () => {
  const agency = await openAgency();
  await agency.together.application().stop();
  await expect(ask(agency, '/healthz')).rejects.toThrow(TypeError);
});
