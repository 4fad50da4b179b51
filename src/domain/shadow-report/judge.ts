import type { Instant } from '../model.ts';
import type { Deed } from './deeds.ts';
import { whyNoTelling } from './imported.ts';
import { matchingRules } from './matching-rules.ts';
import { cycleStartAt, dueSince, type Occasion, type ShadowNote } from './occasion.ts';
import { lateWithin, windows, type ComparedHandoff } from './windows.ts';

/**
 * How what the app would have done compares with what people did.
 * - `agreed`: people did it too.
 * - `different`: people did something else instead.
 * - `app only`: nobody did it: a forgotten handoff the app would have caught.
 * - `people only`: a person did what the process calls for, and the app would not have.
 * - `too early`: nobody did it yet, and there is still time.
 * - `long due`: nobody did it, but it had been due for long before the app saw it: whether it is to be announced at
 *   all is decided when the app goes live.
 * - `cannot tell`: something else is on record, but it came with the record or by an import, so nobody knows who did
 *   what, and when.
 * - `unseen`: nothing of it can be seen in HubSpot.
 */
export type Verdict =
  'agreed' | 'different' | 'app only' | 'people only' | 'too early' | 'long due' | 'cannot tell' | 'unseen';

export interface Judgement {
  readonly verdict: Exclude<Verdict, 'people only' | 'unseen'>;
  /** What it rests on; null: on nothing having been done in time. */
  readonly deed: Deed | null;
  /** What was done about it after the time in which it counts. */
  readonly late: Deed | null;
  /** Everything that belongs to this handoff, and so to no other story. */
  readonly deeds: readonly Deed[];
}

/** The handoffs of which more than an email can be seen. */
export function isCompared(handoff: ShadowNote['handoff']): handoff is ComparedHandoff {
  return handoff !== '9 confirmation' && handoff !== 'upkeep';
}

/**
 * Compares one noted handoff with the deeds on its project. `until` (epoch ms) is where people's time on their own
 * ends: now, or when the app began to act itself. Agreement outweighs difference: who put the date off and then
 * talked to the client all the same did what was due.
 */
export function judge(
  occasion: Occasion,
  handoff: ComparedHandoff,
  deeds: readonly Deed[],
  until: Instant,
): Judgement {
  const { note, past } = occasion;
  const { before, after } = windows[handoff];
  const rule = matchingRules[handoff];
  const due = dueSince(occasion);
  const isOfCycle = handoff === '1 kickoff' || handoff === '3 submission cue';
  const from = Math.max(due - before, isOfCycle ? cycleStartAt(past, occasion, note.at) : -Infinity);
  const to = note.at + after;
  // What people did otherwise before that had its say in the record already; but a date may be set before the status.
  const mayDifferSince = handoff === '2a declined' || handoff === '8 close' ? from : note.at;
  const own = deeds
    .filter(({ at }) => at > from && at <= Math.min(note.at + lateWithin * after, until))
    .filter(
      (deed) => rule.agrees(deed, occasion) || (deed.at >= mayDifferSince && rule.differs(deed, occasion)),
    );
  const agreeing = own.filter((deed) => rule.agrees(deed, occasion));
  const inTime = agreeing.find(({ at }) => at <= to);
  const otherwise = own.filter((deed) => deed.at <= to && !rule.agrees(deed, occasion));
  const differing = otherwise.find((deed) => whyNoTelling(deed, past, deeds) === null);
  const deed = inTime ?? differing ?? otherwise[0] ?? null;
  const late = deed === null ? (agreeing[0] ?? own[0] ?? null) : null;
  const verdictWithout = until < to ? 'too early' : note.at - due > after ? 'long due' : 'app only';
  const verdictOtherwise = differing ? 'different' : deed === null ? verdictWithout : 'cannot tell';
  const verdict = inTime ? 'agreed' : verdictOtherwise;
  return { verdict, deed, late, deeds: inTime ? agreeing : own };
}
