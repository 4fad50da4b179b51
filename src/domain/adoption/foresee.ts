import { todayIn } from '../calendar.ts';
import { arrivalOf, notHandedOver } from '../ad-sets.ts';
import { decide } from '../decide.ts';
import type { CreateTask, Handoff, SendEmail } from '../decision.ts';
import type { CalendarDate, Instant, Snapshot } from '../model.ts';
import type { Rules } from '../rules.ts';
import { kickoffDayOf, situationOf, type Situation } from '../situation.ts';
import { adopt, type AdoptionRequest } from './adopt.ts';
import { carryOut } from './carry-out.ts';
import { withoutTexts } from './without-texts.ts';

/** A task or an email that is due when the app begins to act. */
export interface Announcement {
  readonly handoff: Handoff;
  readonly kind: (CreateTask | SendEmail)['kind'];
  readonly key: string;
  /** The day since when it is due; null: nothing tells. */
  readonly since: CalendarDate | null;
}

/** What would happen to one project if the app began to act now. */
export interface Foresight {
  readonly adopted: readonly Announcement[];
  readonly fired: readonly Announcement[];
  /** What is adopted without anybody missing a word: the next date of a declined refresh, for one. */
  readonly silently: readonly Handoff[];
}

/** More looks than any project needs until nothing is left to do. */
const mostLooks = 10;

/** Every look comes a little later than the one before, in milliseconds: what was written then lies in the past. */
const betweenLooksMs = 1000;

/**
 * Looks ahead: first what is adopted, then what fires at once, follow-ups included. The snapshot needs nothing
 * that a first look does not bring; what is missing counts as empty. Pure.
 */
export function foresee(snapshot: Snapshot, rules: Rules, now: Instant, request: AdoptionRequest): Foresight {
  const { implementationTask = null } = snapshot;
  let current: Snapshot = { ...withoutTexts(snapshot), implementationTask };
  const adopted: Announcement[] = [];
  const silently = new Set<Handoff>();
  for (let look = 0; look < mostLooks; look += 1) {
    const { decision, untold } = adopt(current, rules, now, request);
    if (!decision.lookAgain) break;
    const situation = situationOf(current, rules, now);
    adopted.push(...untold.map((effect) => announced(situation, effect, request.before)));
    for (const { handoff } of decision.effects) silently.add(handoff);
    current = carryOut(
      current,
      decision,
      now,
      untold.map(({ key }) => key),
    );
  }
  const fired: Announcement[] = [];
  for (let look = 1; look <= mostLooks; look += 1) {
    const later = now + look * betweenLooksMs;
    const decision = decide(current, rules, later);
    if (decision.effects.length === 0) break;
    const situation = situationOf(current, rules, later);
    for (const effect of decision.effects) {
      if (effect.kind === 'create task' || effect.kind === 'send email')
        fired.push(announced(situation, effect, request.before));
    }
    current = carryOut(current, decision, later);
  }
  return { adopted: eachOnce(adopted), fired: eachOnce(fired), silently: [...silently] };
}

/** One decision may ask twice for the same, which is issued once. */
function eachOnce(announcements: readonly Announcement[]): readonly Announcement[] {
  return [...new Map(announcements.map((each) => [each.key, each])).values()];
}

function announced(situation: Situation, effect: CreateTask | SendEmail, before: Instant): Announcement {
  const { handoff, kind, key } = effect;
  return { handoff, kind, key, since: dueSince(situation, effect, before) };
}

function dueSince(
  situation: Situation,
  { handoff, ticketId }: Pick<CreateTask, 'handoff' | 'ticketId'>,
  before: Instant,
): CalendarDate | null {
  if (handoff === '1 kickoff') return kickoffDayOf(situation);
  if (handoff === '3 submission cue') return situation.project.refreshDate;
  const instants =
    handoff === '4 tickets'
      ? situation.tickets.filter(({ id }) => id === ticketId).map(({ createdAt }) => createdAt)
      : handoff === '5 review'
        ? arrivalsOf(situation, before)
        : [];
  return instants.length === 0 ? null : todayIn(situation.snapshot.account.timeZone, Math.max(...instants));
}

/** What has only arrived while looking ahead tells nothing. */
function arrivalsOf({ adSets }: Situation, before: Instant): readonly Instant[] {
  return adSets
    .flatMap(notHandedOver)
    .map(arrivalOf)
    .filter((arrival) => arrival < before);
}
