import { applyEffects } from '../apply/apply-effects.ts';
import { endCarriedOut } from '../brake/brake.ts';
import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import { AccountError } from '../ports/account.ts';
import { priorities, type Claim } from '../ports/work-queue.ts';
import { putBack, retryOrPark } from '../put-back.ts';
import { withoutAddresses } from '../without-addresses.ts';
import type { ProjectWork } from '../work.ts';
import { countMissedEvents } from './count-missed-events.ts';
import { decideProjects } from './decide-projects.ts';
import { followUps } from './follow-ups.ts';
import { noteOverview } from './note-overview.ts';
import { readProjects } from './read-projects.ts';

/** More than any chain of follow-ups has; what is left then comes back from the queue. */
const mostRounds = 5;

/** What became of one claimed project; what stopped its work, if anything, is in the work. */
export type ProjectOutcome =
  | { readonly kind: 'worked'; readonly work: ProjectWork }
  | { readonly kind: 'missing'; readonly projectId: string }
  | { readonly kind: 'unread'; readonly projectId: string; readonly error: string };

/**
 * Works all claimed projects as one batch: read, decide, apply, give back. A reading that HubSpot refuses is
 * split in halves until the project that spoils it stands alone, so that one unreadable record stops nobody
 * else's.
 */
export async function workProjects(pass: Pass, claims: readonly Claim[]): Promise<readonly ProjectOutcome[]> {
  if (claims.length === 0) return [];
  let works: readonly ProjectWork[];
  try {
    works = await readProjects(pass, claims);
    await decideProjects(pass, works);
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    if (error.because === 'refused' && claims.length > 1) {
      const middle = Math.ceil(claims.length / 2);
      const first = await workProjects(pass, claims.slice(0, middle));
      return [...first, ...(await workProjects(pass, claims.slice(middle)))];
    }
    return giveBackUnread(pass, claims, error);
  }
  const read = new Set(works.map(({ projectId }) => projectId));
  const deleted = claims.filter(({ id }) => !read.has(id));
  await forgetDeleted(pass, deleted);
  const worked = await carryOut(pass, works);
  await noteOverview(pass, worked);
  await putBack(pass, worked);
  return [
    ...worked.map((work) => ({ kind: 'worked', work }) as const),
    ...deleted.map(({ id }) => ({ kind: 'missing', projectId: id }) as const),
  ];
}

/**
 * Carries out what is decided, and what follows from it as far as that can be decided at once. Answers the last work of
 * every project: its ending, and when it has to be looked at again, are the project's.
 */
async function carryOut(pass: Pass, works: readonly ProjectWork[]): Promise<readonly ProjectWork[]> {
  const last = new Map(works.map((work) => [work.projectId, work]));
  let round = works;
  for (let rounds = 1; round.length > 0; rounds += 1) {
    await applyEffects(pass, round);
    await endCarriedOut(pass, round);
    countMissedEvents(pass, round);
    reportFailures(pass, round);
    for (const work of round) last.set(work.projectId, work);
    round = rounds < mostRounds ? await followUps(pass, round) : [];
  }
  return [...last.values()];
}

function reportFailures(pass: Pass, works: readonly ProjectWork[]): void {
  for (const { ending, logger } of works) {
    if (ending?.kind !== 'failed') continue;
    pass.meter.decision('failed');
    logger.error({ error: withoutAddresses(ending.error) }, 'The project will be tried again');
  }
}

async function giveBackUnread(
  pass: Pass,
  claims: readonly Claim[],
  error: AccountError,
): Promise<readonly ProjectOutcome[]> {
  pass.logger.error(
    { error: withoutAddresses(error.message), because: error.because, projects: claims.length },
    'HubSpot could not be read',
  );
  claims.forEach(() => pass.meter.decision('failed'));
  const message = errorMessage(error);
  await retryOrPark(
    pass,
    claims.map((claim) => ({ claim, error: message })),
  );
  pass.leases.letGo(claims);
  return claims.map(({ id }) => ({ kind: 'unread', projectId: id, error: message }) as const);
}

/**
 * A project that is not there any more: what was pending for it ends as superseded, its tickets are looked at, and
 * it leaves the queue. HubSpot tells of no ticket that has lost its project so, and once the project is forgotten
 * nothing would lead to them. Shadow mode writes neither ledger nor outbox.
 */
async function forgetDeleted(pass: Pass, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return;
  const ids = claims.map(({ id }) => id);
  if (pass.mode === 'live') {
    await pass.ledger.supersede(ids, pass.clock.now());
    await pass.outbox.supersede(ids, pass.clock.now());
  }
  await pass.held.end(ids);
  await pass.overview.forget(ids);
  const orphans = await pass.memory.ticketsOfProjects(ids);
  const dueAt = pass.clock.now();
  await pass.queue.mark(orphans.map((id) => ({ kind: 'ticket', id, priority: priorities.bulk, dueAt })));
  await pass.memory.forgetProjects(ids);
  for (const projectId of ids) {
    pass.meter.decision('missing');
    pass.logger.info({ projectId }, 'The project does not exist (any more)');
  }
  await pass.queue.finish(claims.map((claim) => ({ claim, lookAgainAt: null })));
  pass.leases.letGo(claims);
}
