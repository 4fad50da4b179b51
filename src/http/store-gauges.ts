import { TimeoutStrategy, timeout } from 'cockatiel';
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Instant } from '../domain/model.ts';
import type { WaitingHandoff } from '../domain/stalls/waiting-handoff.ts';
import type { CallDepth } from '../reconcile/ports/action-callbacks.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { AdminsWord } from '../reconcile/ports/held-projects.ts';
import type { OutboxDepth } from '../reconcile/ports/outbox.ts';
import type { QueueDepth } from '../reconcile/ports/work-queue.ts';

/** Where the depths of the store come from; asked anew for every rendering. */
export interface StoreDepths {
  readonly queueDepth: (now: Instant) => Promise<QueueDepth>;
  readonly outboxDepth: (now: Instant) => Promise<OutboxDepth>;
  readonly callDepth: () => Promise<CallDepth>;
  readonly heldProjects: () => Promise<Readonly<Record<AdminsWord, number>>>;
  readonly stalledHandoffs: (now: Instant) => Promise<Readonly<Record<WaitingHandoff, number>>>;
  readonly clock: Clock;
}

interface Depths {
  readonly queue: QueueDepth;
  readonly outbox: OutboxDepth;
  readonly calls: CallDepth;
  readonly held: Readonly<Record<AdminsWord, number>>;
  readonly stalled: Readonly<Record<WaitingHandoff, number>>;
}

/** Who collects metrics gives up after 10 s at the latest, and would then know nothing at all. */
const usualPatienceMs = 3000;

/**
 * Gauges of what waits in the store. While it cannot be read, or does not answer within `patienceMs`, they show
 * nothing rather than old numbers. The store is asked once at a time, however often the page is.
 */
export function createStoreGauges(
  registry: Registry,
  sources: StoreDepths,
  patienceMs = usualPatienceMs,
): { refresh(): Promise<void> } {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `creative_refresh_${name}`, help, labelNames, registers: [registry] });
  const readable = gauge('store_readable', '1 where the store could be read for this page, else 0');
  const records = gauge('queue_records', 'Records in the work queue by state', 'state');
  const emails = gauge('outbox_emails', 'Emails in the outbox by state', 'state');
  const outcomes = gauge(
    'promised_outcomes',
    'Promised outcomes of workflow actions, not told yet, by state',
    'state',
  );
  const held = gauge('held_projects', "Projects the brake holds back, by the admin's word on them", 'word');
  const stalled = gauge(
    'stalled',
    'Projects that have waited longer than the limit of the handoff they are in',
    'handoff',
  );
  const dead = gauge('dead_letters_present', 'Dead letters that wait for an admin, by kind', 'kind');
  const overdue = gauge('oldest_due_age_seconds', 'How long the longest waiting row is overdue', 'queue');
  const unprocessed = gauge(
    'oldest_unprocessed_age_seconds',
    'How long the oldest of what is not done has been owed, failed tries included',
    'queue',
  );
  const all = [records, emails, outcomes, held, stalled, dead, overdue, unprocessed];
  const patience = timeout(patienceMs, TimeoutStrategy.Aggressive);
  let measuring: Promise<Depths> | null = null;

  const show = ({ queue, outbox, calls, held: words, stalled: waits }: Depths, now: Instant): void => {
    const age = (since: Instant | null) => (since === null ? 0 : Math.max(0, now - since) / 1000);
    records.set({ state: 'waiting' }, queue.waiting);
    records.set({ state: 'due' }, queue.due);
    records.set({ state: 'claimed' }, queue.claimed);
    records.set({ state: 'dead' }, queue.parked);
    emails.set({ state: 'waiting' }, outbox.waiting);
    emails.set({ state: 'dead' }, outbox.dead);
    outcomes.set({ state: 'waiting' }, calls.waiting);
    outcomes.set({ state: 'dead' }, calls.dead);
    for (const [word, number] of Object.entries(words)) held.set({ word }, number);
    for (const [handoff, number] of Object.entries(waits)) stalled.set({ handoff }, number);
    dead.set({ kind: 'record' }, queue.parked);
    dead.set({ kind: 'email' }, outbox.dead);
    dead.set({ kind: 'call' }, calls.dead);
    overdue.set({ queue: 'records' }, age(queue.oldestDueAt));
    overdue.set({ queue: 'emails' }, age(outbox.oldestDueAt));
    unprocessed.set({ queue: 'records' }, age(queue.owedSince));
    unprocessed.set({ queue: 'emails' }, age(outbox.owedSince));
    unprocessed.set({ queue: 'calls' }, age(calls.owedSince));
  };

  return {
    refresh: async () => {
      const now = sources.clock.now();
      measuring ??= measure(sources, now).finally(() => (measuring = null));
      const measured = measuring;
      try {
        const depths = await patience.execute(() => measured);
        for (const stale of all) stale.reset();
        show(depths, now);
        readable.set(1);
      } catch {
        // A page without these numbers still tells why: the store could not be read.
        for (const stale of all) stale.reset();
        readable.set(0);
      }
    },
  };
}

async function measure(sources: StoreDepths, now: Instant): Promise<Depths> {
  const [queue, outbox, calls, held, stalled] = await Promise.all([
    sources.queueDepth(now),
    sources.outboxDepth(now),
    sources.callDepth(),
    sources.heldProjects(),
    sources.stalledHandoffs(now),
  ]);
  return { queue, outbox, calls, held, stalled };
}
