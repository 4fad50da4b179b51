import { addBusinessDays, instantOfHour, todayIn } from '../calendar.ts';
import type { BallHolder, Instant } from '../model.ts';
import type { Situation } from '../situation.ts';
import { waitingOn } from '../waiting-on.ts';
import { limitOf, type WaitingHandoff } from './waiting-handoff.ts';

/** A handoff that waits for the next move of whoever has received it. */
export interface Wait {
  readonly handoff: WaitingHandoff;
  readonly holder: Exclude<BallHolder, 'nobody'>;
  /** null: nobody noted since when. */
  readonly since: Instant | null;
  /** In business days. */
  readonly limit: number;
  /** From then on it is stalled: the beginning of the day, in the account's time zone, with which the limit is reached. */
  readonly stallsAt: Instant | null;
}

/** What the project waits for; null: it waits on nobody. */
export function waitOf(situation: Situation): Wait | null {
  const { project, rules } = situation;
  const holder = waitingOn(situation, {}, []);
  if (holder === 'nobody') return null;
  const handoff = handoffOf(situation, holder);
  if (handoff === null) return null;
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

function handoffOf({ project }: Situation, holder: Exclude<BallHolder, 'nobody'>): WaitingHandoff | null {
  switch (project.status) {
    case 'blank':
      return holder === 'sas' ? '3 submission cue' : '1 kickoff';
    case 'refresh_request_submitted':
      return holder === 'sas' ? '3 submission cue' : '2b requested';
    case 'deliverable_submitted':
      return '4 tickets';
    case 'creatives_pending_approval':
      return holder === 'creative_team' ? '6 revisions' : '5 review';
    case 'creatives_completed_and_approved':
      return '7 approval';
    case 'no_refresh_requested':
    case 'creatives_implemented':
    case 'unrecognised':
      return null;
  }
}

function stallingInstant({ rules, snapshot }: Situation, since: Instant, limit: number): Instant {
  const { timeZone } = snapshot.account;
  const day = addBusinessDays(todayIn(timeZone, since), limit, rules.holidays);
  return instantOfHour(day, 0, timeZone);
}
