import { addBusinessDays, instantOfHour, todayIn } from '../calendar.ts';
import type { BallHolder, CreativeProject, Instant } from '../model.ts';
import type { Situation } from '../situation.ts';
import { waitingOn } from '../waiting-on.ts';
import { limitOf, type WaitingHandoff } from './waiting-handoff.ts';

/** A handoff that waits for the next move of whoever has received it. */
export interface Wait {
  readonly handoff: WaitingHandoff;
  readonly holder: Holder;
  /** null: nobody noted since when. */
  readonly since: Instant | null;
  /** In business days. */
  readonly limit: number;
  /** From then on it is stalled: the beginning of the day, in the account's time zone, with which the limit is reached. */
  readonly stallsAt: Instant | null;
}

type Holder = Exclude<BallHolder, 'nobody'>;

const whoever = (handoff: WaitingHandoff) => ({
  account_manager: handoff,
  sas: handoff,
  creative_team: handoff,
});

/** By the status and whoever holds the ball; where a status is missing a holder, nobody waits in it. */
const handoffs: Readonly<
  Record<CreativeProject['status'], Readonly<Partial<Record<Holder, WaitingHandoff>>>>
> = {
  blank: { ...whoever('1 kickoff'), sas: '3 submission cue' },
  refresh_request_submitted: { ...whoever('2b requested'), sas: '3 submission cue' },
  no_refresh_requested: {},
  deliverable_submitted: whoever('4 tickets'),
  creatives_pending_approval: { ...whoever('5 review'), creative_team: '6 revisions' },
  creatives_completed_and_approved: whoever('7 approval'),
  creatives_implemented: {},
  unrecognised: {},
};

/** What the project waits for; null: it waits on nobody. */
export function waitOf(situation: Situation): Wait | null {
  const { project, rules } = situation;
  const holder = waitingOn(situation, {}, []);
  const handoff = holder === 'nobody' ? undefined : handoffs[project.status][holder];
  if (holder === 'nobody' || handoff === undefined) return null;
  const since = holder === project.waitingOn ? project.waitingSince : null;
  const limit = limitOf(handoff, rules.stalls.limits);
  return {
    handoff,
    holder,
    since,
    limit,
    stallsAt: since === null ? null : stallingInstant(situation, since, limit),
  };
}

/** How far it is stalled at `now`; null: it is not. */
export function stallOf({ stallsAt, limit }: Wait, now: Instant): { since: Instant; limit: number } | null {
  return stallsAt !== null && stallsAt <= now ? { since: stallsAt, limit } : null;
}

function stallingInstant({ rules, snapshot }: Situation, since: Instant, limit: number): Instant {
  const { timeZone } = snapshot.account;
  const day = addBusinessDays(todayIn(timeZone, since), limit, rules.holidays);
  return instantOfHour(day, 0, timeZone);
}
