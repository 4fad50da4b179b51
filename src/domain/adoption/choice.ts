import { instantOfHour } from '../calendar.ts';
import { notHandedOver, arrivalOf } from '../ad-sets.ts';
import type { Handoff } from '../decision.ts';
import { moveReadyTickets } from '../handoffs/ready-tickets.ts';
import { remind } from '../handoffs/reminder.ts';
import type { Instant } from '../model.ts';
import { kickoffDayOf, type Situation } from '../situation.ts';
import { stepsSideBySide, stepStandingAlone, type Step } from '../steps.ts';
import { takeAsQueued } from './take-as-queued.ts';

/**
 * What becomes of a handoff that is due when the app begins to act.
 * - `adopt`: taken as done, nobody is told.
 * - `older`: adopted unless it has become due today.
 * - `fire`: told, as always.
 */
export type Choice = 'adopt' | 'older' | 'fire';

/** What is adopted, and of what. A handoff that is not named fires. */
export interface Selection {
  readonly choices: Readonly<Partial<Record<Handoff, Choice>>>;
  /** What came about at or after this instant is not "due today": the adoption itself moves tickets. */
  readonly before: Instant;
}

/** The handoffs an admin chooses about; the missing date (2b) and the confirmation (9) go with their neighbours. */
export const adoptable = [
  '1 kickoff',
  '2a declined',
  '2b requested',
  '3 submission cue',
  '4 tickets',
  '5 review',
  '6 revisions',
  '7 approval',
  '8 close',
  'upkeep',
] as const satisfies readonly Handoff[];

type Choices = Selection['choices'];

/** The steps that are adopted of a situation, each made of that part of the situation only which is adopted. */
export function adoptedSteps(situation: Situation, { choices, before }: Selection): readonly Step[] {
  const from = stepsBeforeToday(situation, before, choices);
  return adoptable.flatMap((handoff) => {
    const choice = choices[handoff] ?? 'fire';
    if (choice === 'fire') return [];
    const steps = choice === 'adopt' ? from.all : olderSteps(situation, handoff, from);
    return steps.filter((step) => step.handoff === handoff);
  });
}

interface StepsByAge {
  readonly all: readonly Step[];
  readonly ofOldTickets: readonly Step[];
  readonly ofOldSets: readonly Step[];
}

/** Where nothing came about today, as on nearly every project, the steps are the same three times. */
function stepsBeforeToday(situation: Situation, before: Instant, choices: Choices): StepsByAge {
  const begins = beginOfToday(situation);
  const isOfToday = (instant: Instant) => instant >= begins && instant < before;
  const tickets = situation.tickets.filter(({ createdAt }) => !isOfToday(createdAt));
  const adSets = situation.adSets.filter(
    (set) => !notHandedOver(set).some((ticket) => isOfToday(arrivalOf(ticket))),
  );
  const all = allSteps(situation, choices);
  const areTicketsOld = tickets.length === situation.tickets.length;
  const areSetsOld = areTicketsOld && adSets.length === situation.adSets.length;
  const ofOldTickets = { ...situation, tickets };
  return {
    all,
    ofOldTickets: areTicketsOld ? all : allSteps(ofOldTickets, choices),
    // A ticket of today must not be moved on with the older ones: it would complete its ad set, and nobody would hear.
    ofOldSets: areSetsOld ? all : allSteps({ ...situation, adSets }, choices, ofOldTickets),
  };
}

/**
 * A close or decline that is to fire later must not keep the tickets of its cycle from being adopted now. The tickets
 * of `towards` are moved on towards a review.
 */
function allSteps(situation: Situation, choices: Choices, towards = situation): readonly Step[] {
  const alone = stepStandingAlone(situation);
  if (alone !== null && isAdopted(choices, alone.handoff)) return [alone];
  const movedOn = stepsTowardsReview(towards, choices);
  const worked: Step = { handoff: '4 tickets', outcome: takeAsQueued(situation) };
  const sideBySide = [...stepsSideBySide(situation), worked];
  if (alone !== null) return [...sideBySide.filter(({ handoff }) => ofTickets.has(handoff)), ...movedOn];
  return [...sideBySide, { handoff: 'upkeep', outcome: remind(situation) }, ...movedOn];
}

const ofTickets: ReadonlySet<Handoff> = new Set(['4 tickets', '5 review', '6 revisions']);

/** Moving finished tickets on completes ad sets: it must not be left for later where these are adopted now. */
function stepsTowardsReview(situation: Situation, choices: Choices): readonly Step[] {
  return isAdopted(choices, '4 tickets')
    ? []
    : [{ handoff: '5 review', outcome: moveReadyTickets(situation) }];
}

function isAdopted(choices: Choices, handoff: Handoff): boolean {
  return (choices[handoff] ?? 'fire') !== 'fire';
}

/** Where nothing tells since when it is due, it counts as older. */
function olderSteps(situation: Situation, handoff: Handoff, from: StepsByAge): readonly Step[] {
  const { project, today } = situation;
  switch (handoff) {
    case '1 kickoff':
      return kickoffDayOf(situation) === today ? [] : from.all;
    case '3 submission cue':
      return project.refreshDate === today ? [] : from.all;
    case '4 tickets':
      return from.ofOldTickets;
    case '5 review':
      return from.ofOldSets;
    case '2a declined':
    case '2b requested':
    case '6 revisions':
    case '7 approval':
    case '8 close':
    case '9 confirmation':
    case 'upkeep':
      return from.all;
  }
}

function beginOfToday({ today, snapshot }: Situation): Instant {
  return instantOfHour(today, 0, snapshot.account.timeZone);
}
