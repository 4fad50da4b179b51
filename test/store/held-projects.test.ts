import { expect, it } from 'vitest';
import type { Burden } from '../../src/domain/brake/burden.ts';
import { describeOnEachDialect, describeOnPostgres } from './support/dialects.ts';

const limits = { kickoffsPerSweep: 2, emailsPerPersonPerSweep: 3 };

/** A kickoff of that project, with its email to Ada. */
function burden(projectId: string, changes: Partial<Burden> = {}): Burden {
  return {
    projectId,
    cycle: 2,
    name: `Zeit ${projectId} „Frühling“ 🎨`,
    handoffs: ['1 kickoff'],
    keys: [`${projectId}.task`, `${projectId}.email`],
    kickoffs: [`${projectId}.task`],
    emails: [{ key: `${projectId}.email`, to: 'ada@example.com' }],
    ...changes,
  };
}

const tooManyKickoffs = 'A kickoff beyond the 2 that may go out within one interval of the sweep.';

describeOnEachDialect('The brake', (databases) => {
  it('lets through in their order what the limits allow within the interval, all or nothing of a project', async () => {
    const { held } = await databases.open();
    const request = { limits, intervalMs: 1_000, now: 10_000 };
    expect(await held.pass([burden('1'), burden('2'), burden('3')], request)).toEqual(
      new Map([['3', tooManyKickoffs]]),
    );
    const emails = ['a', 'b'].map((key) => ({ key, to: 'ada@example.com' }));
    const mailOnly = burden('4', { kickoffs: [], emails });
    expect(await held.pass([mailOnly, burden('5', { kickoffs: [] })], request)).toEqual(
      new Map([['4', 'Emails to one person beyond the 3 that may go out within one interval of the sweep.']]),
    );
    expect(await held.pass([], request)).toEqual(new Map());
  });

  it('lets through again what it has let through, without counting it twice, and forgets what is past', async () => {
    const { held } = await databases.open();
    const request = { limits, intervalMs: 1_000, now: 10_000 };
    await held.pass([burden('1'), burden('2')], request);
    expect(await held.pass([burden('2'), burden('1'), burden('3')], request)).toEqual(
      new Map([['3', tooManyKickoffs]]),
    );
    expect(await held.pass([burden('3'), burden('4')], { ...request, now: 11_000 })).toEqual(new Map());
    expect(await held.pass([burden('5')], { ...request, now: 10_500 })).toEqual(
      new Map([['5', tooManyKickoffs]]),
    );
  });

  it('keeps one item of a project with its word and since when it is held, until it ends', async () => {
    const { held } = await databases.open();
    const emails = ['a', 'b'].map((key) => ({ key, to: 'ada@example.com' }));
    await held.hold([{ burden: burden('2'), reason: 'Too much.' }], 2_000);
    await held.hold([{ burden: burden('1'), reason: 'Too much.' }], 1_000);
    expect(await held.say('released', ['2', '9'])).toEqual(['2']);
    await held.hold([{ burden: burden('2', { cycle: 3, emails, kickoffs: [] }), reason: 'Still.' }], 5_000);
    const item = { handoffs: ['1 kickoff'] };
    const [one, two] = [burden('1'), burden('2')];
    const first = {
      ...item,
      ...{ projectId: '1', cycle: 2, name: one.name, keys: one.keys, kickoffs: 1 },
      ...{ recipients: { 'ada@example.com': 1 }, reason: 'Too much.', word: 'held', since: 1_000 },
    };
    const second = {
      ...item,
      ...{ projectId: '2', cycle: 3, name: two.name, keys: two.keys, kickoffs: 0 },
      ...{ recipients: { 'ada@example.com': 2 }, reason: 'Still.', word: 'released', since: 2_000 },
    };
    expect(await held.list()).toEqual([first, second]);
    expect(await held.of(['2', '7'])).toEqual(new Map([['2', second]]));
    expect(await held.count()).toEqual({ held: 1, released: 1, dropped: 0 });
    expect(await held.say('dropped', 'all')).toEqual(['1']);
    await held.end(['2', '7']);
    await held.end([]);
    expect(await held.list()).toEqual([{ ...first, word: 'dropped' }]);
  });

  it('keeps an activation until it is finished, takes it up again, and begins the next one after that', async () => {
    const { activations } = await databases.open();
    expect(await activations.latest()).toBeNull();
    const begun = {
      number: 1,
      choices: { kickoff: 'fire' },
      startedAt: 5,
      startedBy: 'ada',
      finishedAt: null,
    };
    expect(await activations.begin({ kickoff: 'fire' }, 'ada', 5)).toEqual(begun);
    const again = { ...begun, choices: { kickoff: 'adopt' } };
    expect(await activations.begin({ kickoff: 'adopt' }, 'bob', 6)).toEqual(again);
    await activations.finish(1, 7);
    await activations.finish(1, 8);
    expect(await activations.latest()).toEqual({ ...again, finishedAt: 7 });
    expect(await activations.begin({}, 'bob', 9)).toMatchObject({ number: 2, startedBy: 'bob' });
  });
});

describeOnPostgres('Several instances that pass the brake at once', (databases) => {
  it('let through no more than the limits together', async () => {
    const url = await databases.createUrl();
    const stores = [await databases.open(url), await databases.open(url)];
    const request = { limits, intervalMs: 1_000, now: 10_000 };
    const stopped = await Promise.all(
      stores.flatMap(({ held }, server) =>
        ['a', 'b', 'c', 'd'].map((name) => held.pass([burden(`${name}${server}`)], request)),
      ),
    );
    expect(stopped.filter(({ size }) => size === 0)).toHaveLength(2);
  });
});
