import type { Settings } from '../settings/settings-schema.ts';
import type { Mode } from './current-settings.ts';
import { errorMessage } from './error-message.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger, Meter } from './ports/observer.ts';
import type { ClaimedEmail, EmailTransport, Outbox, SendOutcome } from './ports/outbox.ts';
import { retryDelayMs } from './retry-delay.ts';
import { withoutAddresses } from './without-addresses.ts';

interface MailDeliveryOptions {
  readonly outbox: Outbox;
  readonly transport: EmailTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly current: () => { readonly settings: Settings; readonly mode: Mode };
  /** From 0 up to 1, for the jitter of retries. */
  readonly random: () => number;
  /** Emails under way at the same time; default 5. */
  readonly concurrency?: number;
  /** Longer than any try to send may take, in milliseconds; default 120,000. */
  readonly leaseMs?: number;
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
export function createMailDelivery(options: MailDeliveryOptions): Loop {
  const { outbox, clock, logger, concurrency = 5, leaseMs = 120_000, pollMs } = options;
  /** By key: the latest claim. A clock that jumps makes the outbox hand out again what is under way here. */
  const underWay = new Map<string, ClaimedEmail>();
  const deliveries = new Set<Promise<void>>();

  const deliver = async (email: ClaimedEmail): Promise<void> => {
    const outcome = await send(options, email);
    const latest = underWay.get(email.key) ?? email;
    try {
      await record(options, latest, outcome);
    } catch (error) {
      // The lease runs out and the email comes back marked as maybe sent.
      logger.error(
        { key: email.key, error: errorMessage(error) },
        'What became of an email was not recorded',
      );
    } finally {
      underWay.delete(email.key);
    }
  };
  const loop = createLoop({
    name: 'mail',
    async turn() {
      const limit = concurrency - underWay.size;
      if (limit <= 0 || options.current().mode === 'shadow') return 0;
      const claimed = await outbox.claim({ limit, now: clock.now(), leaseMs });
      const started = claimed.filter(({ key }) => !underWay.has(key));
      for (const email of claimed) underWay.set(email.key, email);
      for (const email of started) {
        const delivery = deliver(email).finally(() => {
          deliveries.delete(delivery);
          loop.wake();
        });
        deliveries.add(delivery);
      }
      return started.length;
    },
    // Without a free place, or in shadow mode, nothing can be done about what is due: wait to be woken.
    nextDueAt: () =>
      underWay.size >= concurrency || options.current().mode === 'shadow'
        ? Promise.resolve(null)
        : outbox.nextDueAt(),
    async isAtRest() {
      if (underWay.size > 0) return false;
      if (options.current().mode === 'shadow') return true;
      const dueAt = await outbox.nextDueAt();
      return dueAt === null || dueAt > clock.now();
    },
    clock,
    logger,
    pollMs,
  });
  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.all(deliveries);
    },
  };
}

async function send({ transport }: MailDeliveryOptions, email: ClaimedEmail): Promise<SendOutcome> {
  try {
    return await transport.send(email);
  } catch (error) {
    return { ok: false, because: 'later', message: errorMessage(error) };
  }
}

async function record(
  { outbox, clock, logger, meter, current, random }: MailDeliveryOptions,
  email: ClaimedEmail,
  outcome: SendOutcome,
): Promise<void> {
  const { key, attempts, maybeSent, projectId } = email;
  if (outcome.ok) {
    await outbox.sent(email, outcome.providerId, clock.now());
    meter.effect('send email', 'done');
    logger.info({ key, projectId, attempts: attempts + 1, maybeSent }, 'Email sent');
    return;
  }
  const { retries } = current().settings;
  const isLastTry = outcome.because === 'refused' || attempts + 1 >= retries.maximumAttempts;
  const at = clock.now() + retryDelayMs(retries, attempts + 1, random);
  if (isLastTry) await outbox.park(email, outcome.message, clock.now());
  else await outbox.retry(email, at, outcome.message);
  meter.effect('send email', outcome.because === 'refused' ? 'refused' : 'failed');
  if (isLastTry) meter.deadLetter('email');
  logger.warn(
    { key, projectId, attempts: attempts + 1, error: withoutAddresses(outcome.message), givenUp: isLastTry },
    'Email not sent',
  );
}
