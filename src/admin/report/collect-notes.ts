import type { Instant } from '../../domain/model.ts';
import type { ShadowNote } from '../../domain/shadow-report/occasion.ts';
import type { DetailedHandoff, HandoffHistory, HistoryPlace } from '../../reconcile/ports/handoff-history.ts';

const pageSize = 1000;

/** What was noted of one project. */
export interface NotesOfProject {
  /** In shadow mode, oldest first. */
  readonly notes: ShadowNote[];
  /** When the app carried out handoffs itself, oldest first. */
  readonly liveAt: Instant[];
}

export interface CollectedNotes {
  readonly projects: ReadonlyMap<string, NotesOfProject>;
  /** The first note of shadow mode in this time; null: there is none. */
  readonly firstAt: Instant | null;
}

/** Everything the history knows since then, by project. */
export async function collectNotes(history: HandoffHistory, from: Instant): Promise<CollectedNotes> {
  const projects = new Map<string, NotesOfProject>();
  let firstAt: Instant | null = null;
  for await (const handoff of pages(history, from)) {
    const { projectId, mode, at, reason, particulars } = handoff;
    const known = projects.get(projectId) ?? { notes: [], liveAt: [] };
    projects.set(projectId, known);
    if (mode === 'live') known.liveAt.push(at);
    else {
      firstAt ??= at;
      known.notes.push({ projectId, handoff: handoff.handoff, at, reason, particulars });
    }
  }
  return { projects, firstAt };
}

async function* pages(history: HandoffHistory, from: Instant): AsyncGenerator<DetailedHandoff> {
  let after: HistoryPlace | null = null;
  do {
    const page: Awaited<ReturnType<HandoffHistory['since']>> = await history.since(from, pageSize, after);
    yield* page.handoffs;
    ({ after } = page);
  } while (after !== null);
}
