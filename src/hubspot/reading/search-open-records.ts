import type { CalendarDate } from '../../domain/model.ts';
import { refreshStatuses } from '../../domain/model.ts';
import { type AccountMap, objectTypes } from '../account-map.ts';
import { statusOption } from '../mapping/project-mapping.ts';
import { type Filter, has, hasNo, isOneOf, type SearchRequest } from './search-page.ts';
import { pipelineProperty, stageProperty } from '../mapping/ticket-mapping.ts';
import { midnightOf } from '../mapping/values.ts';

/** Projects that are due, in an open cycle, or whose "no" nobody has dealt with or taken back. */
export function openProjects(map: AccountMap, dateUpTo: CalendarDate): SearchRequest {
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

/** Tickets in work that nobody queued, ones with a revision flag, and ones never handed over for review. */
export function openTickets(map: AccountMap): SearchRequest {
  const { queuedAt, revisionRequested, reviewRequestedAt } = map.ticket.properties;
  const { id, newId, inProgressId, pendingApprovalId } = map.pipeline;
  const inPipeline: Filter = { propertyName: pipelineProperty, operator: 'EQ', value: id };
  const inStage = (...stages: readonly string[]) => isOneOf(stageProperty, stages);
  return {
    name: 'open tickets',
    objectTypeId: objectTypes.ticket,
    groups: [
      [inPipeline, inStage(newId, inProgressId), hasNo(queuedAt)],
      [inPipeline, inStage(newId, inProgressId, pendingApprovalId), has(revisionRequested)],
      [inPipeline, inStage(pendingApprovalId), hasNo(reviewRequestedAt)],
    ],
  };
}
