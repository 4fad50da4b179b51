import { priorities } from '../../src/reconcile/ports/work-queue.ts';
import { inDays } from './people/town.ts';
import type { Scene } from './scene.ts';
import type { Server } from './server.ts';
import type { Turner } from './turner.ts';

const minute = 60_000;
/** Longer than anything the app puts off: retries, the hour of the day, the grace of a new ticket. */
const longestWaitMs = 26 * 60 * minute;
const mostRounds = 8;

/**
 * Lets the servers sweep until a sweep changes nothing any more; then a look at every record there is must not find
 * anything either. Reports what keeps them from coming to rest, and answers whether they have.
 */
export async function settle(scene: Scene, servers: readonly Server[], turner: Turner): Promise<boolean> {
  const { clock, report, counter, plan, writes } = scene;
  await turner.runUntil(clock.now() + longestWaitMs);
  for (let round = 1; ; round += 1) {
    const before = writes.length;
    // Only then does the search show what has changed.
    scene.agenda.add(clock.now() + plan.searchLagMs + minute, () => undefined);
    await turner.runUntil(clock.now() + plan.searchLagMs + minute);
    const today = inDays(scene, 0);
    servers[round % servers.length]?.takeTurn('sweep');
    await turner.runUntil(clock.now() + longestWaitMs);
    // A new day brings what another sweep has to find.
    if (writes.length === before && inDays(scene, 0) === today) {
      counter.count('sweeps until rest', round);
      break;
    }
    if (round === mostRounds) {
      report({ promise: 'it comes to rest', message: `It still writes: ${writes.slice(before).join(', ')}` });
      return false;
    }
  }
  const before = writes.length;
  await markEverything(scene);
  turner.somethingIsDue();
  await turner.runUntil(clock.now() + longestWaitMs);
  if (writes.length > before) {
    const message = `A look at everything still writes: ${writes.slice(before).join(', ')}`;
    report({ promise: 'a sweep finds what no event told', message });
    return false;
  }
  return isQueueEmpty(scene);
}

async function isQueueEmpty({ store, clock, report }: Scene): Promise<boolean> {
  const { waiting, claimed, parked } = await store.queue.depth(clock.now());
  if (waiting + claimed + parked === 0) return true;
  const dead = (await store.queue.deadLetters()).map(({ kind, id, error }) => `${kind} ${id}: ${error}`);
  const message = `${waiting} waiting, ${claimed} claimed, ${parked} parked: ${dead.join('; ')}`;
  report({ promise: 'every event is dealt with', message });
  return false;
}

/** As if HubSpot told of every record there ever was. */
async function markEverything({ records, store, clock }: Scene): Promise<void> {
  const dueAt = clock.now();
  await store.queue.mark([...records].map(([id, kind]) => ({ kind, id, priority: priorities.sweep, dueAt })));
}
