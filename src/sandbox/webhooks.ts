import type { WebhookEvent } from './webhook-events.ts';
import type { Delivery, WebhookSender } from './webhook-sender.ts';

/** What tests and the demo may do with the app's webhooks. */
export interface Webhooks {
  /** Every event that came up, whatever became of it. */
  readonly events: readonly WebhookEvent[];
  /** Every attempt to deliver. */
  readonly deliveries: readonly Delivery[];
  /** The next events that match (default: any) are lost on the way. */
  dropNext(count: number, matches?: (event: WebhookEvent) => boolean): void;
  /** The next events that match arrive twice, with the same id. */
  doubleNext(count: number, matches?: (event: WebhookEvent) => boolean): void;
  /** As if every subscription were inactive: events that come up are lost, until `turnOn`. */
  turnOff(): void;
  turnOn(): void;
  /** From now on events wait until `release`. */
  hold(): void;
  /** Sends what was held, in the order this makes of it (default: as it happened). */
  release(reorder?: (events: readonly WebhookEvent[]) => readonly WebhookEvent[]): void;
  /** Sends any event again, unchanged: a late second delivery. */
  redeliver(events: readonly WebhookEvent[]): void;
  /** Resolves when nothing is queued, in flight or waiting for another attempt; held events do not count. */
  settled(): Promise<void>;
}

interface Plan {
  readonly matches: (event: WebhookEvent) => boolean;
  readonly copies: number;
  left: number;
}

const any = () => true;

export function createWebhooks(sender: WebhookSender): Webhooks & { emit(event: WebhookEvent): void } {
  const events: WebhookEvent[] = [];
  let plans: Plan[] = [];
  let held: WebhookEvent[] | null = null;

  const copiesOf = (event: WebhookEvent): number => {
    const plan = plans.find(({ matches }) => matches(event));
    if (!plan) return 1;
    plan.left -= 1;
    plans = plans.filter(({ left }) => left > 0);
    return plan.copies;
  };
  const plan = (copies: number, left: number, matches: Plan['matches']) => {
    plans.push({ copies, left, matches });
  };
  return {
    events,
    deliveries: sender.deliveries,
    emit: (event) => {
      events.push(event);
      for (let copy = copiesOf(event); copy > 0; copy -= 1) {
        if (held) held.push(event);
        else sender.send(event);
      }
    },
    dropNext: (count, matches = any) => plan(0, count, matches),
    doubleNext: (count, matches = any) => plan(2, count, matches),
    turnOff: () => {
      sender.isOff = true;
    },
    turnOn: () => {
      sender.isOff = false;
    },
    hold: () => {
      held ??= [];
    },
    release: (reorder = (inOrder) => inOrder) => {
      const waiting = held ?? [];
      held = null;
      reorder(waiting).forEach((event) => sender.send(event));
    },
    redeliver: (again) => again.forEach((event) => sender.send(event)),
    settled: () => sender.settled(),
  };
}
