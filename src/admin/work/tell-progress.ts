import type { Progress } from '../operation.ts';

interface TellOptions {
  /** Records still to be looked at, now. */
  readonly countLeft: () => Promise<number>;
  readonly progress: Progress;
  readonly everyMs?: number;
}

/**
 * Tells how far some work on the queue is, until it ends: how many of the most records that were ever left are done.
 * Looks every `everyMs` ms of real time; a look that fails is left out, for the work will say what is wrong.
 */
export async function tellProgress<Result>(
  work: Promise<Result>,
  { countLeft, progress, everyMs = 500 }: TellOptions,
): Promise<Result> {
  let most = 0;
  let isOver = false;
  const look = async (): Promise<void> => {
    const left = await countLeft();
    if (isOver) return;
    most = Math.max(most, left);
    if (most > 0) progress(most - left, most);
  };
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  try {
    const result = await work;
    if (most > 0) progress(most, most);
    return result;
  } finally {
    isOver = true;
    clearInterval(timer);
  }
}
