import type { Instant } from '../domain/model.ts';
import type { Pass } from './pass.ts';
import type { Claim } from './ports/work-queue.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Work } from './work.ts';

/** A time that has passed, or is just about to, must not make a record spin. */
const shortestWaitMs = 1000;

/** Gives every record back to the queue as its work ended: done, due again, to be retried, or given up. */
export async function putBack(pass: Pass, works: readonly Work[]): Promise<void> {
  const now = pass.clock.now();
  const kept = works.filter((work) => work.ending?.kind !== 'abandoned');
  const again = kept.filter((work) => work.ending?.kind === 'again' || (!work.ending && work.lookAgain));
  const dueAt = now + pass.secondLookAfterMs;
  await pass.queue.mark(again.map(({ claim: { kind, id, priority } }) => ({ kind, id, priority, dueAt })));
  await pass.queue.finish(
    kept
      .filter((work) => work.ending?.kind !== 'failed')
      .map((work) => ({ claim: work.claim, lookAgainAt: notBefore(work.lookAgainAt, now + shortestWaitMs) })),
  );
  await retryOrPark(
    pass,
    kept.flatMap(({ claim, ending }) => (ending?.kind === 'failed' ? [{ claim, error: ending.error }] : [])),
  );
  pass.leases.letGo(works.map(({ claim }) => claim));
}

/** One more failed try each: back with a delay, or a dead letter after the configured number of tries. */
export async function retryOrPark(
  pass: Pass,
  failed: readonly { readonly claim: Claim; readonly error: string }[],
): Promise<void> {
  const now = pass.clock.now();
  const { retries } = pass.settings;
  const isLastTry = ({ claim }: { claim: Claim }) => claim.attempts + 1 >= retries.maximumAttempts;
  const givenUp = failed.filter(isLastTry);
  await pass.queue.park(givenUp.map(({ claim, error }) => ({ claim, error, now })));
  for (const { claim } of givenUp) pass.meter.deadLetter(claim.kind);
  await pass.queue.retry(
    failed
      .filter((each) => !isLastTry(each))
      .map(({ claim, error }) => ({
        claim,
        error,
        at: now + retryDelayMs(retries, claim.attempts + 1, pass.random),
      })),
  );
}

function notBefore(instant: Instant | null, earliest: Instant): Instant | null {
  return instant === null ? null : Math.max(instant, earliest);
}
