import { particularsOf } from '../../domain/shadow-report/particulars.ts';
import type { Pass } from '../pass.ts';
import type { HandoffNote } from '../ports/handoff-history.ts';
import { goingOn, type ProjectWork } from '../work.ts';
import { firingKey } from './firing-key.ts';

/**
 * Notes what fires on all projects in one statement, before anything of it is carried out: whatever happens
 * then, the reasons are known. A note that fails is a failed try, and nothing is carried out without it; what
 * was noted and comes again is not noted twice.
 *
 * Not promised: that everything noted was carried out. A project that somebody changes at the last moment is
 * decided afresh, and what had been noted stays.
 */
export async function noteHandoffs(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  const at = pass.clock.now();
  const notes = goingOn(works).flatMap((work) => notesOf(work, pass.mode, at));
  if (notes.length > 0) await pass.history.note(notes);
}

function notesOf(work: ProjectWork, mode: Pass['mode'], at: number): readonly HandoffNote[] {
  const { projectId, decision, record, snapshot } = work;
  if (!decision) return [];
  const { cycle, fired, effects } = decision;
  const sequence = Math.max(0, record.sequence ?? 0, snapshot.memory?.highestSequence ?? 0);
  return fired.map((handoff) => {
    const noted = { ...handoff, projectId, cycle, sequence, mode, at };
    return {
      ...noted,
      key: firingKey(noted, effects, snapshot),
      particulars: particularsOf(handoff, effects, record),
    };
  });
}
