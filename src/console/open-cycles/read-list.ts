import type { OverviewCounts, OverviewPage } from '../../reconcile/ports/overview.ts';
import type { Asked } from '../frame/page.ts';
import { pagesOf } from '../frame/paging.ts';
import type { ConsoleSurroundings } from '../frame/surroundings.ts';
import { filterOf, readNarrowing, rowsOnAPage, type Narrowing } from './read-filter.ts';

/** A page of projects, and how many there are of each sort. */
export interface ProjectList extends OverviewPage {
  readonly narrowing: Narrowing;
  readonly counts: OverviewCounts;
}

/** Two questions to the store, however many projects there are. Beyond the last page it is the last. */
export async function readList(
  { store, clock }: Pick<ConsoleSurroundings, 'store' | 'clock'>,
  asked: Asked,
  { isStalled }: { readonly isStalled: boolean },
): Promise<ProjectList> {
  const now = clock.now();
  const narrowing = readNarrowing(asked);
  const listOf = (page: number) =>
    store.overview.list(filterOf(narrowing, { isStalled }), {
      offset: (page - 1) * rowsOnAPage,
      limit: rowsOnAPage,
      now,
    });
  const [wanted, counts] = await Promise.all([listOf(narrowing.page), store.overview.counts(now)]);
  const page = Math.min(narrowing.page, pagesOf(wanted.total, rowsOnAPage));
  const list = page === narrowing.page ? wanted : await listOf(page);
  return { ...list, narrowing: { ...narrowing, page }, counts };
}
