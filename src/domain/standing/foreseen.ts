import { addDays, inWords } from '../calendar.ts';
import { dateAfterDecline } from '../cadence.ts';
import type { Handoff } from '../decision.ts';
import { isSameCloseAgain } from '../handoffs/close.ts';
import { dateOnceUndone } from '../handoffs/decline-undone.ts';
import type { CalendarDate } from '../model.ts';
import { accountManagerOf, sasOf, type Addressee } from '../people.ts';
import type { Situation } from '../situation.ts';

/** A handoff that comes by itself on a day. */
export interface ForeseenHandoff {
  readonly on: CalendarDate;
  readonly handoff: Handoff;
  /** False: only if people do their part by then; `what` says which. */
  readonly isCertain: boolean;
  /** The name of who is asked; null: nobody is, or nobody could be found. */
  readonly whom: string | null;
  /** One sentence. */
  readonly what: string;
}

/**
 * What the dates and the status of a project bring by themselves from today up to the day `until`, if nobody
 * changes either. What is overdue comes today. Of the tickets nothing is foreseen: they move when people move
 * them. Needs of the situation's snapshot the project, the people and the account; of its tickets only whether one is
 * in work already where Creatives Implemented is set twice within a day: that closes a second cycle then.
 */
export function foreseenHandoffs(situation: Situation, until: CalendarDate): readonly ForeseenHandoff[] {
  return comingOf(situation).filter(({ on }) => on <= until);
}

function comingOf(situation: Situation): readonly ForeseenHandoff[] {
  const { project, today, cadence, rules } = situation;
  const { refreshDate, declinedAt } = project;
  if (declinedAt !== null && isDeclineUndone(situation)) {
    const date = dateOnceUndone(situation, declinedAt);
    const laterOn = { ...situation, project: { ...project, refreshDate: date, declinedAt: null } };
    return [
      own(situation, '2a declined', 'The client changed their mind: what was laid aside is taken up again.'),
      ...comingOf(laterOn),
    ];
  }
  switch (project.status) {
    case 'blank':
      return refreshDate === null
        ? []
        : [...kickoffs(situation, refreshDate), ...cues(situation, refreshDate)];
    case 'no_refresh_requested': {
      if (declinedAt !== null)
        return refreshDate === null
          ? []
          : [...kickoffs(situation, refreshDate), ...cues(situation, refreshDate)];
      const next = dateAfterDecline(refreshDate, today, cadence, rules);
      return [
        own(situation, '2a declined', `The refresh is put off to ${inWords(next)}: the client declined.`),
        ...nextCycle(situation, next),
      ];
    }
    case 'refresh_request_submitted':
      return refreshDate === null ? [] : cues(situation, refreshDate);
    case 'creatives_completed_and_approved':
      return project.implementationCuedAt === null
        ? [asking(situation, '7 approval', sasOf(situation), 'is asked to implement the approved creatives.')]
        : [];
    case 'creatives_implemented': {
      if (isSameCloseAgain(situation))
        return [
          own(situation, '8 close', 'The cycle has just been closed: only the status is blanked again.'),
          ...comingOf({ ...situation, project: { ...project, status: 'blank' } }),
        ];
      const next = addDays(today, cadence.days);
      return [
        own(situation, '8 close', `The cycle is closed; the next refresh is on ${inWords(next)}.`),
        ...nextCycle(situation, next),
      ];
    }
    case 'deliverable_submitted':
    case 'creatives_pending_approval':
    case 'unrecognised':
      return [];
  }
}

/** An implemented refresh is closed whatever was declined before, and of an unknown status nobody knows anything. */
function isDeclineUndone({ project: { status } }: Situation): boolean {
  return status !== 'no_refresh_requested' && status !== 'creatives_implemented' && status !== 'unrecognised';
}

/** What the date of a cycle brings that begins today. */
function nextCycle(situation: Situation, refreshDate: CalendarDate): readonly ForeseenHandoff[] {
  const isCertain = situation.rules.automations.cueWithoutRequest;
  return [kickoffOf(situation, refreshDate), cueOf(situation, refreshDate, isCertain)];
}

/** None where it has been sent and its day has not been moved away. */
function kickoffs(situation: Situation, refreshDate: CalendarDate): readonly ForeseenHandoff[] {
  const { project, today, leadDays } = situation;
  const isAhead = today < addDays(refreshDate, -leadDays);
  return isAhead || project.kickoffSentAt === null ? [kickoffOf(situation, refreshDate)] : [];
}

function kickoffOf(situation: Situation, refreshDate: CalendarDate): ForeseenHandoff {
  const { today, leadDays } = situation;
  const firstDay = addDays(refreshDate, -leadDays);
  return {
    on: firstDay < today ? today : firstDay,
    handoff: '1 kickoff',
    isCertain: true,
    whom: accountManagerOf(situation).person?.name ?? null,
    what: `The account manager is asked to talk to the client about the refresh of ${inWords(refreshDate)}${late(firstDay, today)}.`,
  };
}

/** A blank status on the date cues nobody, unless the settings say otherwise; and what is past waits for people. */
function cues(situation: Situation, refreshDate: CalendarDate): readonly ForeseenHandoff[] {
  const { project, today, rules } = situation;
  const isPast = refreshDate <= today;
  const isCertain = project.status === 'refresh_request_submitted' || rules.automations.cueWithoutRequest;
  if (isPast && (project.submissionCuedAt !== null || !isCertain)) return [];
  return [cueOf(situation, refreshDate, isCertain)];
}

function cueOf(situation: Situation, refreshDate: CalendarDate, isCertain: boolean): ForeseenHandoff {
  const { today } = situation;
  const condition = isCertain ? '' : ', if the request is logged by then';
  return {
    on: refreshDate < today ? today : refreshDate,
    handoff: '3 submission cue',
    isCertain,
    whom: sasOf(situation).person?.name ?? null,
    what: `The SAS is asked to submit the deliverable tickets${condition}${late(refreshDate, today)}.`,
  };
}

function late(due: CalendarDate, today: CalendarDate): string {
  return due < today ? `; it was due on ${inWords(due)}` : '';
}

function own({ today }: Situation, handoff: Handoff, what: string): ForeseenHandoff {
  return { on: today, handoff, isCertain: true, whom: null, what };
}

function asking(
  { today }: Situation,
  handoff: Handoff,
  { role, person }: Addressee,
  what: string,
): ForeseenHandoff {
  return { on: today, handoff, isCertain: true, whom: person?.name ?? null, what: `The ${role} ${what}` };
}
