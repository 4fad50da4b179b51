import { burdenOf, weighs, type Burden } from '../../domain/brake/burden.ts';
import { hasMoreThan, isStillDue } from '../../domain/brake/whose-doing.ts';
import { beforeGoingLive, droppedByAdmin } from '../../domain/adoption/adopt.ts';
import type { Pass, Restrain } from '../pass.ts';
import { isLeftOver, type HeldProject, type Holding } from '../ports/held-projects.ts';
import { priorities } from '../ports/work-queue.ts';
import type { ProjectWork } from '../work.ts';
import { adoptWork } from './adopt-work.ts';
import { holdBack } from './hold-back.ts';

/** Within so many milliseconds HubSpot tells all of what one person did at once. */
const oneActMs = 5 * 60_000;

/**
 * Holds back the whole decision of a project where more than the settings allow would go out within one interval of
 * the sweep, until an admin says a word. What a person has just done is never held, and not counted either.
 */
export const brake: Restrain = async (pass, works) => {
  const items = await pass.held.of(works.map(({ projectId }) => projectId));
  const candidates: { work: ProjectWork; burden: Burden }[] = [];
  const holdings: Holding[] = [];
  for (const work of works) {
    if (work.decision === null) continue;
    const item = items.get(work.projectId);
    const burden = burdenOf(work.snapshot, work.decision);
    const verdict = item ? await obey(pass, work, { item, burden }) : 'as if new';
    if (verdict === 'stays held') {
      holdings.push({ burden, reason: item?.reason ?? '' });
      holdBack(work, item?.reason ?? '');
    } else if (verdict === 'as if new' && weighs(burden) && !isDoneByPerson(pass, work)) {
      candidates.push({ work, burden });
    }
  }
  const stopped = await passThrough(pass, candidates);
  await pass.held.hold([...holdings, ...stopped], pass.clock.now());
};

type Obeyed = 'stays held' | 'goes on' | 'as if new';

/** Does what the admin has said about a project that is held, if anything. */
async function obey(
  pass: Pass,
  work: ProjectWork,
  { item, burden }: { readonly item: HeldProject; readonly burden: Burden },
): Promise<Obeyed> {
  if (item.word === 'dropped') {
    const choices = Object.fromEntries(item.handoffs.map((handoff) => [withConfirmation(handoff), 'adopt']));
    const because = isLeftOver(item) ? beforeGoingLive : droppedByAdmin;
    const isDone = await adoptWork(pass, work, { choices, because });
    if (!isDone) return 'goes on';
    await endHold(pass, work, 'It is dropped: nobody is told.');
    return 'as if new';
  }
  if (!weighs(burden) || !isStillDue(item, burden)) {
    await endHold(pass, work, 'What was held is not due any more.');
    return 'as if new';
  }
  const isTheirs = isDoneByPerson(pass, work) && (hasMoreThan(item, burden) || isJustHeld(pass, item));
  if (item.word === 'released' || isTheirs) {
    work.hold = 'ends';
    return 'goes on';
  }
  return 'stays held';
}

/**
 * The events of one act come in any order, and not all of them say that it was a person's: the one that does may
 * find the record held already because of the others.
 */
function isJustHeld({ clock }: Pass, { since }: HeldProject): boolean {
  return Math.abs(clock.now() - since) < oneActMs;
}

/** Who waits for an answer is a workflow, and a workflow takes on hundreds of records at once. */
function isDoneByPerson(pass: Pass, { claim }: ProjectWork): boolean {
  return claim.priority === priorities.person && pass.secondLookAfterMs === 0;
}

/** Handoff 9 is part of 8 wherever something is adopted. */
function withConfirmation(handoff: string): string {
  return handoff === '9 confirmation' ? '8 close' : handoff;
}

async function passThrough(
  pass: Pass,
  candidates: readonly { readonly work: ProjectWork; readonly burden: Burden }[],
): Promise<readonly Holding[]> {
  if (candidates.length === 0) return [];
  const { settings, clock } = pass;
  const stopped = await pass.held.pass(
    candidates.map(({ burden }) => burden),
    { limits: settings.brake, intervalMs: settings.sweep.everyMinutes * 60_000, now: clock.now() },
  );
  return candidates.flatMap(({ work, burden }) => {
    const reason = stopped.get(work.projectId);
    if (reason === undefined) return [];
    const { handoffs, kickoffs, emails } = burden;
    work.logger.warn(
      { handoffs, kickoffs: kickoffs.length, emails: emails.length, reason },
      "Held back until an admin says a word: see 'held list'",
    );
    holdBack(work, reason);
    return [{ burden, reason }];
  });
}

async function endHold(pass: Pass, work: ProjectWork, reason: string): Promise<void> {
  await pass.held.end([work.projectId]);
  work.logger.info({ reason }, 'The project is not held any more');
}

/** Takes away the items of what was carried out, after all of it was. */
export async function endCarriedOut(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  const done = works.filter(({ hold, ending }) => hold === 'ends' && ending === null);
  if (done.length === 0) return;
  await pass.held.end(done.map(({ projectId }) => projectId));
  for (const { logger } of done)
    logger.info({ reason: 'It is carried out.' }, 'The project is not held any more');
}
