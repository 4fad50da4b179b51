import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Instant } from '../domain/model.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { OutboxDepth } from '../reconcile/ports/outbox.ts';
import type { AdminsWord } from '../reconcile/ports/held-projects.ts';
import type { QueueDepth } from '../reconcile/ports/work-queue.ts';

/** Where the depths of the store come from; asked anew for every rendering. */
export interface StoreDepths {
  readonly queueDepth: (now: Instant) => Promise<QueueDepth>;
  readonly outboxDepth: (now: Instant) => Promise<OutboxDepth>;
  readonly heldProjects: () => Promise<Readonly<Record<AdminsWord, number>>>;
  readonly clock: Clock;
}

/** Gauges of what waits in the store. While it cannot be read they show nothing rather than old numbers. */
export function createStoreGauges(registry: Registry, depths: StoreDepths): { refresh(): Promise<void> } {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `creative_refresh_${name}`, help, labelNames, registers: [registry] });
  const readable = gauge('store_readable', '1 where the store could be read for this page, else 0');
  const records = gauge('queue_records', 'Records in the work queue by state', 'state');
  const emails = gauge('outbox_emails', 'Emails in the outbox by state', 'state');
  const held = gauge('held_projects', "Projects the brake holds back, by the admin's word on them", 'word');
  const oldest = gauge('oldest_due_age_seconds', 'How long the longest waiting row is overdue', 'queue');

  return {
    refresh: async () => {
      for (const stale of [records, emails, held, oldest]) stale.reset();
      const now = depths.clock.now();
      const ageOf = (dueAt: Instant | null) => (dueAt === null ? 0 : Math.max(0, now - dueAt) / 1000);
      try {
        const [queue, outbox, heldProjects] = await Promise.all([
          depths.queueDepth(now),
          depths.outboxDepth(now),
          depths.heldProjects(),
        ]);
        records.set({ state: 'waiting' }, queue.waiting);
        records.set({ state: 'due' }, queue.due);
        records.set({ state: 'claimed' }, queue.claimed);
        records.set({ state: 'dead' }, queue.parked);
        emails.set({ state: 'waiting' }, outbox.waiting);
        emails.set({ state: 'dead' }, outbox.dead);
        for (const [word, number] of Object.entries(heldProjects)) held.set({ word }, number);
        oldest.set({ queue: 'records' }, ageOf(queue.oldestDueAt));
        oldest.set({ queue: 'emails' }, ageOf(outbox.oldestDueAt));
        readable.set(1);
      } catch {
        // A page without these numbers still tells why: the store could not be read.
        readable.set(0);
      }
    },
  };
}
