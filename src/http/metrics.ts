import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../reconcile/ports/observer.ts';
import type { Marking } from './events-to-marks.ts';
import type { Refusal } from './refusal.ts';
import { createStoreGauges } from './store-gauges.ts';
import type { StoreDepths } from './store-gauges.ts';

/** Counts what arrives from HubSpot. */
export interface DeliveryMeter {
  delivery(outcome: 'accepted' | 'put off' | 'failed' | `refused ${Refusal['status']}`): void;
  events(taken: Marking & { readonly received: number }): void;
}

/** Counts the calls of workflow actions, and the outcomes that were told later. */
export interface ActionMeter {
  action(
    name: string,
    outcome: 'done' | 'not done' | 'promised' | 'overloaded' | 'put off' | 'failed' | `refused ${number}`,
  ): void;
  callback(outcome: 'told' | 'later' | 'given up'): void;
}

/** Counts the calls to HubSpot; durations are in seconds. */
interface CallMeter {
  call(name: string, outcome: string, seconds: number): void;
  limiterWait(seconds: number): void;
  rateLimited(policy: string): void;
  dailyUse(use: { readonly maximum: number; readonly remaining: number }): void;
}

/** Every number the app shows, on one page in the Prometheus text format. */
export interface Metrics extends Meter, CallMeter, DeliveryMeter, ActionMeter {
  /** One try to send an email. */
  email(outcome: 'sent' | 'refused' | 'later'): void;
  readonly contentType: string;
  /** Asks the store for its depths, then renders. Does not throw where the store cannot be read. */
  render(): Promise<string>;
}

const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Metrics of one app: two apps in one process do not share a counter. */
export function createMetrics(depths: StoreDepths): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const count = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `creative_refresh_${name}`, help, labelNames, registers });
  const time = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name: `creative_refresh_${name}`, help, labelNames, registers, buckets: seconds });

  const deliveries = count('webhook_deliveries_total', 'Deliveries from HubSpot by outcome', 'outcome');
  const received = count('webhook_events_received_total', 'Events in accepted deliveries');
  const dropped = count('webhook_events_dropped_total', 'Events that lead to no record, by reason', 'reason');
  const marks = count('webhook_marks_total', 'Records marked for a look because of events', 'kind');
  const actions = count(
    'workflow_action_calls_total',
    'Calls of workflow actions by action and outcome',
    'action',
    'outcome',
  );
  const callbacks = count(
    'workflow_action_callbacks_total',
    'Tries to tell a promised outcome, by outcome',
    'outcome',
  );
  const effects = count('effects_total', 'Effects by kind and outcome', 'kind', 'outcome');
  const decisions = count('decisions_total', 'Decisions by outcome', 'outcome');
  const deadLetters = count(
    'dead_letters_total',
    'Records, emails and outcomes of workflow actions given up on',
    'kind',
  );
  const emails = count('emails_total', 'Tries to send an email, by outcome', 'outcome');
  const sweeps = count('sweeps_total', 'Sweeps carried out');
  const swept = count('sweep_records_total', 'Records found by sweeps');
  const calls = time('hubspot_call_seconds', 'Calls to HubSpot by endpoint and outcome', 'call', 'outcome');
  const limiterWait = time('hubspot_limiter_wait_seconds', 'Time calls waited for their turn');
  const rateLimited = count('hubspot_rate_limited_total', 'Refusals for too many calls, by policy', 'policy');
  const dailyRemaining = new Gauge({
    name: 'creative_refresh_hubspot_daily_calls_remaining',
    help: 'Calls left today, as HubSpot last said',
    registers,
  });
  const dailyMaximum = new Gauge({
    name: 'creative_refresh_hubspot_daily_calls_maximum',
    help: 'Calls the account may make a day, as HubSpot last said',
    registers,
  });
  const storeGauges = createStoreGauges(registry, depths);

  return {
    contentType: registry.contentType,
    render: async () => {
      await storeGauges.refresh();
      return registry.metrics();
    },
    delivery: (outcome) => deliveries.inc({ outcome }),
    events: (taken) => {
      received.inc(taken.received);
      for (const { kind } of taken.marks) marks.inc({ kind });
      for (const [reason, number] of Object.entries(taken.dropped)) dropped.inc({ reason }, number);
    },
    action: (action, outcome) => actions.inc({ action, outcome }),
    callback: (outcome) => callbacks.inc({ outcome }),
    effect: (kind, outcome) => effects.inc({ kind, outcome }),
    decision: (outcome) => decisions.inc({ outcome }),
    deadLetter: (kind) => deadLetters.inc({ kind }),
    email: (outcome) => emails.inc({ outcome }),
    sweep: (found) => {
      sweeps.inc();
      swept.inc(found);
    },
    call: (call, outcome, duration) => calls.observe({ call, outcome }, duration),
    limiterWait: (duration) => limiterWait.observe(duration),
    rateLimited: (policy) => rateLimited.inc({ policy }),
    dailyUse: ({ maximum, remaining }) => {
      dailyMaximum.set(maximum);
      dailyRemaining.set(remaining);
    },
  };
}
