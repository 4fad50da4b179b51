import { valueAt, type ProjectPast } from './past.ts';
import { cycleStartAt, type Frame, type ShadowNote } from './occasion.ts';

/**
 * Notes of the same handoff on the same occasion count once, as the first of them: in shadow mode nothing is stamped,
 * so the same thing comes up again whenever somebody touches the record. `notes` are of one project, oldest first.
 */
export function countOnce(
  notes: readonly ShadowNote[],
  past: ProjectPast,
  frame: Frame,
): readonly ShadowNote[] {
  const seen = new Set<string>();
  return notes.filter((note) => {
    const name = JSON.stringify([note.handoff, ...occasionNameOf(note, past, frame)]);
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst;
  });
}

/** What tells this occasion from the next one. */
function occasionNameOf(note: ShadowNote, past: ProjectPast, frame: Frame): readonly unknown[] {
  switch (note.handoff) {
    case '1 kickoff':
    case '3 submission cue':
      return [cycleStartAt(past, frame, note.at)];
    case '2a declined':
    case '2b requested':
    case '7 approval':
    case '8 close':
    case '9 confirmation':
      // One per move of the status.
      return [valueAt(past.statuses, note.at)?.since];
    case '4 tickets':
      return nameOfTickets(note);
    case '5 review':
    case '6 revisions':
    case 'upkeep':
      // Each note is of other tickets, or of the same ones having come in again.
      return [note.at, note.reason];
  }
}

/** A ticket is new once, and finished once; each task about it is one of its own. */
function nameOfTickets({ at, particulars }: ShadowNote): readonly unknown[] {
  if (particulars === null) return [at];
  const { ticketIds, writesTickets, stage, tasks } = particulars;
  return [ticketIds, stage, writesTickets ? 'written' : tasks.map(({ subject }) => subject)];
}
