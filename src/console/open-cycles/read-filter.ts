import { ballHolders } from '../../domain/model.ts';
import { waitingHandoffs } from '../../domain/stalls/waiting-handoff.ts';
import type { OverviewFilter } from '../../reconcile/ports/overview.ts';
import type { Asked } from '../frame/page.ts';
import { pageNumber } from '../frame/paging.ts';

/** Which projects a list is about. */
export const shows = ['open', 'between', 'all'] as const;
export type ShownProjects = (typeof shows)[number];

/** What somebody narrowed a list to; an empty text or null narrows nothing. */
export interface Narrowing {
  readonly search: string;
  readonly handoff: (typeof waitingHandoffs)[number] | null;
  readonly waitingOn: (typeof ballHolders)[number] | null;
  readonly shown: ShownProjects;
  /** From 1. */
  readonly page: number;
}

export const rowsOnAPage = 50;
const longestSearch = 200;

/** What is not known among the values counts as not given: an address somebody kept still shows something. */
export function readNarrowing({ query }: Pick<Asked, 'query'>): Narrowing {
  return {
    search: (query['search'] ?? '').trim().slice(0, longestSearch),
    handoff: waitingHandoffs.find((each) => each === query['handoff']) ?? null,
    waitingOn: ballHolders.find((each) => each === query['on']) ?? null,
    shown: shows.find((each) => each === query['show']) ?? 'open',
    page: pageNumber(query['page']),
  };
}

/** Whether somebody asked for less, or for something else, than a list shows by itself. */
export function isNarrowed({ search, handoff, waitingOn, shown }: Narrowing): boolean {
  return search !== '' || handoff !== null || waitingOn !== null || shown !== 'open';
}

export function filterOf(
  { search, handoff, waitingOn, shown }: Narrowing,
  { isStalled }: { readonly isStalled: boolean },
): OverviewFilter {
  return {
    ...(search !== '' && { search }),
    ...(handoff !== null && { handoff }),
    ...(waitingOn !== null && { waitingOn }),
    ...(isStalled ? { isStalled } : shown !== 'all' && { isUnderWay: shown === 'open' }),
  };
}
