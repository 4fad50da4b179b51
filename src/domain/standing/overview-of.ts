import type { Handoff } from '../decision.ts';
import { holdersOf } from '../holders.ts';
import type { CalendarDate, Instant, Snapshot } from '../model.ts';
import type { Rules } from '../rules.ts';
import { situationOf, type Situation } from '../situation.ts';
import { waitOf } from '../stalls/wait-of.ts';
import { foreseenHandoffs } from './foreseen.ts';
import type { ProjectOverview } from './overview.ts';

/**
 * One line about a project at `now` (epoch ms); null: it is not on the programme, having neither a refresh date nor
 * anything under way. Pure. Needs nothing of a snapshot that a first look does not bring. Days are counted in the
 * account's time zone.
 */
export function overviewOf(snapshot: Snapshot, rules: Rules, now: Instant): ProjectOverview | null {
  const situation = situationOf(snapshot, rules, now);
  const { project, cycle } = situation;
  const wait = waitOf(situation);
  const isUnderWay = wait !== null || isBegun(situation);
  if (project.refreshDate === null && !isUnderWay) return null;
  return {
    projectId: project.id,
    objectTypeId: project.objectTypeId,
    name: project.name,
    cycle,
    status: project.status,
    isUnderWay,
    handoff: wait?.handoff ?? null,
    waitingOn: wait?.holder ?? 'nobody',
    people: wait === null ? [] : namesOf(situation, wait.holder),
    waitingSince: wait?.since ?? null,
    limit: wait?.limit ?? null,
    stallsAt: wait?.stallsAt ?? null,
    kickoffOn: dayOf(situation, '1 kickoff'),
    submissionOn: dayOf(situation, '3 submission cue'),
    refreshOn: project.refreshDate,
  };
}

/** Something of the cycle has happened, and its end has not. */
function isBegun({ project }: Situation): boolean {
  switch (project.status) {
    case 'blank':
      return project.kickoffSentAt !== null;
    case 'no_refresh_requested':
      return false;
    case 'refresh_request_submitted':
    case 'deliverable_submitted':
    case 'creatives_pending_approval':
    case 'creatives_completed_and_approved':
    case 'creatives_implemented':
    case 'unrecognised':
      return true;
  }
}

function namesOf(situation: Situation, holder: Parameters<typeof holdersOf>[1]): readonly string[] {
  const names = holdersOf(situation, holder).flatMap(({ person }) => (person === null ? [] : [person.name]));
  return [...new Set(names)];
}

/** Later than any refresh. */
const endOfTime = '9999-12-31';

function dayOf(situation: Situation, handoff: Handoff): CalendarDate | null {
  const coming = foreseenHandoffs(situation, endOfTime).find((each) => each.handoff === handoff);
  return coming?.on ?? null;
}
