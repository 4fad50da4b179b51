import { instantOfHour, todayIn } from '../domain/calendar.ts';
import { digestEmail } from '../domain/stalls/digest-email.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { Mode } from './current-settings.ts';
import type { AccountReader } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/observer.ts';
import type { Outbox } from './ports/outbox.ts';
import type { Overview } from './ports/overview.ts';

interface DigestOptions {
  readonly account: () => Pick<AccountReader, 'details'>;
  readonly overview: Pick<Overview, 'list'>;
  readonly outbox: Pick<Outbox, 'enqueue'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly current: () => { readonly settings: Settings; readonly mode: Mode };
  /** Called after the email was put into the outbox, so that it is tried at once. */
  readonly mailQueued: () => void;
}

/** More than anybody reads in one email. */
const mostProjects = 100;

/**
 * Puts the day's list of stalled handoffs into the outbox, unless the hour of the day has not come or nothing is
 * stalled, and unless nobody wants it. In shadow mode nobody is told anything. The outbox takes the email of a day
 * once, whoever brings it and however often, so it does not matter which server does, nor where a crash comes between.
 * @throws AccountError where it is not known yet which account this is, and errors of the store
 */
export async function sendDigest(options: DigestOptions): Promise<void> {
  const { clock, current, overview, outbox, logger, mailQueued } = options;
  const { settings, mode } = current();
  const { digestTo } = settings.stalls;
  if (digestTo === null || mode === 'shadow') return;
  const account = await options.account().details();
  const now = clock.now();
  const today = todayIn(account.timeZone, now);
  if (now < instantOfHour(today, settings.sweep.hour, account.timeZone)) return;
  const stalled = await overview.list({ isStalled: true }, { offset: 0, limit: mostProjects, now });
  if (stalled.total === 0) return;
  const email = digestEmail({ projects: stalled.rows, total: stalled.total }, account, today);
  await outbox.enqueue([{ ...email, handoff: 'upkeep', to: digestTo, projectId: null, ticketId: null }], now);
  logger.info(
    { key: email.key, stalled: stalled.total },
    'The list of stalled handoffs of the day is in the outbox',
  );
  mailQueued();
}
