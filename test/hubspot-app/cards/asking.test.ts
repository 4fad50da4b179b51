import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/hubspot-app/app/cards/ask-for-project.ts';
import { createAsking, type View } from '../../../src/hubspot-app/app/cards/asking.ts';
import { anAnswer } from './answers.ts';

/** Questions that the test answers by hand, in the order they were asked. */
function openDesk() {
  const waiting: ((asked: Asked) => void)[] = [];
  const views: View[] = [];
  const asking = createAsking(
    () => new Promise<Asked>((resolve) => void waiting.push(resolve)),
    (view) => void views.push(view),
  );
  const reply = async (asked: Asked): Promise<void> => {
    waiting.shift()?.(asked);
    await new Promise(setImmediate);
  };
  return { asking, views, waiting, reply };
}

const first = anAnswer({ cycle: 1 });
const second = anAnswer({ cycle: 2 });
const ok = (answer: typeof first): Asked => ({ ok: true, answer });
const problem = (kind: 'not connected' | 'not a project'): Asked => ({
  ok: false,
  problem: { kind, detail: null },
});

describe('asking where a refresh stands', () => {
  it('shows the answer, and says so while it asks again', async () => {
    const { asking, views, reply } = openDesk();
    asking.ask();
    await reply(ok(first));
    asking.ask();
    await reply(ok(second));
    expect(views).toEqual([
      { answer: first, problem: null, isAsking: false },
      { answer: first, problem: null, isAsking: true },
      { answer: second, problem: null, isAsking: false },
    ]);
  });

  it('never has two questions under way: however often it is wanted meanwhile, it asks once more', async () => {
    const { asking, views, waiting, reply } = openDesk();
    asking.ask();
    asking.ask();
    asking.ask();
    expect(waiting).toHaveLength(1);
    await reply(ok(first));
    expect(waiting).toHaveLength(1);
    await reply(ok(second));
    expect(waiting).toHaveLength(0);
    expect(views).toEqual([
      { answer: first, problem: null, isAsking: true },
      { answer: second, problem: null, isAsking: false },
    ]);
  });

  it('keeps the last answer beside a problem that passes, and lets go of the problem afterwards', async () => {
    const { asking, views, reply } = openDesk();
    for (const asked of [ok(first), problem('not connected'), ok(second)]) {
      asking.ask();
      await reply(asked);
    }
    expect(views.filter(({ isAsking }) => !isAsking)).toEqual([
      { answer: first, problem: null, isAsking: false },
      { answer: first, problem: { kind: 'not connected', detail: null }, isAsking: false },
      { answer: second, problem: null, isAsking: false },
    ]);
  });

  it('takes the last answer away where it holds no longer', async () => {
    const { asking, views, reply } = openDesk();
    asking.ask();
    await reply(ok(first));
    asking.ask();
    await reply(problem('not a project'));
    expect(views.at(-1)).toEqual({
      answer: null,
      problem: { kind: 'not a project', detail: null },
      isAsking: false,
    });
  });

  it('shows nothing any more once the card is gone, and asks no more', async () => {
    const { asking, views, waiting, reply } = openDesk();
    asking.ask();
    asking.ask();
    asking.stop();
    await reply(ok(first));
    expect({ views, waiting }).toEqual({ views: [], waiting: [] });
  });
});
