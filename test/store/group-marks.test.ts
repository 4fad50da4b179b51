import { expect, test } from 'vitest';
import { priorities, type Mark } from '../../src/reconcile/ports/work-queue.ts';
import { groupMarks } from '../../src/store/queue/group-marks.ts';

const markOf = (id: string): Mark => ({ kind: 'ticket', id, priority: priorities.bulk, dueAt: 0 });

/** Writes nothing before it is told to. */
class SlowDisk {
  readonly written: string[][] = [];
  readonly #pending: { readonly resolve: () => void; readonly reject: (reason: Error) => void }[] = [];
  readonly mark = (marks: readonly Mark[]): Promise<void> => {
    this.written.push(marks.map(({ id }) => id));
    return new Promise((resolve, reject) => this.#pending.push({ resolve, reject }));
  };
  async next(outcome: 'done' | Error): Promise<void> {
    for (;;) {
      const write = this.#pending.shift();
      if (write) {
        if (outcome === 'done') write.resolve();
        else write.reject(outcome);
        return;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

test('deliveries that come together are written together, and so are those that come meanwhile', async () => {
  const disk = new SlowDisk();
  const mark = groupMarks(disk.mark);
  const first = [mark([markOf('1'), markOf('2')]), mark([markOf('3')])];
  await disk.next('done');
  const later = [mark([markOf('4')]), mark([markOf('5')])];
  await Promise.all(first);
  await disk.next('done');
  await Promise.all(later);
  expect(disk.written).toEqual([
    ['1', '2', '3'],
    ['4', '5'],
  ]);
});

test('nobody is told before the write is done', async () => {
  const disk = new SlowDisk();
  const told: string[] = [];
  const marking = groupMarks(disk.mark)([markOf('1')]).then(() => told.push('marked'));
  while (disk.written.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  await disk.next('done');
  await marking;
  expect(told).toEqual(['marked']);
});

test('a write that fails is told to everybody in its group, and to nobody after it', async () => {
  const disk = new SlowDisk();
  const mark = groupMarks(disk.mark);
  const failing = [mark([markOf('1')]), mark([markOf('2')])];
  const outcomes = Promise.allSettled(failing);
  await disk.next(new Error('disk full'));
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = mark([markOf('3')]);
  await disk.next('done');
  await expect(next).resolves.toBeUndefined();
  expect(disk.written).toEqual([['1', '2'], ['3']]);
});
