import { holdersOf } from '../holders.ts';
import type { BallHolder, Instant, Snapshot } from '../model.ts';
import type { Rules } from '../rules.ts';
import { situationOf, type Situation } from '../situation.ts';
import { stallOf, waitOf } from '../stalls/wait-of.ts';
import { waitingOn } from '../waiting-on.ts';
import { adSetsInView } from './ad-sets-in-view.ts';
import { looseTicketsOf } from './loose-tickets.ts';
import { missingThings } from './missing-things.ts';
import { nextStep } from './next-step.ts';
import type { Standing } from './standing.ts';
import { ticketStanding } from './ticket-standing.ts';

/**
 * Where a project's refresh stands at `now` (epoch ms), for people to read. Pure. Needs nothing of a snapshot
 * that a first look does not bring: notes, companies and the Implement task may be missing from it. Days are
 * counted in the account's time zone. Nothing here is promised: the next look at the record decides.
 */
export function describeStanding(snapshot: Snapshot, rules: Rules, now: Instant): Standing {
  const situation = situationOf(snapshot, rules, now);
  const { project, cycle, cadence } = situation;
  const holder = waitingOn(situation, {}, []);
  const wait = waitOf(situation);
  return {
    projectId: project.id,
    name: project.name,
    cycle,
    status: project.status,
    refreshDate: project.refreshDate,
    cadence,
    waitingOn: holder,
    waitingSince: wait?.since ?? null,
    stall: wait === null ? null : stallOf(wait, situation.now),
    waitingOnPeople: namesOf(situation, holder),
    next: nextStep(situation),
    adSets: adSetsInView(situation),
    looseTickets: looseTicketsOf(situation).map(ticketStanding),
    missing: missingThings(situation),
  };
}

function namesOf(situation: Situation, holder: BallHolder): readonly string[] {
  if (holder === 'nobody') return [];
  return holdersOf(situation, holder).flatMap(({ person }) => (person === null ? [] : [person.name]));
}
