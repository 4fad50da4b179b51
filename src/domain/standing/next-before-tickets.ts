import { addDays, inWords } from '../calendar.ts';
import type { CalendarDate } from '../model.ts';
import type { Situation } from '../situation.ts';
import { handoverStep } from './next-with-tickets.ts';
import type { NextStep } from './standing.ts';

/** The status is blank, or still says No Refresh Requested from the cycle before. */
export function stepBeforeRequest(situation: Situation): NextStep {
  const { project, today, leadDays, rules } = situation;
  const { refreshDate } = project;
  const handover = handoverStep(situation);
  if (handover) return handover;
  if (refreshDate === null) return offTheProgramme;
  const firstDay = addDays(refreshDate, -leadDays);
  const isCuedAnyway = rules.automations.cueWithoutRequest && refreshDate <= today;
  if (isCuedAnyway && project.submissionCuedAt !== null) return submitTickets;
  if (today < firstDay || project.kickoffSentAt === null) return kickoff(situation, refreshDate, firstDay);
  return isCuedAnyway ? cue(situation, refreshDate) : talkToClient(situation, refreshDate);
}

/** The status is Refresh Request Submitted. */
export function stepOnceRequested(situation: Situation): NextStep {
  const { project, today } = situation;
  const handover = handoverStep(situation);
  if (handover) return handover;
  if (project.refreshDate === null) return setDate;
  const isCued = project.submissionCuedAt !== null && project.refreshDate <= today;
  return isCued ? submitTickets : cue(situation, project.refreshDate);
}

const offTheProgramme: NextStep = {
  handoff: null,
  by: 'nobody',
  on: null,
  what: 'The project is not on the programme; filling in Creative Refresh Date puts it on.',
};

const setDate: NextStep = {
  handoff: '2b requested',
  by: 'account_manager',
  on: null,
  what: 'The account manager fills in Creative Refresh Date, the day on which the SAS is asked for the tickets.',
};

const submitTickets: NextStep = {
  handoff: '4 tickets',
  by: 'sas',
  on: null,
  what: 'The SAS reads the notes on the project, adds the deliverable tickets and moves Creative Refresh Status to Deliverable Submitted.',
};

function kickoff(situation: Situation, refreshDate: CalendarDate, firstDay: CalendarDate): NextStep {
  const { today } = situation;
  const what = `the account manager is asked to talk to the client about the refresh of ${inWords(refreshDate)}.`;
  return firstDay < today
    ? { handoff: '1 kickoff', by: 'app', on: today, what: `The kickoff is due: ${what}` }
    : {
        handoff: '1 kickoff',
        by: 'app',
        on: firstDay,
        what: `On ${inWords(firstDay)}${fromHour(situation)} ${what}`,
      };
}

function cue(situation: Situation, refreshDate: CalendarDate): NextStep {
  const { today } = situation;
  const what = 'the SAS is asked to submit the deliverable tickets.';
  return refreshDate < today
    ? { handoff: '3 submission cue', by: 'app', on: today, what: `The refresh date has passed: ${what}` }
    : {
        handoff: '3 submission cue',
        by: 'app',
        on: refreshDate,
        what: `On ${inWords(refreshDate)}${fromHour(situation)} ${what}`,
      };
}

/** At midnight nobody needs to be told an hour. */
function fromHour({ rules }: Situation): string {
  const { hour } = rules.sweep;
  return hour === 0 ? '' : `, from ${hour}:00 on,`;
}

function talkToClient({ rules, today }: Situation, refreshDate: CalendarDate): NextStep {
  const date = inWords(refreshDate);
  const asked = rules.automations.cueWithoutRequest
    ? `on ${date} even if no request is logged`
    : refreshDate > today
      ? `on ${date} if the request is logged by then`
      : 'as soon as the request is logged';
  return {
    handoff: '2b requested',
    by: 'account_manager',
    on: null,
    what: `The account manager talks to the client, logs the conversation as a note and moves Creative Refresh Status to Refresh Request Submitted or No Refresh Requested; the SAS is asked for the tickets ${asked}.`,
  };
}
