import { expect, test, vi } from 'vitest';
import { tellProgress } from '../../../src/admin/work/tell-progress.ts';

/** Work that ends when it is told to, on a queue that shrinks and grows as the numbers say. */
function openWork(left: readonly (number | Error)[]) {
  let end: (result: string) => void = () => undefined;
  const work = new Promise<string>((resolve) => (end = resolve));
  const answers = [...left];
  const told: string[] = [];
  const countLeft = async () => {
    const answer = answers.shift();
    await Promise.resolve();
    if (answer === undefined) end('done');
    if (answer instanceof Error) throw answer;
    return answer ?? 0;
  };
  const progress = (done: number, total: number) => void told.push(`${done} of ${total}`);
  return { told, telling: tellProgress(work, { countLeft, progress, everyMs: 1 }) };
}

test('a long sweep tells how many of the records it found are done, also where it finds more meanwhile', async () => {
  const { told, telling } = openWork([0, 10, 4, 12, 3]);
  expect(await telling).toBe('done');
  await vi.waitFor(() => expect(told.slice(0, 4)).toEqual(['0 of 10', '6 of 10', '0 of 12', '9 of 12']));
  expect(told.at(-1)).toBe('12 of 12');
});

test('a look that fails is left out, and nothing is told where nothing was found', async () => {
  const { told, telling } = openWork([new Error('the store does not answer'), 0]);
  expect(await telling).toBe('done');
  expect(told).toEqual([]);
});

test('work that fails fails', async () => {
  const countLeft = () => Promise.resolve(1);
  const failing = tellProgress(Promise.reject(new Error('HubSpot is down')), {
    countLeft,
    progress: () => undefined,
  });
  await expect(failing).rejects.toThrow('HubSpot is down');
});
