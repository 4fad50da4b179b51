import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import { startSmtpServer } from '../email/smtp-server.ts';
import { readMetrics } from '../support/read-metrics.ts';
import { createProject, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency, type Agency } from '../support/together.ts';

const isCall = () => true;
const isSearch = ({ path }: FaultedRequest) => path.endsWith('/search');
const isSingleSend = ({ path }: FaultedRequest) => path.endsWith('/single-email/send');
const isProjectWrite = ({ path }: FaultedRequest) => /\/2-\d+\/batch\/update$/.test(path);
const many = 100_000;
const oneMinute = 60_000;
const oneHour = 60 * oneMinute;

const kickedOff = {
  projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
  tickets: [],
  tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
  emails: ['amara: Creative refresh coming up: Harbor'],
};

/** The quota of the day is used up: a refusal that is not waited out. */
const exhausted = {
  answer: 429,
  headers: { 'Retry-After': '0.001' },
  body: { status: 'error', message: 'Too many', errorType: 'RATE_LIMIT', policyName: 'DAILY' },
};

function refusalsWith({ together }: Agency, status: number): number {
  return together.sandbox.exchanges.filter((exchange) => exchange.status === status).length;
}

test('CreativeRefreshRateLimited: every refusal for too many calls is counted, by policy', async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(({ path }) => path.includes('/objects/'), exhausted, 2);
  await agency.after(() => createProject(agency));
  const metric = await readMetrics(agency);
  expect(outcomeOf(agency)).toEqual(kickedOff);
  expect(refusalsWith(agency, 429)).toBe(2);
  expect(metric('hubspot_rate_limited_total{policy="DAILY"}')).toBe(2);
  expect(metric('hubspot_rate_limited_total{policy="TEN_SECONDLY_ROLLING"}')).toBe(0);
});

test('CreativeRefreshWorkUnprocessed: a record that is throttled again and again is never overdue, and shows its age', async () => {
  const agency = await openAgency({
    settings: { retries: { firstDelaySeconds: 3600, longestDelaySeconds: 86_400 } },
  });
  agency.together.sandbox.faults.next(isCall, exhausted, many);
  await agency.after(() => createProject(agency));
  await agency.after(() => agency.clock.advance(oneHour));
  agency.clock.advance(oneMinute);
  const throttled = await readMetrics(agency);
  expect(throttled('oldest_due_age_seconds{queue="records"}')).toBe(0);
  expect(throttled('oldest_unprocessed_age_seconds{queue="records"}')).toBeGreaterThan(3600);

  agency.together.sandbox.faults.clear();
  await agency.days(1);
  const done = await readMetrics(agency);
  expect(outcomeOf(agency)).toEqual(kickedOff);
  expect(done('oldest_unprocessed_age_seconds{queue="records"}')).toBe(0);
});

test('CreativeRefreshTokenRefused: a revoked token is counted with every call it is refused for', async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(isCall, { answer: 401 }, 3);
  await agency.after(() => createProject(agency));
  const metric = await readMetrics(agency);
  expect(outcomeOf(agency)).toEqual(kickedOff);
  expect(refusalsWith(agency, 401)).toBe(3);
  expect(metric('hubspot_access_refused_total{status="401"}')).toBe(3);
  expect(metric('hubspot_access_refused_total{status="403"}')).toBe(0);
});

test('CreativeRefreshScopeMissing: what the app may not do is counted apart from a revoked token', async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(isSingleSend, { answer: 403 }, 4);
  await agency.after(() => createProject(agency));
  const metric = await readMetrics(agency);
  expect(outcomeOf(agency)).toEqual(kickedOff);
  expect(metric('hubspot_access_refused_total{status="403"}')).toBe(4);
  expect(metric('hubspot_access_refused_total{status="401"}')).toBe(0);
  expect(metric('emails_total{outcome="later"}')).toBe(4);
});

test('CreativeRefreshEmailsRefused: an email that HubSpot refuses is counted', async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(isSingleSend, { answer: 400 });
  await agency.after(() => createProject(agency));
  const metric = await readMetrics(agency);
  expect(outcomeOf(agency)).toEqual({ ...kickedOff, emails: [] });
  expect(metric('emails_total{outcome="refused"}')).toBe(1);
  expect(metric('emails_total{outcome="sent"}')).toBe(0);
});

test('CreativeRefreshEmailsRefused: an address that the mail server refuses is counted', async () => {
  const server = await startSmtpServer({ recipient: '550 no such mailbox' });
  onTestFinished(() => server.stop());
  const agency = await openAgency({
    environment: {
      EMAIL_TRANSPORT: 'smtp',
      SMTP_URL: server.url,
      EMAIL_FROM: 'Creative Refresh <refresh@agency.example>',
    },
  });
  await agency.after(() => createProject(agency));
  const metric = await readMetrics(agency);
  expect(metric('emails_total{outcome="refused"}')).toBe(1);
  expect(metric('dead_letters_present{kind="email"}')).toBe(1);
});

test('CreativeRefreshDeadLetters: records and emails that were given up on are shown as long as they are there, restarts included', async () => {
  const agency = await openAgency({ keepsStore: true, settings: { retries: { maximumAttempts: 1 } } });
  const { faults } = agency.together.sandbox;
  faults.next(isSingleSend, { answer: 400 }, many);
  faults.next(isProjectWrite, { refuseRow: () => true }, many);
  await agency.after(() => createProject(agency));
  await agency.together.restart();
  await agency.together.settled();
  const metric = await readMetrics(agency);
  expect(metric('dead_letters_total{kind="email"}')).toBe(0);
  expect(metric('dead_letters_present{kind="email"}')).toBe(1);
  expect(metric('dead_letters_present{kind="record"}')).toBe(1);
  expect(metric('dead_letters_present{kind="call"}')).toBe(0);

  faults.clear();
  await agency.after(() => agency.clock.advance(oneHour));
  expect((await readMetrics(agency))('dead_letters_present{kind="record"}')).toBe(0);
});

test('CreativeRefreshProjectsHeld: what the brake holds back is shown until a word is said', async () => {
  const agency = await openAgency({ webhooks: false, settings: { brake: { kickoffsPerSweep: 1 } } });
  await agency.after(() => ['Harbor', 'Oak', 'Elm'].map((name) => createProject(agency, { name })));
  const metric = await readMetrics(agency);
  expect(metric('held_projects{word="held"}')).toBe(2);
});

test('CreativeRefreshHandoffStalled: a handoff that waits beyond its limit is counted and explained until it goes on', async () => {
  const agency = await openAgency({ settings: { stalls: { limits: { kickoff: 2 } } } });
  const projectId = await agency.after(() => createProject(agency));
  const stalled = async () => (await readMetrics(agency))('stalled{handoff="1 kickoff"}');
  await agency.days(1);
  expect(await stalled()).toBe(0);
  await agency.days(1);
  expect(await stalled()).toBe(1);
  await agency.after(() => setStatus(agency, projectId, 'no_refresh_requested'));
  expect(await stalled()).toBe(0);
});

test('CreativeRefreshWebhooksRefused: a delivery with a wrong signature is counted, and is no event', async () => {
  const agency = await openAgency();
  for (let delivery = 1; delivery <= 4; delivery += 1) {
    const { status } = await fetch(`${agency.together.appUrl}/webhooks/hubspot`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hubspot-signature-v3': Buffer.from(randomUUID()).toString('base64'),
        'x-hubspot-request-timestamp': String(agency.clock.now()),
      },
      body: '[]',
    });
    expect(status).toBe(401);
  }
  const metric = await readMetrics(agency);
  expect(metric('webhook_deliveries_total{outcome="refused 401"}')).toBe(4);
  expect(metric('webhook_events_received_total')).toBe(0);
});

test('CreativeRefreshSweepOverdue: a sweep that fails is no sweep', async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(isSearch, { answer: 400 }, many);
  await agency.after(() => agency.clock.advance(4 * oneHour));
  const metric = await readMetrics(agency);
  expect(metric('sweep_interval_seconds')).toBe(3600);
  expect(metric('last_sweep_age_seconds')).toBeGreaterThanOrEqual(4 * 3600);
});

test('CreativeRefreshInShadow: the mode is shown', async () => {
  const live = await openAgency();
  const shadow = await openAgency({ environment: { MODE: 'shadow' } });
  expect([(await readMetrics(live))('live'), (await readMetrics(shadow))('live')]).toEqual([1, 0]);
});
