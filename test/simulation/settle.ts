import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import type { Scene } from './scene.ts';
import type { Server } from './server.ts';
import type { Turner } from './turner.ts';

const minute = 60_000;
/** Longer than anything the app puts off: retries, the hour of the day, the grace of a new ticket. */
const longestWaitMs = 26 * 60 * minute;
const mostRounds = 8;

/**
 * Lets the servers sweep, and look at every record, until a whole round has changed nothing. Reports what keeps
 * them from coming to rest, and answers whether they have.
 */
export async function settle(scene: Scene, servers: readonly Server[], turner: Turner): Promise<boolean> {
  const { clock, store, report, counter } = scene;
  await turner.runUntil(clock.now() + minute);
  await turner.runUntil(clock.now() + longestWaitMs);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = scene.writes.length;
    servers[round % servers.length]?.takeTurn('sweep');
    await turner.runUntil(clock.now() + longestWaitMs);
    await markEverything(scene);
    turner.somethingIsDue();
    await turner.runUntil(clock.now() + longestWaitMs);
    if (scene.writes.length === before) {
      counter.count('rounds until rest', round + 1);
      const { waiting, claimed, parked } = await store.queue.depth(clock.now());
      if (waiting + claimed + parked === 0) return true;
      const dead = (await store.queue.deadLetters()).map(({ kind, id, error }) => `${kind} ${id}: ${error}`);
      report({
        promise: 'every event is dealt with',
        message: `${waiting} waiting, ${claimed} claimed, ${parked} parked: ${dead.join('; ')}`,
      });
      return false;
    }
  }
  report({ promise: 'it comes to rest', message: `It still writes: ${scene.writes.slice(-4).join(', ')}` });
  return false;
}

/** As if HubSpot told of every record there ever was. */
async function markEverything({ records, store, clock }: Scene): Promise<void> {
  const dueAt = clock.now();
  await store.queue.mark([...records].map(([id, kind]) => ({ kind, id, priority: priorities.sweep, dueAt })));
}
