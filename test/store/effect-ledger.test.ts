import { describe, expect, it } from 'vitest';
import { describeOnEachDialect, storeClockNow } from './support/dialects.ts';
import { email, intent } from './support/effects.ts';

describeOnEachDialect('The effect ledger', (databases) => {
  it('an effect’s key is begun once, however often and by whomever it is asked for', async () => {
    const { ledger } = await databases.open();

    expect(await ledger.begin([intent('a'), intent('b'), intent('a')], 1)).toEqual(['a', 'b']);
    expect(await ledger.begin([intent('c'), intent('b')], 2)).toEqual(['c']);
    await ledger.confirm([{ key: 'c', taskId: '900' }], 3);
    await ledger.settle(['900'], 4);
    expect(await ledger.begin([intent('c')], 5)).toEqual([]);
    expect(await ledger.begin([], 6)).toEqual([]);
  });

  it('a change to a task is noted once and told with everything else issued for its project', async () => {
    const { ledger } = await databases.open();
    const change = { key: 'share.link', projectId: 'p', ticketId: null };
    await ledger.noteChanges([change, { key: 'placed', projectId: null, ticketId: 't' }], 1);
    await ledger.noteChanges([change], 2);
    await ledger.noteChanges([], 3);

    const noted = { kind: 'change', taskId: null, state: 'settled', dueAt: null };
    expect(await ledger.issuedFor(['p'])).toEqual(new Map([['p', [{ key: 'share.link', ...noted }]]]));
    expect(await ledger.issuedForTickets(['t'])).toEqual(new Map([['t', [{ key: 'placed', ...noted }]]]));
  });

  it('two thousand intents are begun in one call', async () => {
    const { ledger } = await databases.open();
    const intents = Array.from({ length: 2_000 }, (_, index) =>
      intent(`key ${index}`, { projectId: String(index) }),
    );

    expect(await ledger.begin(intents, 1)).toHaveLength(2_000);
    expect(await ledger.unconfirmed(intents.map((each) => each.projectId ?? ''))).toHaveLength(2_000);
  });

  it('an intent is unconfirmed until its task is known, and comes back word for word', async () => {
    const { ledger } = await databases.open();
    const kickoff = intent('kickoff', { handoff: '1 kickoff', ticketId: 't', reason: 'Due in 15 days.' });
    await ledger.begin([kickoff, intent('other', { projectId: 'q' })], 1);

    expect(await ledger.unconfirmed(['p', 'unknown'])).toEqual([kickoff]);
    await ledger.confirm([{ key: 'kickoff', taskId: '900' }], 2);
    expect(await ledger.unconfirmed(['p'])).toEqual([]);
    expect(await ledger.unconfirmed([])).toEqual([]);
  });

  it('a withdrawn intent may be begun again, a confirmed task can no longer be withdrawn', async () => {
    const { ledger } = await databases.open();
    await ledger.begin([intent('refused'), intent('created')], 1);
    await ledger.confirm([{ key: 'created', taskId: '900' }], 2);
    await ledger.withdraw(['refused', 'created']);

    expect(await ledger.begin([intent('refused'), intent('created')], 3)).toEqual(['refused']);
  });

  it('an intent that was begun anew meanwhile is not withdrawn by whoever began it before', async () => {
    const { ledger } = await databases.open();
    await ledger.begin([intent('a'), intent('b')], 1);
    await ledger.withdraw(['a'], 1);
    await ledger.begin([intent('a')], 2);
    await ledger.withdraw(['a', 'b'], 1);

    expect(await ledger.unconfirmed(['p'])).toEqual([intent('a')]);
  });

  it('a task that is known under another one, or not at all, is begun again and looked up', async () => {
    const { ledger } = await databases.open();
    const keys = ['same', 'settled', 'begun', 'gone'];
    await ledger.begin(
      keys.slice(0, 3).map((key) => intent(key)),
      1,
    );
    expect(
      await ledger.confirm(
        [
          { key: 'same', taskId: '901' },
          { key: 'settled', taskId: '902' },
          { key: 'unknown', taskId: '909' },
        ],
        2,
      ),
    ).toEqual(['same', 'settled']);
    await ledger.settle(['902'], 3);
    const created = keys.map((key, index) => ({
      ...intent(key),
      taskId: ['901', '912', '913', '914'][index] ?? '',
    }));

    expect([...(await ledger.contest(created, 4))].sort()).toEqual(['begun', 'gone', 'settled']);
    expect(await ledger.contest([], 4)).toEqual([]);
    expect((await ledger.unconfirmed(['p'])).map(({ key }) => key).sort()).toEqual([
      'begun',
      'gone',
      'settled',
    ]);
    expect(await ledger.confirm([{ key: 'settled', taskId: '902' }], 5)).toEqual(['settled']);
    expect(await ledger.contest([{ ...intent('settled'), taskId: null }], 6)).toEqual(['settled']);
  });

  it('everything issued for a project is told: intents, open and settled tasks, and emails', async () => {
    const { ledger, outbox } = await databases.open();
    await ledger.begin(
      [intent('begun', { dueAt: 10 }), intent('open', { dueAt: 20 }), intent('settled', { dueAt: 30 })],
      1,
    );
    await ledger.confirm(
      [
        { key: 'open', taskId: '901' },
        { key: 'settled', taskId: '902' },
      ],
      2,
    );
    await ledger.settle(['902', 'unknown'], 3);
    await outbox.enqueue([email('mail'), email('mail of another', { projectId: 'q' })], 4);

    expect(await ledger.issuedFor(['p', 'q', 'nothing issued'])).toEqual(
      new Map([
        [
          'p',
          [
            { key: 'begun', kind: 'task', taskId: null, state: 'open', dueAt: 10 },
            { key: 'open', kind: 'task', taskId: '901', state: 'open', dueAt: 20 },
            { key: 'settled', kind: 'task', taskId: '902', state: 'settled', dueAt: 30 },
            { key: 'mail', kind: 'email', taskId: null, state: 'settled', dueAt: null },
          ],
        ],
        ['q', [{ key: 'mail of another', kind: 'email', taskId: null, state: 'settled', dueAt: null }]],
      ]),
    );
    expect(await ledger.issuedFor([])).toEqual(new Map());
  });

  it('what a ticket got is told by ticket, also what it got on a project it may have left since', async () => {
    const { ledger, outbox } = await databases.open();
    await ledger.begin(
      [
        intent('alone', { projectId: null, ticketId: 't' }),
        intent('within', { projectId: 'p', ticketId: 't' }),
      ],
      1,
    );
    await outbox.enqueue([email('mail', { projectId: null, ticketId: 't' })], 2);

    expect(await ledger.issuedForTickets(['t', 'other'])).toEqual(
      new Map([
        [
          't',
          [
            { key: 'alone', kind: 'task', taskId: null, state: 'open', dueAt: intent('').dueAt },
            { key: 'within', kind: 'task', taskId: null, state: 'open', dueAt: intent('').dueAt },
            { key: 'mail', kind: 'email', taskId: null, state: 'settled', dueAt: null },
          ],
        ],
      ]),
    );
    expect((await ledger.unconfirmedOfTickets(['t'])).map((each) => each.key)).toEqual(['alone']);
    expect((await ledger.unconfirmed(['p'])).map((each) => each.key)).toEqual(['within']);
  });

  it('a task that somebody has completed is not opened again by a confirmation that comes late', async () => {
    const { ledger } = await databases.open();
    await ledger.begin([intent('a')], 1);
    await ledger.confirm([{ key: 'a', taskId: '901' }], 2);
    await ledger.settle(['901'], 3);
    await ledger.confirm([{ key: 'a', taskId: '902' }], 4);

    expect((await ledger.issuedFor(['p'])).get('p')).toMatchObject([
      { key: 'a', taskId: '901', state: 'settled' },
    ]);
  });

  it('a task that got another due date is told with it', async () => {
    const { ledger } = await databases.open();
    await ledger.begin([intent('a', { dueAt: 10 }), intent('b', { dueAt: 10 })], 1);
    await ledger.confirm(
      [
        { key: 'a', taskId: '901' },
        { key: 'b', taskId: '902' },
      ],
      2,
    );
    await ledger.reschedule([{ taskId: '901', dueAt: storeClockNow + 5 }]);

    const issued = (await ledger.issuedFor(['p'])).get('p') ?? [];
    expect(issued.map((each) => [each.key, each.dueAt])).toEqual([
      ['a', storeClockNow + 5],
      ['b', 10],
    ]);
  });

  it('whose a task is can be told from its id, for as many as asked', async () => {
    const { ledger } = await databases.open();
    await ledger.begin([intent('a'), intent('b', { projectId: null, ticketId: 't' })], 1);
    await ledger.confirm(
      [
        { key: 'a', taskId: '901' },
        { key: 'b', taskId: '902' },
      ],
      2,
    );
    const manyUnknown = Array.from({ length: 40_000 }, (_, index) => `unknown ${index}`);

    expect(await ledger.ownersOfTasks(['901', '902', ...manyUnknown])).toEqual(
      new Map([
        ['901', { projectId: 'p', ticketId: null }],
        ['902', { projectId: null, ticketId: 't' }],
      ]),
    );
  });

  describe('tasks found in HubSpot', () => {
    const found = {
      key: 'found',
      taskId: '900',
      state: 'open',
      dueAt: 50,
      projectId: 'p',
      ticketId: null,
    } as const;

    it('are taken over by a ledger that did not know them, and are not begun again', async () => {
      const { ledger } = await databases.open();
      await ledger.adopt(
        [found, { ...found, taskId: '901' }, { ...found, key: 'undated', taskId: '902', dueAt: null }],
        1,
      );

      expect((await ledger.issuedFor(['p'])).get('p')).toEqual([
        { key: 'found', kind: 'task', taskId: '900', state: 'open', dueAt: 50 },
        { key: 'undated', kind: 'task', taskId: '902', state: 'open', dueAt: null },
      ]);
      expect(await ledger.begin([intent('found')], 2)).toEqual([]);
      expect(await ledger.unconfirmed(['p'])).toEqual([]);
    });

    it('confirm an intent whose outcome was unknown, and keep its due date where they have none', async () => {
      const { ledger } = await databases.open();
      await ledger.begin([intent('found', { dueAt: 40 })], 1);
      await ledger.adopt([{ ...found, state: 'settled', dueAt: null }], 2);

      expect(await ledger.unconfirmed(['p'])).toEqual([]);
      expect((await ledger.issuedFor(['p'])).get('p')).toEqual([
        { key: 'found', kind: 'task', taskId: '900', state: 'settled', dueAt: 40 },
      ]);
    });

    it('change nothing about a task the ledger already knows', async () => {
      const { ledger } = await databases.open();
      await ledger.adopt([found], 1);
      await ledger.settle(['900'], 2);
      await ledger.adopt([{ ...found, taskId: '999', dueAt: 99 }], 3);

      expect((await ledger.issuedFor(['p'])).get('p')).toEqual([
        { key: 'found', kind: 'task', taskId: '900', state: 'settled', dueAt: 50 },
      ]);
    });
  });

  describe('of a deleted project', () => {
    it('pending intents end as superseded, its tasks stay known', async () => {
      const { ledger } = await databases.open();
      await ledger.begin([intent('pending'), intent('created'), intent('elsewhere', { projectId: 'q' })], 1);
      await ledger.confirm([{ key: 'created', taskId: '900' }], 2);
      await ledger.supersede(['p'], 3);

      expect(await ledger.unconfirmed(['p', 'q'])).toEqual([intent('elsewhere', { projectId: 'q' })]);
      expect(((await ledger.issuedFor(['p'])).get('p') ?? []).map((each) => each.key)).toEqual(['created']);
    });

    it('that is restored, a superseded intent may begin again, once', async () => {
      const { ledger } = await databases.open();
      await ledger.begin([intent('pending', { dueAt: 10 })], 1);
      await ledger.supersede(['p'], 2);

      expect(await ledger.begin([intent('pending', { dueAt: 70 })], 3)).toEqual(['pending']);
      expect(await ledger.begin([intent('pending')], 4)).toEqual([]);
      expect(await ledger.unconfirmed(['p'])).toEqual([intent('pending', { dueAt: 70 })]);
    });

    it('a task whose creation is confirmed only afterwards is known as open', async () => {
      const { ledger } = await databases.open();
      await ledger.begin([intent('late')], 1);
      await ledger.supersede(['p'], 2);
      await ledger.confirm([{ key: 'late', taskId: '900' }], 3);

      expect(await ledger.begin([intent('late')], 4)).toEqual([]);
      expect(await ledger.ownersOfTasks(['900'])).toEqual(
        new Map([['900', { projectId: 'p', ticketId: null }]]),
      );
    });
  });
});
