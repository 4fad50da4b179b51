import { inWords, todayIn } from '../calendar.ts';
import type { Handoff } from '../decision.ts';
import type { CalendarDate, Instant } from '../model.ts';
import { countOnce } from './count-once.ts';
import { deedsOf, type Deed } from './deeds.ts';
import { whyNoTelling } from './imported.ts';
import { isCompared, judge, type Judgement, type Verdict } from './judge.ts';
import { dueSince, type Frame, type Occasion, type ShadowNote } from './occasion.ts';
import { onlyByPeople } from './people-only.ts';
import type { ProjectPast } from './past.ts';
import { whyNot } from './why-not.ts';
import { windows, type ComparedHandoff } from './windows.ts';
import { lengthInWords, tellDeed } from './words.ts';

/** One handoff, as the app would have done it and as people did it. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly handoff: Handoff;
  readonly projectId: string;
  readonly projectName: string;
  /** In the account's time zone. */
  readonly day: CalendarDate;
  /** When the app would have done it; for `people only`, when people did. Epoch ms. */
  readonly at: Instant;
  /** How much later than the app people did it, in hours to one decimal; negative: earlier; null: they did not. */
  readonly hoursLater: number | null;
  /** Why the app would have done it, or would not have. */
  readonly app: string;
  /** What people did, in a sentence. */
  readonly people: string;
}

/** What is compared, and when. Instants are epoch ms. */
export interface ComparisonFrame extends Frame {
  /** Older notes are only looked at to tell what belongs to them. */
  readonly since: Instant;
  readonly now: Instant;
  /** Since when the app has been watching: what people did alone before is none of its business. */
  readonly watchingSince: Instant;
}

/** One project's part of the report. */
export interface ProjectToCompare {
  /** null: the project does not exist any more. */
  readonly past: ProjectPast | null;
  /** What was noted in shadow mode, oldest first. */
  readonly notes: readonly ShadowNote[];
  /** When the app carried out handoffs itself, oldest first: then people were not on their own. */
  readonly liveAt: readonly Instant[];
}

/** Compares everything noted of one project with what people did on it; in the order of time. */
export function compareProject(project: ProjectToCompare, frame: ComparisonFrame): readonly Comparison[] {
  const { past, notes, liveAt } = project;
  const isAskedFor = ({ at }: ShadowNote) => at >= frame.since;
  if (past === null) return notes.filter(isAskedFor).map((note) => ofGoneProject(note, frame));
  const deeds = deedsOf(past).filter(({ at }) => at <= frame.now);
  const once = countOnce(notes, past, frame);
  const judged = once.map((note) => {
    const until = liveAt.find((at) => at > note.at) ?? frame.now;
    return { note, ...judgeNote(note, past, deeds, frame, until) };
  });
  const explained = new Set(judged.flatMap(({ explains }) => explains));
  const unexplained = deeds.filter(
    (deed) =>
      !explained.has(deed) && isOnTheirOwn(deed, project, frame) && whyNoTelling(deed, past, deeds) === null,
  );
  const byPeople = onlyByPeople(unexplained, once, past, frame).map(({ handoff, deed }) => ({
    ...common(past, handoff, deed.at, frame),
    verdict: 'people only' as const,
    hoursLater: null,
    app: whyNot(handoff, deed, past, frame),
    people: sentence(tellDeed(deed)),
  }));
  return [
    ...judged.filter(({ note }) => isAskedFor(note)).map(({ comparison }) => comparison),
    ...byPeople,
  ].toSorted((one, other) => one.at - other.at);
}

/** In the time of the report, while the app was watching and did nothing itself. */
function isOnTheirOwn(
  { at }: Deed,
  { notes, liveAt }: ProjectToCompare,
  { since, watchingSince }: ComparisonFrame,
): boolean {
  if (at < Math.max(since, watchingSince)) return false;
  const lastLive = liveAt.findLast((live) => live <= at);
  return lastLive === undefined || notes.some((note) => note.at > lastLive && note.at <= at);
}

interface Judged {
  readonly comparison: Comparison;
  readonly explains: readonly Deed[];
}

const noParticulars = 'An older version noted this without what is needed to compare it.';
const whyUnseen = {
  '9 confirmation': 'Only an email goes out, and emails cannot be seen.',
  upkeep: 'Whether people saw to it themselves cannot be read.',
} as const;

function judgeNote(
  note: ShadowNote,
  past: ProjectPast,
  deeds: readonly Deed[],
  frame: ComparisonFrame,
  until: Instant,
): Judged {
  const shown = { ...common(past, note.handoff, note.at, frame), app: note.reason };
  const { particulars, handoff } = note;
  if (particulars === null) return unseen(shown, noParticulars);
  if (!isCompared(handoff)) return unseen(shown, whyUnseen[handoff]);
  const { rules, timeZone } = frame;
  const occasion: Occasion = { note, particulars, past, rules, timeZone };
  const judgement = judge(occasion, handoff, deeds, until);
  const { verdict, deed } = judgement;
  return {
    comparison: {
      ...shown,
      verdict,
      hoursLater: deed === null ? null : Math.round((deed.at - note.at) / 360_000) / 10,
      people: `${tellJudgement(judgement, occasion, handoff)}${doubt(judgement, past, deeds)}`,
    },
    explains: judgement.deeds,
  };
}

function unseen(shown: Omit<Comparison, 'verdict' | 'hoursLater' | 'people'>, people: string): Judged {
  return { comparison: { ...shown, verdict: 'unseen', hoursLater: null, people }, explains: [] };
}

function tellJudgement(
  { verdict, deed, late }: Judgement,
  occasion: Occasion,
  handoff: ComparedHandoff,
): string {
  const { note, timeZone } = occasion;
  const { after } = windows[handoff];
  if (deed !== null) return sentence(`${distance(deed.at - note.at)}${tellDeed(deed)}`);
  if (late !== null) {
    return `Nobody within ${lengthInWords(after)}; ${lengthInWords(late.at - note.at)} later ${tellDeed(late)}.`;
  }
  if (verdict === 'too early') {
    return `Nobody yet; it counts as forgotten after ${inWords(todayIn(timeZone, note.at + after))}.`;
  }
  return verdict === 'long due'
    ? `Nobody; it had been due for ${lengthInWords(note.at - dueSince(occasion))} when the app first saw it.`
    : `Nobody within ${lengthInWords(after)}.`;
}

function doubt({ verdict, deed }: Judgement, past: ProjectPast, deeds: readonly Deed[]): string {
  const why = verdict === 'cannot tell' && deed !== null ? whyNoTelling(deed, past, deeds) : null;
  return why === null ? '' : ` ${why}, so it tells nothing of what people do.`;
}

const halfAnHour = 1_800_000;

function distance(later: number): string {
  if (Math.abs(later) < halfAnHour) return '';
  return `${lengthInWords(Math.abs(later))} ${later < 0 ? 'earlier' : 'later'} `;
}

function sentence(words: string): string {
  return `${words.charAt(0).toLocaleUpperCase('en')}${words.slice(1)}.`;
}

function common({ project }: ProjectPast, handoff: Handoff, at: Instant, { timeZone }: Frame) {
  return {
    handoff,
    projectId: project.id,
    projectName: project.name,
    day: todayIn(timeZone, at),
    at,
  };
}

function ofGoneProject(note: ShadowNote, { timeZone }: Frame): Comparison {
  return {
    verdict: 'unseen',
    handoff: note.handoff,
    projectId: note.projectId,
    projectName: `Project ${note.projectId}`,
    day: todayIn(timeZone, note.at),
    at: note.at,
    hoursLater: null,
    app: note.reason,
    people: 'The project does not exist any more.',
  };
}
