import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../admin/operation.ts';
import type { OutputStream } from '../streams.ts';

export interface ProgressBar {
  readonly progress: Progress;
  /** Takes the bar off the screen. It comes back with the next progress. */
  stop(): void;
}

/** A bar that appears with the first progress; nothing where the stream is no terminal or nobody wants it. */
export function openProgressBar(stream: OutputStream, isWanted: () => boolean): ProgressBar {
  let bar: SingleBar | null = null;
  return {
    progress: (done, total) => {
      if (stream.isTTY !== true || !isWanted()) return;
      bar ??= start(stream, done, total);
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => {
      bar?.stop();
      bar = null;
    },
  };
}

/** With its numbers from the first: an empty bar would say that nothing is all there is. */
function start(stream: OutputStream, done: number, total: number): SingleBar {
  const bar = new SingleBar(
    { format: '{bar} {percentage}% | {value} of {total}', hideCursor: true, clearOnComplete: true, stream },
    Presets.shades_classic,
  );
  bar.start(total, done);
  return bar;
}
