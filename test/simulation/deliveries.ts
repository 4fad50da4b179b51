import type { WebhookEvent } from '../../src/sandbox/webhook-events.ts';
import { elapsed, type Scene } from './scene.ts';
import type { Server } from './server.ts';

const minute = 60_000;
const hour = 60 * minute;
const mostTries = 10;
const largestDelivery = 100;
/** Events that leave within so many ms go together. */
const bundleMs = 400;

/** HubSpot's way of telling: most events soon, some late, twice, out of order or never. */
export interface Deliveries {
  /** Sends off what has come up since. */
  readonly collect: () => void;
  /** Whether something still has to arrive. */
  readonly areUnderWay: () => boolean;
}

export function openDeliveries(scene: Scene, servers: readonly Server[]): Deliveries {
  const { hubSpot, agenda, clock, dice, faults, counter } = scene;
  const leaving = new Map<number, WebhookEvent[]>();
  let collected = 0;
  let underWay = 0;

  const deliver = async (events: readonly WebhookEvent[], attempt: number): Promise<void> => {
    const able = servers.filter((server) => server.isUp && !server.isFrozen);
    const isTaken =
      able.length > 0 &&
      (await dice.pick(able).serve(`a delivery of ${events.length}`, (app) => app.receive(events)));
    if (isTaken || attempt >= mostTries) {
      counter.count(isTaken ? 'deliveries taken' : 'deliveries given up');
      underWay -= 1;
      return;
    }
    counter.count('deliveries repeated');
    agenda.add(clock.now() + attempt * minute, () => void deliver(events, attempt + 1));
  };
  const leave = (event: WebhookEvent, delayMs: number): void => {
    const at = Math.ceil((clock.now() + delayMs) / bundleMs) * bundleMs;
    const bundle = leaving.get(at);
    if (bundle && bundle.length < largestDelivery) {
      bundle.push(event);
      return;
    }
    const events = [event];
    leaving.set(at, events);
    underWay += 1;
    agenda.add(at, () => {
      if (leaving.get(at) === events) leaving.delete(at);
      void deliver(events, 1);
    });
  };
  const delay = (): number => {
    if (faults.isNow('webhooks late', elapsed(scene))) return minute + dice.below(3 * hour);
    return dice.chance(0.05) ? dice.below(minute) : dice.below(1500);
  };
  return {
    collect: () => {
      for (const event of hubSpot.events.slice(collected)) {
        if (dice.chance(faults.isNow('webhooks lost', elapsed(scene)) ? 0.7 : 0.005)) {
          counter.count('webhooks lost');
          continue;
        }
        leave(event, delay());
        if (dice.chance(faults.isNow('webhooks doubled', elapsed(scene)) ? 0.6 : 0.02)) leave(event, delay());
      }
      collected = hubSpot.events.length;
    },
    areUnderWay: () => underWay > 0,
  };
}
