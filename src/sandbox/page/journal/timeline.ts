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
  readonly at: number;
  readonly day: string;
  /** null: the app. */
  readonly who: string | null;
  readonly told: string | null;
  readonly reason: PastHandoff | null;
}

/**
 * What happened on one project, oldest first. What the app did at one go stands together, with the reasons it noted
 * for the handoffs of that moment.
 */
export function timelineOf(parts: TimelineParts): readonly Happening[] {
  const { entries, projectId, handoffs, teller } = parts;
  const deeds = entries.flatMap((entry): Deed[] => {
    if (!projectsOf(teller.account, entry).includes(projectId)) return [];
    const told = tellEntry(entry, teller);
    const day = todayIn(teller.timeZone, entry.at);
    return told === null ? [] : [{ at: entry.at, day, who: whoOf(entry, parts), told, reason: null }];
  });
  const noted = handoffs.map((reason): Deed => {
    return { at: reason.at, day: todayIn(teller.timeZone, reason.at), who: null, told: null, reason };
  });
  // A handoff is noted when it is decided, so before it shows; where both have the same moment the reason comes first.
  const inOrder = [...noted, ...deeds].sort((one, other) => one.at - other.at);
  return inOrder.reduce<readonly Happening[]>(append, []);
}

function append(happenings: readonly Happening[], { day, who, told, reason }: Deed): readonly Happening[] {
  const last = happenings.at(-1);
  const added = told === null ? [] : [told];
  const reasons = reason === null ? [] : [reason];
  if (last?.day === day) {
    const before = happenings.slice(0, -1);
    if (last.by === 'app' && who === null)
      return [
        ...before,
        { ...last, deeds: [...last.deeds, ...added], reasons: [...last.reasons, ...reasons] },
      ];
    if (last.by === 'person' && last.who === who)
      return [...before, { ...last, deeds: [...last.deeds, ...added] }];
  }
  return who === null
    ? [...happenings, { by: 'app', day, deeds: added, reasons }]
    : [...happenings, { by: 'person', who, day, deeds: added }];
}

/** null: the app. */
function whoOf(entry: Entry, { appId, nameOfAuthor }: TimelineParts): string | null {
  if (entry.what === 'emailed') return null;
  if (entry.what === 'said') return nameOfAuthor('client');
  const { changeSource, sourceId } = entry.author;
  return changeSource === 'INTEGRATION' && sourceId === String(appId) ? null : nameOfAuthor(sourceId);
}
