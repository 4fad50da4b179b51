import { asWritten } from '../../domain/as-written.ts';
import { lateOnes } from '../apply/late-works.ts';
import type { Pass } from '../pass.ts';
import { AccountError } from '../ports/account.ts';
import { goingOn, type ProjectWork } from '../work.ts';
import { decideProjects } from './decide-projects.ts';
import { worksFrom } from './read-projects.ts';

/**
 * Decides what follows from what was just written, without reading again what is known: the records are as they were
 * read, but for what was written of them. What only HubSpot knows of that (when a moved ticket entered its stage) is
 * read where a decision needs it. A reading counts for as long as one may be written by; what is older, or somebody
 * waits for, or failed, is left to a look of its own, for which its record goes back to the queue.
 * @returns the works of the follow-ups, decided and not carried out; none where HubSpot cannot be read
 */
export async function followUps(pass: Pass, works: readonly ProjectWork[]): Promise<readonly ProjectWork[]> {
  if (pass.secondLookAfterMs > 0) return [];
  const wanted = goingOn(works).filter(({ lookAgain, carriesOn }) => lookAgain && carriesOn);
  const late = new Set(lateOnes(pass, wanted));
  const written = new Map(
    wanted.filter((work) => !late.has(work)).map((work) => [work, afterwards(pass, work)]),
  );
  if (written.size === 0) return [];
  const readings = new Map(
    [...written].map(([{ projectId, snapshot, readAt }, { project, tickets }]) => [
      projectId,
      { project, tickets, companyIds: snapshot.companyIds, readAt },
    ]),
  );
  try {
    const next = await worksFrom(
      pass,
      [...written.keys()].map(({ claim }) => claim),
      readings,
    );
    const moved = new Map([...written].map(([{ projectId }, { movedTickets }]) => [projectId, movedTickets]));
    for (const work of next) work.snapshot = { ...work.snapshot, movedTickets: moved.get(work.projectId) };
    await decideProjects(pass, next);
    return next;
  } catch (error) {
    if (error instanceof AccountError) return [];
    throw error;
  }
}

function afterwards({ clock }: Pass, { snapshot, effects, taskIds }: ProjectWork) {
  const written = asWritten(snapshot, effects, clock.now(), taskIds);
  return { ...written, movedTickets: [...(snapshot.movedTickets ?? []), ...written.movedTickets] };
}
