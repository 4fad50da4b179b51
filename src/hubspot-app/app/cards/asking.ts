import type { ProjectAnswer } from './answer.ts';
import type { Asked } from './ask-for-project.ts';
import { problemWords, type Problem } from './problem.ts';

/** What the card has to show. */
export interface View {
  /** The last answer that still means something; null: none yet. */
  readonly answer: ProjectAnswer | null;
  /** Why the last question was not answered; null: it was, or is under way for the first time. */
  readonly problem: Problem | null;
  readonly isAsking: boolean;
}

export const firstView: View = { answer: null, problem: null, isAsking: true };

export interface Asking {
  /** Asks, or, where a question is under way, once more after it: what it brings may be out of date already. */
  ask(): void;
  /** Nothing is shown any more. */
  stop(): void;
}

/** One question at a time, so that an older answer never takes the place of a newer one. */
export function createAsking(askOnce: () => Promise<Asked>, show: (view: View) => void): Asking {
  let view = firstView;
  let isUnderWay = false;
  let isWanted = false;
  let isStopped = false;
  const showNext = (next: Partial<View>): void => {
    if (isStopped) return;
    view = { ...view, ...next };
    show(view);
  };
  const isAgainWanted = (): boolean => isWanted && !isStopped;
  const run = async (): Promise<void> => {
    isUnderWay = true;
    do {
      isWanted = false;
      if (!view.isAsking) showNext({ isAsking: true });
      const asked = await askOnce();
      showNext({ ...outcomeOf(asked, view), isAsking: isWanted });
    } while (isAgainWanted());
    isUnderWay = false;
  };
  return {
    ask: () => {
      if (isUnderWay) isWanted = true;
      else void run();
    },
    stop: () => {
      isStopped = true;
    },
  };
}

/** An answer stays on view beside a problem that passes; nothing else would be true any more. */
function outcomeOf(asked: Asked, { answer }: View): Pick<View, 'answer' | 'problem'> {
  if (asked.ok) return { answer: asked.answer, problem: null };
  const { problem } = asked;
  return { answer: problemWords[problem.kind].isPassing ? answer : null, problem };
}
