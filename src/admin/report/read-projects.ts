import type { Instant } from '../../domain/model.ts';
import type { ProjectPast } from '../../domain/shadow-report/past.ts';
import type { AccountMap } from '../../hubspot/account-map.ts';
import { chunksOf } from '../../hubspot/chunks.ts';
import { readPasts } from '../../hubspot/reading/read-pasts.ts';
import { findChangedProjects } from '../../hubspot/reading/search-changed-projects.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import type { Progress } from '../operation.ts';

/** As many as HubSpot reads at once, so that no more than that is held in memory unread. */
const batchSize = 100;

/** Ids of the projects on the programme that changed since then, all pages of them. */
export async function idsOfChanged(
  transport: HubSpotTransport,
  map: AccountMap,
  since: Instant,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof findChangedProjects>> = await findChangedProjects(
      transport,
      map,
      since,
      after,
    );
    ids.push(...page.ids);
    ({ after } = page);
  } while (after !== null);
  return ids;
}

/**
 * The pasts of these projects, a batch at a time; null for a project that does not exist any more.
 * @throws AccountError
 */
export async function* pastsOf(
  transport: HubSpotTransport,
  map: AccountMap,
  projectIds: readonly string[],
  progress: Progress,
): AsyncGenerator<readonly [projectId: string, past: ProjectPast | null]> {
  let done = 0;
  progress(done, projectIds.length);
  for (const batch of chunksOf(projectIds, batchSize)) {
    const pasts = await readPasts(transport, map, batch);
    for (const id of batch) yield [id, pasts.get(id) ?? null];
    done += batch.length;
    progress(done, projectIds.length);
  }
}
