import type { Instant } from '../domain/model.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { Mode } from './current-settings.ts';
import { errorMessage } from './error-message.ts';
import { usualLeaseMs } from './open-pass.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger, Meter } from './ports/observer.ts';
import type { ClaimedEmail, EmailTransport, Outbox, SendOutcome } from './ports/outbox.ts';
import { retryDelayMs } from './retry-delay.ts';
import { withoutAddresses } from './without-addresses.ts';

export interface MailTurnOptions {
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
  /** Milliseconds a claim lasts without being renewed, as it is while the email is under way; default 30,000. */
  readonly leaseMs?: number;
}

/** The delivery of mail, turn by turn; somebody else decides when the next turn comes. */
export interface MailTurns {
  /** Claims what is due, as far as places are free, and begins to send it; answers how many emails that are. */
  readonly turn: () => Promise<number>;
  /** When there is something to claim again; null: not as far as is known. */
  readonly nextDueAt: () => Promise<Instant | null>;
  /** Whether nothing is due and nothing under way. */
  readonly isAtRest: () => Promise<boolean>;
  /** Resolves when what was under way has been recorded, or could not be. */
  readonly underWay: () => Promise<void>;
}

/** `delivered` is called after each email, sent or not: there is a free place again. */
export function createMailTurns(options: MailTurnOptions, delivered: () => void): MailTurns {
  const { outbox, clock, logger, concurrency = 5, leaseMs = usualLeaseMs } = options;
  /** By key: the latest claim. A clock that jumps makes the outbox hand out again what is under way here. */
  const underWay = new Map<string, ClaimedEmail>();
  const deliveries = new Set<Promise<void>>();

  const renew = ({ key }: ClaimedEmail): void => {
    const latest = underWay.get(key);
    if (latest === undefined) return;
    outbox.renew(latest, { now: clock.now(), leaseMs }).catch((error: unknown) => {
      logger.warn({ key, error: errorMessage(error) }, 'The lease of an email could not be renewed');
    });
  };
  const deliver = async (email: ClaimedEmail): Promise<void> => {
    const renewal = setInterval(() => renew(email), leaseMs / 3);
    const outcome = await send(options, email);
    clearInterval(renewal);
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
  return {
    async turn() {
      const limit = concurrency - underWay.size;
      if (limit <= 0 || options.current().mode === 'shadow') return 0;
      const claimed = await outbox.claim({ limit, now: clock.now(), leaseMs });
      const started = claimed.filter(({ key }) => !underWay.has(key));
      for (const email of claimed) underWay.set(email.key, email);
      for (const email of started) {
        const delivery = deliver(email).finally(() => {
          deliveries.delete(delivery);
          delivered();
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
    async underWay() {
      await Promise.all(deliveries);
    },
  };
}

async function send({ transport }: MailTurnOptions, email: ClaimedEmail): Promise<SendOutcome> {
  try {
    return await transport.send(email);
  } catch (error) {
    return { ok: false, because: 'later', message: errorMessage(error) };
  }
}

async function record(
  { outbox, clock, logger, meter, current, random }: MailTurnOptions,
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
