import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/http/metrics.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import { emptyDepths, noon, nothingStalled } from './fakes.ts';

/** The samples of a page without its comments and histogram buckets. */
function samplesOf(page: string): string[] {
  return page
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !line.includes('_bucket'))
    .map((line) => line.replace('creative_refresh_', ''));
}

describe('the metrics', () => {
  it('count everything the app does', async () => {
    const metrics = createMetrics(emptyDepths());
    metrics.effect('create task', 'done');
    metrics.effect('create task', 'done');
    metrics.effect('send email', 'shadow');
    metrics.decision('acted');
    metrics.deadLetter('project');
    metrics.email('sent');
    metrics.sweep(7);
    metrics.sweep(3);
    metrics.call('batch read projects', 'ok', 0.25);
    metrics.limiterWait(1.5);
    metrics.rateLimited('TEN_SECONDLY_ROLLING');
    metrics.accessRefused(403);
    metrics.missedEvent('7 approval');
    metrics.dailyUse({ maximum: 625_000, remaining: 624_000 });
    metrics.delivery('accepted');
    metrics.action('evaluate-refresh', 'done');
    metrics.action('evaluate-refresh', 'refused 401');
    metrics.callback('told');
    metrics.events({
      received: 3,
      marks: [{ kind: 'project', id: '12', priority: 0, dueAt: noon }],
      dropped: { 'unknown property': 2 },
    });
    expect(samplesOf(await metrics.render())).toEqual(
      expect.arrayContaining([
        'effects_total{kind="create task",outcome="done"} 2',
        'effects_total{kind="send email",outcome="shadow"} 1',
        'decisions_total{outcome="acted"} 1',
        'dead_letters_total{kind="project"} 1',
        'emails_total{outcome="sent"} 1',
        'sweeps_total 2',
        'sweep_records_total 10',
        'hubspot_call_seconds_sum{call="batch read projects",outcome="ok"} 0.25',
        'hubspot_call_seconds_count{call="batch read projects",outcome="ok"} 1',
        'hubspot_limiter_wait_seconds_sum 1.5',
        'hubspot_rate_limited_total{policy="TEN_SECONDLY_ROLLING"} 1',
        'hubspot_access_refused_total{status="403"} 1',
        'hubspot_daily_calls_maximum 625000',
        'hubspot_daily_calls_remaining 624000',
        'missed_events_total{handoff="7 approval"} 1',
        'webhook_deliveries_total{outcome="accepted"} 1',
        'workflow_action_calls_total{action="evaluate-refresh",outcome="done"} 1',
        'workflow_action_calls_total{action="evaluate-refresh",outcome="refused 401"} 1',
        'workflow_action_callbacks_total{outcome="told"} 1',
        'webhook_events_received_total 3',
        'webhook_events_dropped_total{reason="unknown property"} 2',
        'webhook_marks_total{kind="project"} 1',
      ]),
    );
  });

  it('show the depths and ages of the store as they are at that moment', async () => {
    const metrics = createMetrics({
      ...emptyDepths(),
      queueDepth: () =>
        Promise.resolve({
          ...{ waiting: 5, due: 3, claimed: 2, parked: 1 },
          ...{ oldestDueAt: noon - 4500, owedSince: noon - 90_000 },
        }),
      outboxDepth: () =>
        Promise.resolve({ waiting: 4, dead: 2, oldestDueAt: noon + 1000, owedSince: noon - 60_000 }),
      callDepth: () => Promise.resolve({ waiting: 6, dead: 3, owedSince: noon - 30_000 }),
      heldProjects: () => Promise.resolve({ held: 12, released: 2, dropped: 0 }),
      stalledHandoffs: () => Promise.resolve({ ...nothingStalled, '5 review': 7 }),
    });
    expect(samplesOf(await metrics.render())).toEqual(
      expect.arrayContaining([
        'store_readable 1',
        'queue_records{state="waiting"} 5',
        'queue_records{state="due"} 3',
        'queue_records{state="claimed"} 2',
        'queue_records{state="dead"} 1',
        'outbox_emails{state="waiting"} 4',
        'outbox_emails{state="dead"} 2',
        'promised_outcomes{state="waiting"} 6',
        'promised_outcomes{state="dead"} 3',
        'held_projects{word="held"} 12',
        'held_projects{word="released"} 2',
        'held_projects{word="dropped"} 0',
        'stalled{handoff="1 kickoff"} 0',
        'stalled{handoff="5 review"} 7',
        'dead_letters_present{kind="record"} 1',
        'dead_letters_present{kind="email"} 2',
        'dead_letters_present{kind="call"} 3',
        'oldest_due_age_seconds{queue="records"} 4.5',
        'oldest_due_age_seconds{queue="emails"} 0',
        'oldest_unprocessed_age_seconds{queue="records"} 90',
        'oldest_unprocessed_age_seconds{queue="emails"} 60',
        'oldest_unprocessed_age_seconds{queue="calls"} 30',
      ]),
    );
  });

  it('show how the app is, and since when nothing has come and nothing was swept', async () => {
    const clock = new FakeClock();
    const metrics = createMetrics({ ...emptyDepths(), clock });
    const state = async () =>
      samplesOf(await metrics.render()).filter((sample) =>
        /^(account|mapping|settings|live|last|sweep_interval)/.test(sample),
      );
    clock.advance(5000);
    expect(await state()).toEqual([
      'account_connected 1',
      'mapping_holds 1',
      'settings_read 1',
      'live 1',
      'last_delivery_age_seconds 5',
      'last_sweep_age_seconds 5',
      'sweep_interval_seconds 3600',
    ]);
    metrics.sweep(0);
    clock.advance(2000);
    metrics.events({ received: 1, marks: [], dropped: {} });
    clock.advance(1000);
    metrics.events({ received: 0, marks: [], dropped: {} });
    expect((await state()).slice(4, 6)).toEqual(['last_delivery_age_seconds 1', 'last_sweep_age_seconds 3']);
  });

  it('show what is wrong with the app', async () => {
    const metrics = createMetrics({
      ...emptyDepths(),
      conditions: {
        isConnected: () => false,
        mappingHolds: () => false,
        settingsAreRead: () => false,
        mode: () => 'shadow',
        sweepEveryMinutes: () => 1,
        sweepsYield: () => true,
      },
    });
    expect(samplesOf(await metrics.render())).toEqual(
      expect.arrayContaining([
        'account_connected 0',
        'mapping_holds 0',
        'settings_read 0',
        'live 0',
        'sweep_interval_seconds 60',
        'sweeps_yield 1',
      ]),
    );
  });

  it('say that the store cannot be read instead of repeating old numbers', async () => {
    let readable = true;
    const metrics = createMetrics({
      ...emptyDepths(),
      heldProjects: () =>
        readable
          ? Promise.resolve({ held: 5, released: 0, dropped: 0 })
          : Promise.reject(new Error('disk full')),
    });
    expect(samplesOf(await metrics.render())).toContain('held_projects{word="held"} 5');
    readable = false;
    const samples = samplesOf(await metrics.render());
    expect(samples).toContain('store_readable 0');
    expect(
      samples.filter((sample) => /^(queue|outbox|held|oldest|dead_letters_present)/.test(sample)),
    ).toEqual([]);
  });

  it('begin with 0 wherever the first 1 would raise an alert', async () => {
    const samples = samplesOf(await createMetrics(emptyDepths()).render());
    expect(samples).toEqual(
      expect.arrayContaining([
        'webhook_deliveries_total{outcome="accepted"} 0',
        'webhook_deliveries_total{outcome="refused 401"} 0',
        'hubspot_rate_limited_total{policy="TEN_SECONDLY_ROLLING"} 0',
        'hubspot_access_refused_total{status="401"} 0',
        'hubspot_access_refused_total{status="403"} 0',
        'emails_total{outcome="refused"} 0',
        'missed_events_total{handoff="7 approval"} 0',
      ]),
    );
  });

  it('of two apps in one process do not mix', async () => {
    const metrics = createMetrics(emptyDepths());
    createMetrics(emptyDepths()).sweep(3);
    expect(samplesOf(await metrics.render())).toContain('sweeps_total 0');
  });
});
