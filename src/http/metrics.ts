import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { announcedHandoffs } from '../domain/peoples-doing.ts';
import type { Meter } from '../reconcile/ports/observer.ts';
import type { Marking } from './events-to-marks.ts';
import { figuresOf, type Figure } from './figures.ts';
import type { Refusal } from './refusal.ts';
import { createStateGauges, type Conditions } from './state-gauges.ts';
import { createStoreGauges } from './store-gauges.ts';
import type { StoreDepths } from './store-gauges.ts';

/** Counts what arrives from HubSpot. */
export interface DeliveryMeter {
  delivery(outcome: 'accepted' | 'put off' | 'failed' | `refused ${Refusal['status']}`): void;
  events(taken: Marking & { readonly received: number }): void;
}

/** Counts what is refused to senders who have not proven who they are. */
export interface RefusalMeter {
  /** `status`: what was answered, 4xx. */
  refused(status: number): void;
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
  accessRefused(status: 401 | 403): void;
  dailyUse(use: { readonly maximum: number; readonly remaining: number }): void;
}

/** Every number the app shows, on one page in the Prometheus text format. */
export interface Metrics extends Meter, CallMeter, DeliveryMeter, RefusalMeter, ActionMeter {
  /** One try to send an email. */
  email(outcome: 'sent' | 'refused' | 'later'): void;
  readonly contentType: string;
  /** Asks the store for its depths, then renders. Does not throw where the store cannot be read. */
  render(): Promise<string>;
  /** The same numbers, one by one. */
  figures(): Promise<readonly Figure[]>;
}

const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Where the numbers come from that nobody counts. */
export interface MetricSources extends StoreDepths {
  readonly conditions: Conditions;
}

/**
 * Metrics of one app: two apps in one process do not share a counter. What an alert watches is there from the first
 * page on, as 0: a counter that appears as 1 has not risen in the eyes of who collects.
 */
export function createMetrics(sources: MetricSources): Metrics {
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
  const refusals = count(
    'refused_requests_total',
    'Requests of unproven senders that were refused, by outcome',
    'outcome',
  );
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
  const missedEvents = count(
    'missed_events_total',
    'Handoffs of what people did that a sweep had to find, as no event had told',
    'handoff',
  );
  const rateLimited = count('hubspot_rate_limited_total', 'Refusals for too many calls, by policy', 'policy');
  const accessRefused = count(
    'hubspot_access_refused_total',
    'Calls for which HubSpot did not accept the access token (401) or its scopes (403)',
    'status',
  );
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
  const storeGauges = createStoreGauges(registry, sources);
  const recurrences = createStateGauges(registry, sources.conditions, sources.clock);
  for (const outcome of ['accepted', 'put off', 'failed', 'refused 401']) deliveries.inc({ outcome }, 0);
  for (const outcome of ['sent', 'refused', 'later']) emails.inc({ outcome }, 0);
  for (const kind of ['project', 'ticket', 'task', 'email', 'workflow action']) deadLetters.inc({ kind }, 0);
  for (const policy of ['TEN_SECONDLY_ROLLING', 'SECONDLY', 'DAILY', 'UNNAMED'])
    rateLimited.inc({ policy }, 0);
  for (const status of ['401', '403']) accessRefused.inc({ status }, 0);
  for (const handoff of announcedHandoffs) missedEvents.inc({ handoff }, 0);

  return {
    contentType: registry.contentType,
    render: async () => {
      await storeGauges.refresh();
      return registry.metrics();
    },
    figures: async () => {
      await storeGauges.refresh();
      return figuresOf(await registry.getMetricsAsJSON());
    },
    delivery: (outcome) => deliveries.inc({ outcome }),
    events: (taken) => {
      // An empty delivery is somebody trying out whether one gets through.
      if (taken.received > 0) recurrences.delivered();
      received.inc(taken.received);
      for (const { kind } of taken.marks) marks.inc({ kind });
      for (const [reason, number] of Object.entries(taken.dropped)) dropped.inc({ reason }, number);
    },
    refused: (status) => refusals.inc({ outcome: `refused ${status}` }),
    action: (action, outcome) => actions.inc({ action, outcome }),
    callback: (outcome) => callbacks.inc({ outcome }),
    effect: (kind, outcome) => effects.inc({ kind, outcome }),
    decision: (outcome) => decisions.inc({ outcome }),
    deadLetter: (kind) => deadLetters.inc({ kind }),
    email: (outcome) => emails.inc({ outcome }),
    sweep: (found) => {
      sweeps.inc();
      swept.inc(found);
      recurrences.swept();
    },
    missedEvent: (handoff) => missedEvents.inc({ handoff }),
    call: (call, outcome, duration) => calls.observe({ call, outcome }, duration),
    limiterWait: (duration) => limiterWait.observe(duration),
    rateLimited: (policy) => rateLimited.inc({ policy }),
    accessRefused: (status) => accessRefused.inc({ status }),
    dailyUse: ({ maximum, remaining }) => {
      dailyMaximum.set(maximum);
      dailyRemaining.set(remaining);
    },
  };
}
