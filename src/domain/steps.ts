import type { Handoff } from './decision.ts';
import { passOnAdLabLink } from './handoffs/adlab-link.ts';
import { approval } from './handoffs/approval.ts';
import { close } from './handoffs/close.ts';
import { closeTickets } from './handoffs/close-tickets.ts';
import { declineUndone } from './handoffs/decline-undone.ts';
import { declined } from './handoffs/declined.ts';
import { extendTurnaround } from './handoffs/extended-turnaround.ts';
import { implementationDone } from './handoffs/implementation-done.ts';
import { kickoff } from './handoffs/kickoff.ts';
import { layAside } from './handoffs/lay-aside.ts';
import { mendPlacement } from './handoffs/placement.ts';
import { askForQualityCheck } from './handoffs/quality-check.ts';
import { moveReadyTickets } from './handoffs/ready-tickets.ts';
import { requested } from './handoffs/requested.ts';
import { review } from './handoffs/review.ts';
import { revisions } from './handoffs/revisions.ts';
import { submissionCue } from './handoffs/submission-cue.ts';
import { queueTickets } from './handoffs/tickets.ts';
import type { Outcome } from './outcome.ts';
import type { Situation } from './situation.ts';

/** What one handoff makes of a situation. The close brings its confirmation (handoff 9) along. */
export interface Step {
  readonly handoff: Handoff;
  readonly outcome: Outcome;
}

/** What every handoff makes of the situation, in the order in which they are merged. */
export function stepsOf(situation: Situation): readonly Step[] {
  const alone = stepStandingAlone(situation);
  return alone === null ? stepsSideBySide(situation) : [alone];
}

/** The end of a cycle and its undoing stand alone; the next look decides the rest from what they leave. */
export function stepStandingAlone(situation: Situation): Step | null {
  const step = (handoff: Handoff, outcome: Outcome | null) => outcome && { handoff, outcome };
  return (
    step('8 close', close(situation)) ??
    step('2a declined', declined(situation)) ??
    step('2a declined', declineUndone(situation)) ??
    step('8 close', implementationDone(situation))
  );
}

/** The handoffs of a running cycle. */
export function stepsSideBySide(situation: Situation): readonly Step[] {
  return [
    { handoff: '1 kickoff', outcome: kickoff(situation) },
    { handoff: '2b requested', outcome: requested(situation) },
    { handoff: '3 submission cue', outcome: submissionCue(situation) },
    { handoff: '4 tickets', outcome: queueTickets(situation) },
    { handoff: '4 tickets', outcome: extendTurnaround(situation) },
    { handoff: '4 tickets', outcome: moveReadyTickets(situation) },
    { handoff: '2a declined', outcome: layAside(situation) },
    { handoff: '4 tickets', outcome: mendPlacement(situation) },
    { handoff: '4 tickets', outcome: askForQualityCheck(situation) },
    { handoff: '5 review', outcome: review(situation) },
    { handoff: '5 review', outcome: passOnAdLabLink(situation) },
    { handoff: '6 revisions', outcome: revisions(situation) },
    { handoff: '7 approval', outcome: approval(situation) },
    { handoff: '8 close', outcome: closeTickets(situation) },
    { handoff: 'upkeep', outcome: { warnings: situation.cadence.warnings } },
  ];
}
