import { createLoop, type Loop } from './loop.ts';
import { createMailTurns, type MailTurnOptions } from './mail-turns.ts';

interface MailDeliveryOptions extends MailTurnOptions {
  /** Longest real time in milliseconds without looking into the outbox; default 1,000. */
  readonly pollMs?: number;
}

/**
 * Delivers the outbox on its own, so that a slow or broken mail server holds up nothing but mail. What the
 * server refuses is a dead letter at once; anything else is retried, and given up after the configured number
 * of tries. In shadow mode mail waits. Stopping waits for the emails under way.
 *
 * Not promised: that an email goes out only once. A crash between sending and recording repeats it, unless the
 * transport itself recognises the key.
 */
export function createMailDelivery({ pollMs, ...options }: MailDeliveryOptions): Loop {
  const turns = createMailTurns(options, () => loop.wake());
  const { clock, logger } = options;
  const { turn, nextDueAt, isAtRest } = turns;
  const loop = createLoop({ name: 'mail', turn, nextDueAt, isAtRest, clock, logger, pollMs });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      await turns.underWay();
    },
  };
}
