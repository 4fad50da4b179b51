import type { Instant } from '../../domain/model.ts';
import type { FoundPage } from '../../reconcile/ports/account.ts';
import type { AccountMap } from '../account-map.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { has, searchPage } from './search-page.ts';

/** HubSpot's own; a record that is associated with another counts as changed or not, as HubSpot pleases. */
const modifiedProperty = 'hs_lastmodifieddate';

/**
 * A page of the projects with a status or a refresh date that changed at or after `since`.
 * @throws AccountError
 */
export function findChangedProjects(
  transport: HubSpotTransport,
  map: AccountMap,
  since: Instant,
  after: string | null,
): Promise<FoundPage> {
  const { status, refreshDate } = map.project.properties;
  const changed = { propertyName: modifiedProperty, operator: 'GTE', value: String(since) } as const;
  const request = {
    name: 'changed projects',
    objectTypeId: map.projectTypeId,
    groups: [
      [changed, has(refreshDate)],
      [changed, has(status)],
    ],
  };
  return searchPage(transport, request, after);
}
