import type { CalendarDate, Instant } from '../../domain/model.ts';
import { refreshStatuses } from '../../domain/model.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import { statusOption } from '../mapping/project-mapping.ts';
import { has, hasNo, isOneOf, type SearchRequest } from './search-page.ts';
import { stageProperty } from '../mapping/ticket-mapping.ts';
import { midnightOf } from '../mapping/values.ts';

/** Projects that are due, in an open cycle, or whose "no" nobody has dealt with or taken back. */
export function openProjects(
  map: Pick<AccountMap, 'project' | 'projectTypeId'>,
  dateUpTo: CalendarDate,
): SearchRequest {
  const { status, refreshDate, declinedAt, kickoffSentAt } = map.project.properties;
  const active = refreshStatuses.filter((each) => each !== 'blank' && each !== 'no_refresh_requested');
  const declined = statusOption(map, 'no_refresh_requested');
  return {
    name: 'open projects',
    objectTypeId: map.projectTypeId,
    groups: [
      [{ propertyName: refreshDate, operator: 'LTE', value: midnightOf(dateUpTo) }],
      [
        isOneOf(
          status,
          active.map((each) => statusOption(map, each)),
        ),
      ],
      [isOneOf(status, [declined]), hasNo(declinedAt)],
      [has(declinedAt), hasNo(status)],
      [has(kickoffSentAt)],
    ],
  };
}

/**
 * Tickets in work that nobody queued or whose parts are all approved, ones with a revision flag, and ones in
 * Pending Approval that were never handed over or changed at or after `changedSince` (a search cannot compare
 * when they came in with when they were handed over). A stage's id tells its pipeline, and spares a filter.
 */
export function openTickets(map: AccountMap, changedSince: Instant): SearchRequest {
  const { properties, copyOptions, graphicsOptions } = map.ticket;
  const { queuedAt, revisionRequested, reviewRequestedAt, copyStatus, graphicsStatus } = properties;
  const { newId, inProgressId, pendingApprovalId } = map.pipeline;
  const inStage = (...stages: readonly string[]) => isOneOf(stageProperty, stages);
  const isApproved = (property: string, { approved, not_required }: typeof copyOptions) =>
    isOneOf(property, [approved, not_required]);
  return {
    name: 'open tickets',
    objectTypeId: objectTypes.ticket,
    groups: [
      [inStage(newId, inProgressId), hasNo(queuedAt)],
      [
        inStage(newId, inProgressId),
        isApproved(copyStatus, copyOptions),
        isApproved(graphicsStatus, graphicsOptions),
      ],
      [inStage(newId, inProgressId, pendingApprovalId), has(revisionRequested)],
      [inStage(pendingApprovalId), hasNo(reviewRequestedAt)],
      [
        inStage(pendingApprovalId),
        { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(changedSince) },
      ],
    ],
  };
}
