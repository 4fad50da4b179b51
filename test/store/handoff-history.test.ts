import { expect, it } from 'vitest';
import type { Particulars } from '../../src/domain/shadow-report/particulars.ts';
import type { HandoffNote, HistoryPlace, NotedHandoff } from '../../src/reconcile/ports/handoff-history.ts';
import { describeOnEachDialect, describeOnPostgres } from './support/dialects.ts';

const particulars: Particulars = {
  status: 'deliverable_submitted',
  refreshDate: '2026-03-12',
  tasks: [{ subject: 'Share „Frühling“ 🎨', ownerId: '11', ticketId: null }],
  emails: 2,
  ticketIds: ['71', '72'],
  writesTickets: true,
  stage: null,
  nextStatus: 'creatives_pending_approval',
  nextDate: null,
  completeSince: 900,
};

/** A note of project `p`. */
function note(key: string, changes: Partial<HandoffNote> = {}): HandoffNote {
  return {
    key,
    projectId: 'p',
    cycle: 2,
    sequence: 5,
    handoff: '5 review',
    reason: `All tickets of ${key} are ready.`,
    mode: 'live',
    at: 1_000,
    particulars,
    ...changes,
  };
}

function noted({ projectId, cycle, sequence, handoff, reason, mode, at }: HandoffNote): NotedHandoff {
  return { projectId, cycle, sequence, handoff, reason, mode, at };
}

describeOnEachDialect('The history of handoffs', (databases) => {
  it('tells what was noted of a project, newest first and no more than asked for', async () => {
    const { history } = await databases.open();
    const first = note('a', { mode: 'shadow', handoff: '1 kickoff', reason: 'Zeit für „Frühling“ 🎨' });
    const [second, third] = [note('b', { at: 2_000 }), note('c', { at: 2_000 })];
    await history.note([first, note('x', { projectId: 'q' })]);
    await history.note([second, third]);

    expect(await history.latest('p', 10)).toEqual([third, second, first].map(noted));
    expect(await history.latest('p', 2)).toEqual([third, second].map(noted));
    expect(await history.latest('p', 0)).toEqual([]);
    expect(await history.latest('q', 10)).toEqual([note('x', { projectId: 'q' })].map(noted));
    expect(await history.latest('r', 10)).toEqual([]);
  });

  it('leaves a firing that is known already as it was noted first', async () => {
    const { history } = await databases.open();
    await history.note([note('a')]);
    await history.note([note('a', { at: 9_000, reason: 'In other words.' }), note('b'), note('b')]);
    await history.note([note('a', { at: 9_999 })]);
    await history.note([]);

    expect(await history.latest('p', 10)).toEqual([note('b'), note('a')].map(noted));
  });

  it('follows the order of noting where a clock was set back', async () => {
    const { history } = await databases.open();
    await history.note([note('a', { at: 9_000 })]);
    await history.note([note('b', { at: 1_000 })]);

    expect((await history.latest('p', 10)).map(({ at }) => at)).toEqual([1_000, 9_000]);
  });

  it('keeps the latest two hundred of each project, and all of a project that has fewer', async () => {
    const { history } = await databases.open();
    const notes = Array.from({ length: 230 }, (_, index) => note(`p ${index}`, { at: index }));
    await history.note([note('other', { projectId: 'q' }), ...notes.slice(0, 150)]);
    await history.note(notes.slice(150, 201));
    for (const each of notes.slice(201)) await history.note([each]);

    expect(await history.latest('p', 999)).toEqual(notes.slice(30).reverse().map(noted));
    expect(await history.latest('q', 999)).toHaveLength(1);
  });

  it('notes the handoffs of two hundred projects at once', async () => {
    const { history } = await databases.open();
    await history.note(
      Array.from({ length: 400 }, (_, index) => note(`k ${index}`, { projectId: `p ${index % 200}` })),
    );

    expect((await history.latest('p 7', 9)).map(({ reason }) => reason)).toEqual([
      'All tickets of k 207 are ready.',
      'All tickets of k 7 are ready.',
    ]);
  });
});

describeOnEachDialect('The history of handoffs by time', (databases) => {
  it('tells what was noted since an instant with all its particulars, oldest first, page by page', async () => {
    const { history } = await databases.open();
    await history.note([note('late', { at: 3_000, mode: 'shadow' }), note('b', { at: 2_000 })]);
    await history.note([note('a', { at: 2_000, projectId: 'q' }), note('before', { at: 1_999 })]);

    const found: unknown[] = [];
    const sizes: number[] = [];
    let after: HistoryPlace | null = null;
    do {
      const page = await history.since(2_000, 2, after);
      found.push(...page.handoffs);
      sizes.push(page.handoffs.length);
      ({ after } = page);
    } while (after !== null);

    const expected = [
      note('a', { at: 2_000, projectId: 'q' }),
      note('b', { at: 2_000 }),
      note('late', { at: 3_000, mode: 'shadow' }),
    ];
    expect(found).toEqual(expected.map((each) => ({ ...noted(each), particulars })));
    expect(sizes).toEqual([2, 1]);
    expect(await history.since(3_001, 2, null)).toEqual({ handoffs: [], after: null });
  });
});

describeOnPostgres('Several instances that note the same handoffs at once', (databases) => {
  it('note each of them once, and none waits for ever', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    const notes = Array.from({ length: 100 }, (_, index) => note(`k ${index}`));
    await Promise.all(
      stores.flatMap(({ history }) => [history.note(notes), history.note([...notes].reverse())]),
    );

    const reasons = (await stores[0]?.history.latest('p', 999))?.map(({ reason }) => reason);
    expect(reasons?.sort()).toEqual(notes.map(({ reason }) => reason).sort());
  });
});
