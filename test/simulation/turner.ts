import { setImmediate } from 'node:timers/promises';
import { openDeliveries } from './deliveries.ts';
import { release } from './release.ts';
import type { Scene } from './scene.ts';
import type { Server } from './server.ts';

/** Makes time pass and lets everybody have their turns, one use of the outside after the other. */
export interface Turner {
  /** Until nothing is under way any more that begins by that time (epoch ms). */
  readonly runUntil: (until: number) => Promise<void>;
  /** Somebody else has put something into queue or outbox. */
  readonly somethingIsDue: () => void;
}

interface Watch {
  /** Called after everything that happens. */
  readonly watch: () => void;
  readonly isOver: () => boolean;
}

/** More than any story takes. */
const mostSteps = 100_000;

export function openTurner(scene: Scene, servers: readonly Server[], { watch, isOver }: Watch): Turner {
  const { clock, agenda, uses, store, dice } = scene;
  const deliveries = openDeliveries(scene, servers);
  const due: Record<'work' | 'mail', number | null> = { work: null, mail: null };
  let isStale = true;
  let steps = 0;

  const lookWhatIsDue = async (): Promise<void> => {
    if (!isStale) return;
    isStale = false;
    due.work = await store.queue.nextDueAt();
    due.mail = await store.outbox.nextDueAt();
  };
  const beginTurns = (): void => {
    for (const loop of ['work', 'mail', 'sweep'] as const) {
      const isDue = loop === 'sweep' || (due[loop] ?? Infinity) <= clock.now();
      const free = isDue ? servers.filter((server) => server.isFree(loop)) : [];
      if (loop === 'sweep') for (const server of free) server.takeTurn(loop);
      else if (free.length > 0) {
        const eager = free.filter(() => dice.chance(0.5));
        for (const server of eager.length > 0 ? eager : [dice.pick(free)]) server.takeTurn(loop);
      }
    }
  };
  const passOn = (until: number): boolean => {
    const now = clock.now();
    const moments = [agenda.nextAt(), due.work, due.mail].filter((at) => at !== null && at > now);
    const soon = agenda.nextAt();
    const next =
      soon !== null && soon <= now ? now : moments.length === 0 ? null : Math.min(...moments.map(Number));
    if (next === null || next > until) return false;
    clock.advance(next - now);
    return true;
  };
  return {
    somethingIsDue: () => {
      isStale = true;
    },
    async runUntil(until) {
      for (;;) {
        await drained();
        watch();
        if (isOver()) return;
        deliveries.collect();
        await lookWhatIsDue();
        beginTurns();
        const ready = uses.all.filter(({ server }) => servers[server]?.isFrozen === false);
        if (ready.length > 0) {
          const use = dice.pick(ready);
          const server = servers[use.server];
          if (server) release(scene, server, use);
          if (/^(queue|outbox)\./u.test(use.name)) isStale = true;
        } else if (!passOn(until)) {
          return;
        }
        agenda.runDue(clock.now());
        steps += 1;
        if (steps > mostSteps) {
          scene.report({ promise: 'it comes to rest', message: `${steps} uses of the outside, and no end` });
          return;
        }
      }
    },
  };
}

/** Everything that needs no more than its turn has had it. */
export async function drained(): Promise<void> {
  await setImmediate();
}
