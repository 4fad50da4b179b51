import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { tellProgress } from './tell-progress.ts';

/** What a sweep came to. */
export interface Swept {
  /** Open projects and tickets that were looked at, or are to be. */
  readonly found: number;
  /** Most of the day's calls to HubSpot are used: what was found is looked at when there are calls again. */
  readonly isPutOff: boolean;
  /** In shadow mode nothing was written and no mail sent. */
  readonly mode: 'live' | 'shadow';
  /** Records that wait for their time, or for another try. */
  readonly recordsWaiting: number;
  readonly emailsWaiting: number;
  /** What was given up on, now or before. */
  readonly deadLetters: number;
}

/** Looks at everything open now, and waits until what it found is done, unless sweeps have to wait. */
export const sweep: Operation<Readonly<Record<string, never>>, Swept> = {
  name: 'sweep',
  input: z.strictObject({}),
  run: async ({ store, settings, clock, sweepAndSettle, sweepsYield }, _input, progress) => {
    const countLeft = async () => {
      const { due, claimed } = await store.queue.depth(clock.now());
      return due + claimed;
    };
    const found = await tellProgress(sweepAndSettle(), { countLeft, progress });
    const [records, emails] = await Promise.all([
      store.queue.depth(clock.now()),
      store.outbox.depth(clock.now()),
    ]);
    return {
      found,
      isPutOff: sweepsYield(),
      mode: settings.get().mode,
      recordsWaiting: records.waiting,
      emailsWaiting: emails.waiting,
      deadLetters: records.parked + emails.dead,
    };
  },
};
