import { setTimeout as wait } from 'node:timers/promises';
import type { Application } from '../application/start-application.ts';
import type { Webhooks } from './webhooks.ts';

/** Work that is due within this many ms of the clock is waited for: coalescing and first retries. */
const soonMs = 5000;

/**
 * Resolves when every webhook is delivered, everything found is worked, and no mail is under way. One look is not
 * enough for that: what becomes due while one thing after the other is waited for may be in hand by the end of it,
 * or already done and followed by an email. Whoever finds everything quiet twice, and no event in between, has seen
 * it all.
 */
export async function settle(
  webhooks: Pick<Webhooks, 'events' | 'settled'>,
  application: () => Pick<Application, 'idle' | 'isQuiet'>,
): Promise<void> {
  let wasQuiet = false;
  for (;;) {
    const before = webhooks.events.length;
    await webhooks.settled();
    await application().idle();
    const isQuiet = (await application().isQuiet(soonMs)) && webhooks.events.length === before;
    if (isQuiet && wasQuiet) return;
    wasQuiet = isQuiet;
    if (!isQuiet) await wait(5);
  }
}
