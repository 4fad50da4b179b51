import type { CallDepth } from '../../reconcile/ports/action-callbacks.ts';
import type { AdminsWord } from '../../reconcile/ports/held-projects.ts';
import type { OutboxDepth } from '../../reconcile/ports/outbox.ts';
import type { QueueDepth } from '../../reconcile/ports/work-queue.ts';
import type { ConsoleSurroundings, Figure } from '../frame/surroundings.ts';

/** What waits, and how the app stands with HubSpot. */
export interface Work {
  readonly queue: QueueDepth;
  readonly outbox: OutboxDepth;
  readonly calls: CallDepth;
  readonly held: Readonly<Record<AdminsWord, number>>;
  readonly mode: 'live' | 'shadow';
  readonly sweepEveryMinutes: number;
  readonly figures: readonly Figure[];
}

export async function readWork(around: ConsoleSurroundings): Promise<Work> {
  const { settings, figures } = around;
  const [depths, read] = await Promise.all([readDepths(around), figures()]);
  const { mode, settings: document } = settings.get();
  return { ...depths, mode, sweepEveryMinutes: document.sweep.everyMinutes, figures: read };
}

export async function readDepths({
  store,
  clock,
}: Pick<ConsoleSurroundings, 'store' | 'clock'>): Promise<Pick<Work, 'queue' | 'outbox' | 'calls' | 'held'>> {
  const now = clock.now();
  const [queue, outbox, calls, held] = await Promise.all([
    store.queue.depth(now),
    store.outbox.depth(now),
    store.callbacks.depth(),
    store.held.count(),
  ]);
  return { queue, outbox, calls, held };
}
