import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { TryLater } from '../../src/workflow-actions/outcome.ts';
import { aCall, Counter, done, outcome, refused, wait } from './counter.ts';

let counter: Counter;
beforeEach(() => {
  counter = new Counter();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything happen that needs no time. */
const settled = () => vi.advanceTimersByTimeAsync(0);
const tooLong = () => vi.advanceTimersByTimeAsync(2500);
const unreachable = new AccountError('later', 'HubSpot does not answer');

describe('a call that writes', () => {
  it('is kept before its work begins, and answered with what came of it', async () => {
    const answer = counter.desk().call(aCall());
    await settled();
    expect(counter.states()).toEqual({ 'ap-1': 'working' });
    expect(counter.jobs.map(({ call }) => call)).toEqual([aCall()]);
    counter.job().finish(done);
    expect(await answer).toEqual(outcome(done));
    expect(counter.states()).toEqual({ 'ap-1': 'answered' });
    expect(counter.promised).toBe(0);
  });

  it('is answered with its error where it cannot be carried out', async () => {
    const answer = counter.desk().call(aCall());
    await settled();
    counter.job().finish(refused);
    expect(await answer).toEqual(outcome(refused));
  });

  it('that takes long is answered with a promise after 2.5 seconds, kept first', async () => {
    const answer = counter.desk().call(aCall());
    await tooLong();
    expect(await answer).toEqual(wait);
    expect(counter.states()).toEqual({ 'ap-1': 'promised' });
    counter.job().finish(done);
    await settled();
    expect(counter.callbacks.rows.get('ap-1')).toMatchObject({
      state: 'known',
      outcome: JSON.stringify(done),
    });
    expect(counter.promised).toBe(2);
  });

  it('that ends while the promise is being kept is answered by callback, as promised', async () => {
    let keep = (): void => undefined;
    const { callbacks } = counter;
    const promise = callbacks.promise.bind(callbacks);
    vi.spyOn(callbacks, 'promise').mockImplementation(async (call, now) => {
      await new Promise<void>((resolve) => (keep = resolve));
      await promise(call, now);
    });
    const answer = counter.desk().call(aCall());
    await tooLong();
    counter.job().finish(done);
    await settled();
    expect(counter.states()).toEqual({ 'ap-1': 'working' });
    keep();
    expect(await answer).toEqual(wait);
    await settled();
    expect(counter.states()).toEqual({ 'ap-1': 'known' });
  });

  it('whose outcome is being kept when the time is up is still answered with it', async () => {
    let keep = (): void => undefined;
    const { callbacks } = counter;
    const conclude = callbacks.conclude.bind(callbacks);
    vi.spyOn(callbacks, 'conclude').mockImplementation(async (...given) => {
      await new Promise<void>((resolve) => (keep = resolve));
      return conclude(...given);
    });
    const answer = counter.desk().call(aCall());
    await settled();
    counter.job().finish(done);
    await tooLong();
    keep();
    expect(await answer).toEqual(outcome(done));
    expect(counter.states()).toEqual({ 'ap-1': 'answered' });
  });

  it.each([unreachable, new TryLater('not now'), new TypeError('broken')])(
    'that comes to nothing is forgotten, so that its repetition starts afresh: %s',
    async (error) => {
      const desk = counter.desk();
      const answer = desk.call(aCall());
      await settled();
      counter.job().fail(error);
      await expect(answer).rejects.toBe(error);
      expect(counter.states()).toEqual({});
      const repeated = desk.call(aCall());
      await settled();
      counter.job(1).finish(done);
      expect(await repeated).toEqual(outcome(done));
    },
  );

  it('that comes to nothing after it was promised is left to be worked again', async () => {
    const answer = counter.desk().call(aCall());
    await tooLong();
    counter.job().fail(unreachable);
    expect(await answer).toEqual(wait);
    await settled();
    expect(counter.states()).toEqual({ 'ap-1': 'promised' });
    expect(counter.logger.told('A promised workflow action came to nothing and is tried again')).toHaveLength(
      1,
    );
  });
});

describe('a repeated call', () => {
  it('that is in hand is joined, and both get the same answer', async () => {
    const desk = counter.desk();
    const answers = [desk.call(aCall()), desk.call(aCall())];
    await settled();
    expect(counter.jobs).toHaveLength(1);
    counter.job().finish(done);
    expect(await Promise.all(answers)).toEqual([outcome(done), outcome(done)]);
  });

  it.each([done, refused])('that was answered gets the very same answer: $ok', async (result) => {
    const first = counter.desk().call(aCall());
    await settled();
    counter.job().finish(result);
    await first;
    expect(await counter.desk().call(aCall())).toEqual(outcome(result));
    expect(counter.jobs).toHaveLength(1);
  });

  it('whose outcome is promised is promised it again, wherever it arrives', async () => {
    const desk = counter.desk();
    void desk.call(aCall());
    await tooLong();
    expect(await counter.desk().call(aCall())).toEqual(wait);
    const joined = desk.call(aCall());
    await tooLong();
    expect(await joined).toEqual(wait);
    counter.job().finish(done);
    await settled();
    expect(await counter.desk().call(aCall())).toEqual(wait);
    expect(counter.jobs).toHaveLength(1);
  });

  it('whose first process is still at it, or has died, gets a promise, and so does the first', async () => {
    const first = counter.desk().call(aCall());
    await settled();
    expect(await counter.desk().call(aCall())).toEqual(wait);
    expect(counter.states()).toEqual({ 'ap-1': 'promised' });
    counter.job().finish(done);
    expect(await first).toEqual(wait);
    expect(counter.states()).toEqual({ 'ap-1': 'known' });
  });

  it('that was given up before anything came of it is seen to once more', async () => {
    await counter.callbacks.promise({ ...aCall(), request: JSON.stringify(aCall()) }, 0);
    Object.assign(counter.callbacks.rows.get('ap-1') ?? {}, { state: 'dead' });
    expect(await counter.desk().call(aCall())).toEqual(wait);
    expect(counter.states()).toEqual({ 'ap-1': 'promised' });
  });
});

describe('a call that only reads', () => {
  const question = aCall('ap-1', 'next-refresh-date');

  it('is kept nowhere', async () => {
    const answer = counter.desk().call(question);
    await settled();
    expect(counter.states()).toEqual({});
    counter.job().finish(done);
    expect(await answer).toEqual(outcome(done));
    expect(counter.states()).toEqual({});
  });

  it('is kept where it takes long', async () => {
    const answer = counter.desk().call(question);
    await tooLong();
    expect(await answer).toEqual(wait);
    counter.job().finish(done);
    await settled();
    expect(counter.states()).toEqual({ 'ap-1': 'known' });
  });

  it('is not answered with what cannot be kept', async () => {
    vi.spyOn(counter.callbacks, 'promise').mockRejectedValue(new Error('disk full'));
    const desk = counter.desk();
    const answer = expect(desk.call(question)).rejects.toThrow(TryLater);
    await tooLong();
    await answer;
    const repeated = desk.call(question);
    counter.job().finish(done);
    expect(await repeated).toEqual(outcome(done));
    expect(counter.states()).toEqual({});
  });
});

describe('the desk', () => {
  it('takes so many calls and no more, promised ones included', async () => {
    const desk = counter.desk({ mostCalls: 2 });
    const answers = [desk.call(aCall('ap-1')), desk.call(aCall('ap-2'))];
    await tooLong();
    expect(await Promise.all(answers)).toEqual([wait, wait]);
    expect(await desk.call(aCall('ap-3'))).toEqual({ kind: 'overloaded' });
    expect(counter.jobs).toHaveLength(2);
    expect(counter.states()).toEqual({ 'ap-1': 'promised', 'ap-2': 'promised' });
    counter.job().finish(done);
    await settled();
    const next = desk.call(aCall('ap-3'));
    await settled();
    counter.job(2).finish(done);
    expect(await next).toEqual(outcome(done));
  });

  it('rests when nothing is in hand', async () => {
    const desk = counter.desk();
    await desk.idle();
    void desk.call(aCall());
    await tooLong();
    let isIdle = false;
    const idle = desk.idle().then(() => (isIdle = true));
    await settled();
    expect(isIdle).toBe(false);
    counter.job().finish(done);
    await idle;
    expect(desk.inHand('ap-1')).toBeNull();
  });

  it('begins nothing that it cannot keep', async () => {
    vi.spyOn(counter.callbacks, 'take').mockRejectedValue(new Error('disk full'));
    await expect(counter.desk().call(aCall())).rejects.toThrow(TryLater);
    expect(counter.jobs).toEqual([]);
  });

  it('gives an outcome that could not be kept to HubSpot, which waits for it', async () => {
    vi.spyOn(counter.callbacks, 'conclude').mockRejectedValue(new Error('disk full'));
    const answer = counter.desk().call(aCall());
    await settled();
    counter.job().finish(done);
    expect(await answer).toEqual(outcome(done));
    expect(counter.logger.told('The outcome of a workflow action could not be kept')).toEqual([
      { action: 'complete-implementation', callbackId: 'ap-1', error: 'Error: disk full' },
    ]);
  });

  it('leaves a promised outcome that could not be kept to be worked again', async () => {
    vi.spyOn(counter.callbacks, 'conclude').mockRejectedValue(new Error('disk full'));
    const answer = counter.desk().call(aCall());
    await tooLong();
    counter.job().finish(done);
    expect(await answer).toEqual(wait);
    await settled();
    expect(counter.states()).toEqual({ 'ap-1': 'promised' });
  });

  it('leaves a call to the next repetition where even forgetting it fails', async () => {
    vi.spyOn(counter.callbacks, 'forget').mockRejectedValue(new Error('disk full'));
    const desk = counter.desk();
    const answer = desk.call(aCall());
    await settled();
    counter.job().fail(unreachable);
    await expect(answer).rejects.toBe(unreachable);
    expect(await desk.call(aCall())).toEqual(wait);
    expect(counter.states()).toEqual({ 'ap-1': 'promised' });
  });
});
