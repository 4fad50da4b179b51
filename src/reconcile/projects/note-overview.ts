import { overviewOf } from '../../domain/standing/overview-of.ts';
import { snapshotAfterwards } from '../../domain/standing/snapshot-afterwards.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import type { OverviewNote } from '../ports/overview.ts';
import { withoutAddresses } from '../without-addresses.ts';
import type { ProjectWork } from '../work.ts';

/** Milliseconds until the projects of a note that failed are looked at again. */
const triedAgainAfterMs = 10 * 60_000;

/**
 * Notes how these projects were left, all of them in one statement, and forgets those that are off the programme.
 * What is about to be decided afresh, or is in other hands now, is noted by whoever decides it.
 *
 * Not promised: that it is noted at once. The overview is for people to look at, so a failure here stops nobody's
 * work; the projects are looked at again later instead.
 */
export async function noteOverview(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  const looked = works
    .filter(({ ending }) => ending === null || ending.kind === 'failed')
    .map((work) => ({ projectId: work.projectId, look: lookOf(pass, work) }));
  const notes = looked.flatMap(({ look }) => (look === null || look === 'unknown' ? [] : [look]));
  const gone = looked.flatMap(({ projectId, look }) => (look === null ? [projectId] : []));
  try {
    if (notes.length > 0) await pass.overview.note(notes);
    if (gone.length > 0) await pass.overview.forget(gone);
  } catch (error) {
    pass.logger.warn(
      { error: withoutAddresses(errorMessage(error)), projects: looked.length },
      'The overview of projects was not brought up to date',
    );
    const at = pass.clock.now() + triedAgainAfterMs;
    for (const work of works) work.lookAgainAt = Math.min(work.lookAgainAt ?? at, at);
  }
}

/** null: it is off the programme. */
function lookOf(pass: Pass, work: ProjectWork): OverviewNote | null | 'unknown' {
  const { snapshot, effects, ending } = work;
  const isCarriedOut = pass.mode === 'live' && ending === null;
  const lookedAt = pass.clock.now();
  try {
    const left = isCarriedOut ? snapshotAfterwards(snapshot, effects) : snapshot;
    const overview = overviewOf(left, rulesOf(pass.settings), lookedAt);
    return overview && { ...overview, mode: pass.mode, lookedAt };
  } catch (error) {
    work.logger.warn(
      { error: withoutAddresses(errorMessage(error)) },
      'The project could not be put into the overview',
    );
    return 'unknown';
  }
}
