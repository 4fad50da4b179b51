import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/http/metrics.ts';
import { emptyDepths, noon } from './fakes.ts';

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
        'hubspot_daily_calls_maximum 625000',
        'hubspot_daily_calls_remaining 624000',
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
      clock: { now: () => noon },
      queueDepth: () =>
        Promise.resolve({ waiting: 5, due: 3, claimed: 2, parked: 1, oldestDueAt: noon - 4500 }),
      outboxDepth: () => Promise.resolve({ waiting: 4, dead: 1, oldestDueAt: noon + 1000 }),
      heldProjects: () => Promise.resolve({ held: 12, released: 2, dropped: 0 }),
    });
    expect(samplesOf(await metrics.render())).toEqual(
      expect.arrayContaining([
        'store_readable 1',
        'queue_records{state="waiting"} 5',
        'queue_records{state="due"} 3',
        'queue_records{state="claimed"} 2',
        'queue_records{state="dead"} 1',
        'outbox_emails{state="waiting"} 4',
        'outbox_emails{state="dead"} 1',
        'held_projects{word="held"} 12',
        'held_projects{word="released"} 2',
        'held_projects{word="dropped"} 0',
        'oldest_due_age_seconds{queue="records"} 4.5',
        'oldest_due_age_seconds{queue="emails"} 0',
      ]),
    );
  });

  it('say that the store cannot be read instead of repeating old numbers', async () => {
    let readable = true;
    const metrics = createMetrics({
      ...emptyDepths(),
      queueDepth: () =>
        readable
          ? Promise.resolve({ waiting: 5, due: 0, claimed: 0, parked: 0, oldestDueAt: null })
          : Promise.reject(new Error('disk full')),
    });
    await metrics.render();
    readable = false;
    const samples = samplesOf(await metrics.render());
    expect(samples).toContain('store_readable 0');
    expect(samples.filter((sample) => sample.startsWith('queue_records'))).toEqual([]);
  });

  it('of two apps in one process do not mix', async () => {
    const metrics = createMetrics(emptyDepths());
    createMetrics(emptyDepths()).sweep(3);
    expect(samplesOf(await metrics.render())).toContain('sweeps_total 0');
  });
});
