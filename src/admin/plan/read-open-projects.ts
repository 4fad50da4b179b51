import type { CalendarDate, CreativeProject } from '../../domain/model.ts';
import type { AccountReader } from '../../reconcile/ports/account.ts';
import type { Progress } from '../operation.ts';

/**
 * All projects with a refresh date up to that day or in an open cycle, page by page, without their tickets.
 * @throws AccountError
 */
export async function* readOpenProjects(
  reader: Pick<AccountReader, 'findOpenProjects' | 'readProjectRecords'>,
  dateUpTo: CalendarDate,
  progress: Progress,
): AsyncGenerator<readonly CreativeProject[]> {
  let done = 0;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof reader.findOpenProjects>> = await reader.findOpenProjects({
      dateUpTo,
      after,
    });
    // A search does not say how much is left: there is at least one page more where it goes on.
    progress(done, done + page.ids.length * (page.after === null ? 1 : 2));
    yield [...(await reader.readProjectRecords(page.ids)).values()];
    done += page.ids.length;
    progress(done, page.after === null ? done : done + page.ids.length);
    after = page.after;
  } while (after !== null);
}
