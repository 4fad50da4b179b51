import { describe, expect, it } from 'vitest';
import type { ClaimedEmail, Outbox } from '../../src/reconcile/ports/outbox.ts';
import { describeOnEachDialect } from './support/dialects.ts';
import { email } from './support/effects.ts';

const leaseMs = 30_000;

async function claimOne(outbox: Outbox, now: number): Promise<ClaimedEmail> {
  const [claimed, ...others] = await outbox.claim({ limit: 10, now, leaseMs });
  if (!claimed || others.length > 0) throw new Error('One email was expected.');
  return claimed;
}

describeOnEachDialect('The outbox', (databases) => {
  it('hands out an email exactly as it was put in, due at once', async () => {
    const { outbox } = await databases.open();
    const review = email('review', {
      ticketId: 't',
      text: 'Zeile 1\n“Zeile” 2 🎨',
      html: '<p>&amp; "quoted"</p>',
      isUrgent: true,
    });
    await outbox.enqueue([review], 100);

    expect(await outbox.nextDueAt()).toBe(100);
    expect(await outbox.claim({ limit: 10, now: 99, leaseMs })).toEqual([]);
    const claimed = await claimOne(outbox, 100);
    expect(claimed).toEqual({ ...review, attempts: 0, maybeSent: false, leaseToken: claimed.leaseToken });
  });

  it('hands out what a person waits for first, then what has waited longest', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('long ago')], 1);
    await outbox.enqueue([email('lately')], 50);
    await outbox.enqueue([email('urgent', { isUrgent: true })], 100);
    const claimed = await outbox.claim({ limit: 2, now: 100, leaseMs });
    expect(claimed.map(({ key }) => key)).toEqual(['urgent', 'long ago']);
  });

  it('a key that is known already is queued no second time: waiting, sent, given up or dropped', async () => {
    const { outbox } = await databases.open();
    const keys = ['waiting', 'sent', 'dead', 'dropped'];
    await outbox.enqueue(
      keys.map((key) => email(key)),
      1,
    );
    for (const claimed of await outbox.claim({ limit: 10, now: 1, leaseMs })) {
      if (claimed.key === 'waiting') await outbox.retry(claimed, 500, 'busy');
      if (claimed.key === 'sent') await outbox.sent(claimed, 'provider-1', 2);
      if (claimed.key === 'dead' || claimed.key === 'dropped')
        await outbox.park(claimed, 'no such address', 2);
    }
    expect(await outbox.dropDeadLetter('dropped')).toBe(true);
    await outbox.enqueue(
      [...keys, 'new', 'new'].map((key) => email(key, { subject: 'again' })),
      600,
    );

    const due = await outbox.claim({ limit: 10, now: 600, leaseMs });
    expect(due.map((each) => [each.key, each.subject])).toEqual([
      ['waiting', 'Time for a refresh'],
      ['new', 'again'],
    ]);
  });

  it('the longest waiting goes first, and no more are taken than asked for', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('second')], 20);
    await outbox.enqueue([email('first')], 10);
    await outbox.enqueue([email('third')], 30);

    const first = await outbox.claim({ limit: 2, now: 30, leaseMs });
    expect(first.map((each) => each.key)).toEqual(['first', 'second']);
    expect((await claimOne(outbox, 30)).key).toBe('third');
    expect(await outbox.claim({ limit: -1, now: 99_999, leaseMs })).toEqual([]);
  });

  it('a sent email is done: nothing waits, nothing is due', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('a')], 1);
    await outbox.sent(await claimOne(outbox, 1), 'provider-1', 2);

    expect(await outbox.depth(99_999)).toEqual({ waiting: 0, dead: 0, oldestDueAt: null, owedSince: null });
    expect(await outbox.nextDueAt()).toBeNull();
  });

  it('a failed try is repeated at the given time, with the tries counted', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('a')], 1);
    await outbox.retry(await claimOne(outbox, 1), 500, 'busy');
    expect(await outbox.nextDueAt()).toBe(500);
    expect(await outbox.depth(499)).toEqual({ waiting: 1, dead: 0, oldestDueAt: null, owedSince: 1 });
    await outbox.retry(await claimOne(outbox, 500), 900, 'busy');

    expect(await claimOne(outbox, 900)).toMatchObject({ attempts: 2, maybeSent: false });
  });

  it('an email given back is due as before, and was surely not sent', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('a')], 1);
    await outbox.release([await claimOne(outbox, 1)]);
    await outbox.release([]);

    expect(await claimOne(outbox, 1)).toMatchObject({ attempts: 0, maybeSent: false });
  });

  it('an email that is still under way stays with its holder for as long as that one says so', async () => {
    const { outbox } = await databases.open();
    await outbox.enqueue([email('a')], 1);
    const held = await claimOne(outbox, 1);
    await outbox.renew(held, { now: 20_000, leaseMs });
    expect(await outbox.claim({ limit: 10, now: 49_999, leaseMs })).toEqual([]);

    const taken = await claimOne(outbox, 50_000);
    await outbox.renew(held, { now: 50_000, leaseMs: 99_000 });
    expect(await outbox.nextDueAt()).toBe(50_000 + leaseMs);
    expect(taken.maybeSent).toBe(true);
  });

  describe('an email whose lease ran out without a word', () => {
    it('may have been sent, and says so on every later try', async () => {
      const { outbox } = await databases.open();
      await outbox.enqueue([email('a')], 1);
      await claimOne(outbox, 1);
      expect(await outbox.claim({ limit: 10, now: leaseMs, leaseMs })).toEqual([]);
      expect(await outbox.nextDueAt()).toBe(1 + leaseMs);

      const second = await claimOne(outbox, 1 + leaseMs);
      expect(second.maybeSent).toBe(true);
      await outbox.retry(second, 50_000, 'busy');
      expect((await claimOne(outbox, 50_000)).maybeSent).toBe(true);
    });

    it('obeys its new holder in all but one thing: that it was sent after all', async () => {
      const { outbox } = await databases.open();
      await outbox.enqueue([email('a')], 1);
      const lost = await claimOne(outbox, 1);
      const present = await claimOne(outbox, 1 + leaseMs);
      await outbox.retry(lost, 40_000, 'too late');
      await outbox.park(lost, 'too late', 40_000);
      await outbox.release([lost]);
      expect(await outbox.claim({ limit: 10, now: 50_000, leaseMs })).toEqual([]);

      await outbox.sent(lost, 'provider-1', 50_000);
      await outbox.retry(present, 60_000, 'busy');
      await outbox.park(present, 'busy', 60_000);
      expect(await outbox.depth(99_999)).toEqual({ waiting: 0, dead: 0, oldestDueAt: null, owedSince: null });
    });
  });

  describe('an email given up on', () => {
    async function parkOne() {
      const { outbox } = await databases.open();
      await outbox.enqueue([email('a')], 1);
      await outbox.park(await claimOne(outbox, 1), 'no such address', 70);
      return outbox;
    }

    it('stays visible with its error', async () => {
      const outbox = await parkOne();

      expect(await outbox.deadLetters()).toEqual([
        {
          key: 'a',
          to: 'ada@example.com',
          subject: 'Time for a refresh',
          attempts: 1,
          error: 'no such address',
          parkedAt: 70,
        },
      ]);
      expect(await outbox.depth(99_999)).toEqual({ waiting: 0, dead: 1, oldestDueAt: null, owedSince: null });
      expect(await outbox.nextDueAt()).toBeNull();
    });

    it('is sent after all when somebody retries it', async () => {
      const outbox = await parkOne();

      expect(await outbox.retryDeadLetter('a', 80)).toBe(true);
      expect(await outbox.retryDeadLetter('a', 80)).toBe(false);
      expect(await claimOne(outbox, 80)).toMatchObject({ attempts: 0, text: 'Please call the client.' });
    });

    it('leaves the list when somebody drops it', async () => {
      const outbox = await parkOne();

      expect(await outbox.dropDeadLetter('a')).toBe(true);
      expect(await outbox.dropDeadLetter('a')).toBe(false);
      expect(await outbox.deadLetters()).toEqual([]);
      expect(await outbox.depth(99_999)).toEqual({ waiting: 0, dead: 0, oldestDueAt: null, owedSince: null });
    });
  });

  describe('of a deleted project', () => {
    it('mail that has not gone out ends as superseded and counts as never issued', async () => {
      const { outbox, ledger } = await databases.open();
      await outbox.enqueue([email('sent')], 1);
      await outbox.sent(await claimOne(outbox, 1), 'provider-1', 2);
      await outbox.enqueue([email('dead')], 3);
      await outbox.park(await claimOne(outbox, 3), 'no such address', 4);
      await outbox.enqueue([email('waiting'), email('other', { projectId: 'q' })], 5);
      await outbox.supersede(['p'], 6);

      expect((await claimOne(outbox, 7)).key).toBe('other');
      expect(await outbox.deadLetters()).toEqual([]);
      expect(((await ledger.issuedFor(['p'])).get('p') ?? []).map((each) => each.key)).toEqual(['sent']);
    });

    it('that is restored, superseded mail waits again in its new wording', async () => {
      const { outbox } = await databases.open();
      await outbox.enqueue([email('a')], 1);
      await outbox.supersede(['p'], 2);
      await outbox.enqueue([email('a', { subject: 'Welcome back' })], 3);

      expect(await claimOne(outbox, 3)).toMatchObject({
        subject: 'Welcome back',
        attempts: 0,
        maybeSent: false,
      });
    });

    it('mail that is just being sent is recorded as what it becomes: sent, or superseded', async () => {
      const { outbox, ledger } = await databases.open();
      await outbox.enqueue([email('a'), email('b'), email('c')], 1);
      const [a, b, c] = await outbox.claim({ limit: 3, now: 1, leaseMs });
      if (!a || !b || !c) throw new Error('Three emails were expected.');
      await outbox.supersede(['p'], 2);
      await outbox.sent(a, 'provider-1', 3);
      await outbox.retry(b, 4, 'busy');
      await outbox.park(c, 'no such address', 4);

      expect(await outbox.depth(99_999)).toEqual({ waiting: 0, dead: 0, oldestDueAt: null, owedSince: null });
      expect(((await ledger.issuedFor(['p'])).get('p') ?? []).map((each) => each.key)).toEqual(['a']);
    });
  });
});
