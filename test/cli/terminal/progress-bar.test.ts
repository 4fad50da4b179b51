import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openProgressBar } from '../../../src/cli/terminal/progress-bar.ts';

/** Something to write to, and everything that was written. */
function aStream(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  return { stream, written: () => String(stream.read() ?? '') };
}

describe('Progress', () => {
  it('is a bar on a terminal, taken off the screen at the end', () => {
    const { stream, written } = aStream(true);
    const bar = openProgressBar(stream, () => true);
    bar.progress(200, 400);
    bar.stop();
    const text = written();
    expect(text).toContain('50% | 200 of 400');
    expect(text).not.toContain('0 of 0');
    expect(text.indexOf('\u001b[?25l')).toBeLessThan(text.indexOf('\u001b[?25h'));
    bar.stop();
    expect(written()).toBe('');
  });

  it.each([
    ['into a file or to another program', false, true],
    ['where only JSON is wanted', true, false],
  ])('is not shown %s', (_, isTTY, isWanted) => {
    const { stream, written } = aStream(isTTY);
    const bar = openProgressBar(stream, () => isWanted);
    bar.progress(1, 2);
    bar.stop();
    expect(written()).toBe('');
  });
});
