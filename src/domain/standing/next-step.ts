import { inWords } from '../calendar.ts';
import { dateAfterDecline } from '../cadence.ts';
import type { CalendarDate } from '../model.ts';
import type { Situation } from '../situation.ts';
import { stepBeforeRequest, stepOnceRequested } from './next-before-tickets.ts';
import { stepOnceApproved } from './next-once-approved.ts';
import { stepInReview, stepWithTickets } from './next-with-tickets.ts';
import type { NextStep } from './standing.ts';

/** What happens next if everybody does their part, and nobody moves anything back. */
export function nextStep(situation: Situation): NextStep {
  const { project, today } = situation;
  switch (project.status) {
    case 'unrecognised':
      return {
        handoff: null,
        by: 'nobody',
        on: null,
        what: 'Nothing happens until somebody moves Creative Refresh Status to a known option or an admin maps this one in the settings.',
      };
    case 'creatives_implemented':
      return {
        handoff: '8 close',
        by: 'app',
        on: today,
        what: 'The app closes the cycle: it sets the next refresh date and empties the status.',
      };
    case 'no_refresh_requested':
      return project.declinedAt === null ? reschedule(situation) : stepBeforeRequest(situation);
    case 'blank':
    case 'refresh_request_submitted':
    case 'deliverable_submitted':
    case 'creatives_pending_approval':
    case 'creatives_completed_and_approved':
      return project.declinedAt === null ? steps[project.status](situation) : declineTakenBack(today);
  }
}

const steps = {
  blank: stepBeforeRequest,
  refresh_request_submitted: stepOnceRequested,
  deliverable_submitted: stepWithTickets,
  creatives_pending_approval: stepInReview,
  creatives_completed_and_approved: stepOnceApproved,
};

function reschedule({ project, today, cadence, rules }: Situation): NextStep {
  const date = dateAfterDecline(project.refreshDate, today, cadence, rules);
  return {
    handoff: '2a declined',
    by: 'app',
    on: today,
    what: `The client declined, so the app moves the refresh date to ${inWords(date)} and begins the next cycle.`,
  };
}

function declineTakenBack(today: CalendarDate): NextStep {
  return {
    handoff: '2a declined',
    by: 'app',
    on: today,
    what: 'The client changed their mind, so the app takes up again what was laid aside and restores the refresh date unless somebody has set another.',
  };
}
