import type { OverviewCounts, OverviewPage } from '../../reconcile/ports/overview.ts';
import type { Asked } from '../frame/page.ts';
import type { ConsoleSurroundings } from '../frame/surroundings.ts';
import { filterOf, readNarrowing, rowsOnAPage, type Narrowing } from './read-filter.ts';

/** A page of projects, and how many there are of each sort. */
export interface ProjectList extends OverviewPage {
  readonly narrowing: Narrowing;
  readonly counts: OverviewCounts;
}

/** Two questions to the store, however many projects there are. */
export async function readList(
  { store, clock }: Pick<ConsoleSurroundings, 'store' | 'clock'>,
  asked: Asked,
  { isStalled }: { readonly isStalled: boolean },
): Promise<ProjectList> {
  const now = clock.now();
  const narrowing = readNarrowing(asked);
  const offset = (narrowing.page - 1) * rowsOnAPage;
  const [page, counts] = await Promise.all([
    store.overview.list(filterOf(narrowing, { isStalled }), { offset, limit: rowsOnAPage, now }),
    store.overview.counts(now),
  ]);
  return { ...page, narrowing, counts };
}
