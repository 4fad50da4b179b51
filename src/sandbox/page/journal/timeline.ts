import { todayIn } from '../../../domain/calendar.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { PastHandoff } from '../past-handoffs.ts';
import type { Entry } from './entry.ts';
import { projectsOf } from './concerns.ts';
import { tellEntry, type Teller } from './tell-entry.ts';

/** What people did, or what the app did about it and why. */
export type Happening = {
  readonly day: string;
  /** What was done, each a sentence without its subject. */
  readonly deeds: readonly string[];
} & (
  | { readonly by: 'person'; readonly who: string }
  | { readonly by: 'app'; readonly reasons: readonly PastHandoff[] }
);

interface TimelineParts {
  readonly entries: readonly Entry[];
  readonly projectId: string;
  /** Oldest first. */
  readonly handoffs: readonly PastHandoff[];
  readonly teller: Teller;
  readonly appId: Sandbox['appId'];
  readonly nameOfAuthor: (sourceId: string) => string;
}

interface Deed {
  readonly told: string;
  /** Among what the app did at one go, lower ones are told first. */
  readonly rank: number;
}

/** A deed or a reason, at its moment. */
interface Moment {
  readonly at: number;
  readonly day: string;
  /** null: the app. */
  readonly who: string | null;
  readonly deeds: readonly Deed[];
  readonly reasons: readonly PastHandoff[];
}

/**
 * What happened on one project, oldest first. What the app did at one go stands together, with the reasons it noted
 * for the handoffs of that moment.
 */
export function timelineOf(parts: TimelineParts): readonly Happening[] {
  const { entries, projectId, handoffs, teller } = parts;
  const dayOf = (at: number) => todayIn(teller.timeZone, at);
  const done = entries.flatMap((entry): Moment[] => {
    if (!projectsOf(teller.account, entry).includes(projectId)) return [];
    const told = tellEntry(entry, teller);
    if (told === null) return [];
    const deeds = [{ told, rank: rankOf(entry) }];
    return [{ at: entry.at, day: dayOf(entry.at), who: whoOf(entry, parts), deeds, reasons: [] }];
  });
  const noted = handoffs.map((reason): Moment => {
    return { at: reason.at, day: dayOf(reason.at), who: null, deeds: [], reasons: [reason] };
  });
  // A handoff is noted when it is decided, so before it shows; of the same moment the reason comes first.
  const inOrder = [...noted, ...done].sort((one, other) => one.at - other.at);
  return inOrder.reduce<readonly Moment[]>(join, []).map(toHappening);
}

/** Joins what the same one did, one thing after the other, on the same day. */
function join(before: readonly Moment[], next: Moment): readonly Moment[] {
  const last = before.at(-1);
  if (last?.day !== next.day || last.who !== next.who) return [...before, next];
  const joined = {
    ...last,
    deeds: [...last.deeds, ...next.deeds],
    reasons: [...last.reasons, ...next.reasons],
  };
  return [...before.slice(0, -1), joined];
}

function toHappening({ day, who, deeds, reasons }: Moment): Happening {
  if (who !== null) return { by: 'person', who, day, deeds: deeds.map(({ told }) => told) };
  // Emails leave beside everything else, so the order in which they came says nothing.
  const inRanks = [...deeds].sort((one, other) => one.rank - other.rank);
  return { by: 'app', day, deeds: inRanks.map(({ told }) => told), reasons };
}

const ranks = { task: 0, ticket: 2, note: 2, project: 3, company: 3 } as const;

function rankOf(entry: Entry): number {
  return entry.what === 'emailed' || entry.what === 'said' ? 1 : ranks[entry.kind];
}

/** null: the app. */
function whoOf(entry: Entry, { appId, nameOfAuthor }: TimelineParts): string | null {
  if (entry.what === 'emailed') return null;
  if (entry.what === 'said') return nameOfAuthor('client');
  const { changeSource, sourceId } = entry.author;
  return changeSource === 'INTEGRATION' && sourceId === String(appId) ? null : nameOfAuthor(sourceId);
}
