import type { CreateTask, Decision, Handoff, ProjectChange, SendEmail } from '../decision.ts';
import { decisionOf } from '../decision-of.ts';
import type { Instant, Snapshot } from '../model.ts';
import { together, type Outcome, type ProposedChange } from '../outcome.ts';
import type { Rules } from '../rules.ts';
import { kickoffDayOf, situationOf, type Situation } from '../situation.ts';
import { adoptedSteps, type Selection } from './choice.ts';
import { withoutTexts } from './without-texts.ts';

/** Why nobody was told: what is written to the history. */
export const beforeGoingLive = 'Adopted, not announced: it was so before the app went live.';
export const droppedByAdmin = 'Dropped by an admin, not announced.';

export interface AdoptionRequest extends Selection {
  /** One sentence, put before the reasons of everything that is adopted. */
  readonly because: string;
  /** Whether a task made by hand stands in for the Implement task, which is then not created but bound. */
  readonly hasImplementTask: boolean;
}

/** What is due, taken as done. */
export interface Adoption {
  /** Stamps, and changes of tasks that are there already; nobody gets a task or an email. */
  readonly decision: Decision;
  /** What is not issued, now or ever: its keys are to be noted as dealt with. */
  readonly untold: readonly (CreateTask | SendEmail)[];
}

/**
 * Takes the chosen handoffs that are due as done: the records are stamped as if they had fired, and nobody hears
 * of them. The rest is left to the decisions that follow. What people set themselves stays: the status is not
 * moved by an ad set that was complete before, and a date that lies beyond the lead (somebody has scheduled the
 * next refresh already), or none at all, is kept. Pure; repeat it on what it leaves until it has nothing to do.
 * @throws TypeError where the decision still needs the Implement task; nothing else has to be read for it
 */
export function adopt(snapshot: Snapshot, rules: Rules, now: Instant, request: AdoptionRequest): Adoption {
  const situation = situationOf(withoutTexts(snapshot), rules, now);
  if (situation.project.status === 'unrecognised') return { decision: nothingIn(situation), untold: [] };
  const steps = adoptedSteps(situation, request);
  // Taking what is not known for nothing would tell people what they were never to hear.
  if (steps.some(({ outcome }) => (outcome.needs ?? []).length > 0))
    throw new TypeError('An adoption needs the Implement task of the project');
  const silent = together(steps.map(({ handoff, outcome }) => silence(situation, handoff, outcome, request)));
  const decision = decisionOf(situation, { ...silent, needs: [] });
  const untold = steps.flatMap(({ outcome }) => [...(outcome.tasks ?? []), ...(outcome.emails ?? [])]);
  if (decision.effects.length === 0 && untold.length === 0) {
    return { decision: nothingIn(situation), untold: [] };
  }
  return { decision: { ...decision, lookAgain: true }, untold };
}

function nothingIn(situation: Situation): Decision {
  return { ...decisionOf(situation, {}), effects: [] };
}

/** The outcome without what it would tell people, and without what people have done themselves. */
function silence(
  situation: Situation,
  handoff: Handoff,
  outcome: Outcome,
  request: AdoptionRequest,
): Outcome {
  const { because } = request;
  const project = outcome.project && kept(situation, handoff, outcome.project, request);
  return {
    taskChanges: outcome.taskChanges ?? [],
    ...(project && Object.keys(project.change).length > 0 && { project: saying(because, project) }),
    tickets: (outcome.tickets ?? []).map((ticket) => saying(because, ticket)),
    fired: (outcome.fired ?? []).map((fired) => saying(because, fired)),
    stamps: outcome.stamps ?? false,
  };
}

function saying<Told extends { readonly reason: string }>(because: string, told: Told): Told {
  return { ...told, reason: `${because} ${told.reason}` };
}

function kept(
  situation: Situation,
  handoff: Handoff,
  proposed: ProposedChange<ProjectChange>,
  { hasImplementTask }: AdoptionRequest,
): ProposedChange<ProjectChange> {
  const { status, refreshDate, implementationTaskId, ...rest } = proposed.change;
  const keepsStatus = handoff === '5 review';
  const keepsDate = endsCycle(situation) && isScheduled(situation);
  return {
    ...proposed,
    change: {
      ...rest,
      ...(status !== undefined && !keepsStatus && { status }),
      ...(refreshDate !== undefined && !keepsDate && { refreshDate }),
      ...(implementationTaskId !== undefined &&
        (implementationTaskId === null || hasImplementTask) && { implementationTaskId }),
    },
  };
}

function endsCycle({ project }: Situation): boolean {
  return project.status === 'creatives_implemented' || project.status === 'no_refresh_requested';
}

/** People have dealt with the date: it lies beyond the lead, or they have taken it off. */
function isScheduled(situation: Situation): boolean {
  const kickoffDay = kickoffDayOf(situation);
  return kickoffDay === null || kickoffDay > situation.today;
}
