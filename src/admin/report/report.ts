import { z } from 'zod';
import { compareProject, type Comparison } from '../../domain/shadow-report/compare.ts';
import { summarise, type Summary } from '../../domain/shadow-report/summarise.ts';
import { longestReach } from '../../domain/shadow-report/windows.ts';
import { resolveRecordTypes } from '../../hubspot/start-up/resolve-record-types.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import type { Operation } from '../operation.ts';
import { collectNotes } from './collect-notes.ts';
import { idsOfChanged, pastsOf } from './read-projects.ts';
import { instantOfSince, sinceForm } from './since.ts';

/** What the app would have done in shadow mode, beside what people did. Instants are ISO texts in UTC. */
export interface ShadowReport {
  readonly since: string;
  readonly until: string;
  /** When the first handoff of this time was noted in shadow mode; null: none was. */
  readonly firstNoteAt: string | null;
  readonly timeZone: string;
  /** What the app does now. */
  readonly mode: 'live' | 'shadow';
  /** Projects that were looked at. */
  readonly projects: number;
  readonly summary: Summary;
  /** In the order of time. */
  readonly comparisons: readonly ReportedComparison[];
  /** What a reader has to know to understand the numbers. */
  readonly remarks: readonly string[];
}

export type ReportedComparison = Omit<Comparison, 'at'> & { readonly at: string };

const remarks: readonly string[] = [
  'Emails cannot be seen: who handed over by email or by word alone is recognised by what the next one did then.',
  'What the app would have done repeatedly counts once. HubSpot tells the latest 20 values of a field.',
];

const sinceProblem = 'must be a day such as 2026-03-02, or a number of days or hours such as 7d or 36h';

/** Compares what was noted in shadow mode with the histories of the projects; changes nothing. */
export const report: Operation<{ readonly since: string }, ShadowReport> = {
  name: 'report',
  input: z.strictObject({ since: z.string(sinceProblem).regex(sinceForm, sinceProblem).default('7d') }),
  run: async ({ configuration, account, clock, settings, store, transport }, input, progress) => {
    const { settings: document, mode } = settings.get();
    const { timeZone } = await account().details();
    const now = clock.now();
    const since = instantOfSince(input.since, now, timeZone);
    const { projects, firstAt } = await collectNotes(store.history, since - longestReach);
    const map = await resolveRecordTypes(transport, document.mapping, configuration.creativeProject);
    const watchingSince = firstAt ?? now;
    const frame = { rules: rulesOf(document), timeZone, since, now, watchingSince };
    const notedAt = [...projects].flatMap(([id, { notes }]) => {
      const first = notes.find(({ at }) => at >= since);
      return first ? [[id, first.at] as const] : [];
    });
    // Where the app was not watching, nobody can say what it would not have done.
    const changed =
      firstAt === null ? [] : await idsOfChanged(transport, map, Math.max(since, watchingSince));
    const ids = [...new Set([...notedAt.map(([id]) => id), ...changed])];
    const comparisons: Comparison[] = [];
    for await (const [id, past] of pastsOf(transport, map, ids, progress)) {
      const { notes, liveAt } = projects.get(id) ?? { notes: [], liveAt: [] };
      comparisons.push(...compareProject({ past, notes, liveAt }, frame));
    }
    const inOrder = comparisons.sort((one, other) => one.at - other.at);
    return {
      since: isoTime(since),
      until: isoTime(now),
      firstNoteAt: notedAt.length === 0 ? null : isoTime(Math.min(...notedAt.map(([, at]) => at))),
      ...{ timeZone, mode, projects: ids.length },
      summary: summarise(inOrder),
      comparisons: inOrder.map((comparison) => ({ ...comparison, at: isoTime(comparison.at) })),
      remarks,
    };
  },
};

function isoTime(instant: number): string {
  return new Date(instant).toISOString();
}
