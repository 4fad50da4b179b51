import { afterEach, expect, it, vi } from 'vitest';
import type { Loop } from '../../src/reconcile/loop.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { aCall, Counter, done, refused } from './counter.ts';

const started: Loop[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((loop) => loop.stop()));
});

function start(counter: Counter, desk = counter.desk()): Loop {
  const delivery = counter.delivery(desk);
  started.push(delivery);
  delivery.start();
  return delivery;
}

const kept = (callbackId = 'ap-1') => {
  const call = aCall(callbackId);
  return { callbackId, action: call.action, request: JSON.stringify(call) };
};

async function promised(counter: Counter, callbackId = 'ap-1'): Promise<void> {
  await counter.callbacks.promise(kept(callbackId), counter.clock.now());
}

async function known(counter: Counter, callbackId = 'ap-1', outcome = done): Promise<void> {
  await promised(counter, callbackId);
  await counter.callbacks.conclude(callbackId, JSON.stringify(outcome), counter.clock.now());
}

/** A process that promised and died is given up after a minute. */
const afterAMinute = 60_000;
const later = { ok: false, because: 'later', message: 'no answer for ann@agency.example' } as const;

it('an outcome is told to the workflow that waits for it, once', async () => {
  const counter = new Counter();
  await known(counter);
  const delivery = start(counter);
  await delivery.idle();
  await delivery.idle();
  expect(counter.told).toEqual([
    {
      callbackId: 'ap-1',
      outputs: { outcome: 'closed', next_refresh_date: 1, hs_execution_state: 'SUCCESS' },
    },
  ]);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
  expect(counter.counts).toEqual(['callback told']);
  expect(await counter.desk().call(aCall())).toEqual({ kind: 'outcome', outcome: done });
});

it('an error is told with its code, and the workflow goes on', async () => {
  const counter = new Counter();
  await known(counter, 'ap-1', refused);
  await start(counter).idle();
  expect(counter.told).toEqual([
    { callbackId: 'ap-1', outputs: { errorCode: 'NOT_APPROVED', hs_execution_state: 'FAIL_CONTINUE' } },
  ]);
});

it('a call whose process died is left alone for a minute, then worked again and told', async () => {
  const counter = new Counter();
  await promised(counter);
  const delivery = start(counter);
  await delivery.idle();
  expect(counter.jobs).toEqual([]);
  counter.clock.advance(afterAMinute);
  await vi.waitFor(() => expect(counter.jobs.map(({ call }) => call)).toEqual([aCall()]));
  counter.job().finish(done);
  await delivery.idle();
  expect(counter.told.map(({ callbackId }) => callbackId)).toEqual(['ap-1']);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
});

it('a call that is still in hand here is waited for and not worked a second time', async () => {
  const counter = new Counter();
  const desk = counter.desk();
  const answer = desk.call(aCall());
  await promised(counter);
  const delivery = start(counter, desk);
  counter.clock.advance(afterAMinute);
  await vi.waitFor(() => expect(counter.callbacks.rows.get('ap-1')?.leaseToken).not.toBeNull());
  counter.job().finish(done);
  expect(await answer).toEqual({ kind: 'wait' });
  await delivery.idle();
  expect(counter.jobs).toHaveLength(1);
  expect(counter.told).toHaveLength(1);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
});

it('a call in hand here that comes to nothing is worked again', async () => {
  const counter = new Counter();
  const desk = counter.desk();
  const answer = expect(desk.call(aCall())).rejects.toThrow(AccountError);
  await vi.waitFor(() => expect(counter.jobs).toHaveLength(1));
  await promised(counter);
  const delivery = start(counter, desk);
  counter.clock.advance(afterAMinute);
  await vi.waitFor(() => expect(counter.callbacks.rows.get('ap-1')?.leaseToken).not.toBeNull());
  counter.job().fail(new AccountError('later', 'HubSpot does not answer'));
  await answer;
  await vi.waitFor(() => expect(counter.jobs).toHaveLength(2));
  counter.job(1).finish(done);
  await delivery.idle();
  expect(counter.told).toHaveLength(1);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
});

it('what HubSpot does not take is told again with growing delays, and given up in the end', async () => {
  const counter = new Counter();
  await known(counter);
  counter.answers.push(...Array.from({ length: 3 }, () => () => Promise.resolve(later)));
  const delivery = start(counter);
  await delivery.idle();
  expect(counter.callbacks.rows.get('ap-1')).toMatchObject({
    state: 'known',
    attempts: 1,
    dueAt: counter.clock.now() + 10_000,
  });
  counter.clock.advance(10_000);
  await delivery.idle();
  expect(counter.callbacks.rows.get('ap-1')).toMatchObject({
    attempts: 2,
    dueAt: counter.clock.now() + 20_000,
  });
  counter.clock.advance(20_000);
  await delivery.idle();
  expect(counter.told).toHaveLength(3);
  expect(counter.states()).toEqual({ 'ap-1': 'dead' });
  expect(counter.counts).toEqual([
    'callback later',
    'callback later',
    'callback given up',
    'dead letter workflow action',
  ]);
  expect(counter.logger.told('The outcome of a workflow action was given up')).toEqual([
    {
      action: 'complete-implementation',
      callbackId: 'ap-1',
      attempts: 3,
      error: 'no answer for [address]',
    },
  ]);
});

const notAwaited = () => Promise.resolve({ ok: true, value: 'not awaited' } as const);

it('an outcome for which no workflow waits any more counts as told, and is no failure', async () => {
  const counter = new Counter();
  await known(counter);
  counter.answers.push(notAwaited);
  counter.clock.advance(afterAMinute);
  await start(counter).idle();
  expect(counter.told).toHaveLength(1);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
  expect(counter.counts).toEqual(['callback told']);
  expect(
    counter.logger.told(
      'No workflow waits for the outcome of an action any more: it was told before, or has gone on',
    ),
  ).toEqual([{ action: 'complete-implementation', callbackId: 'ap-1', attempts: 1 }]);
});

it('an outcome that may have overtaken the promise of it is told a second time, and that decides', async () => {
  const counter = new Counter();
  await known(counter);
  counter.answers.push(notAwaited, notAwaited);
  const delivery = start(counter);
  await delivery.idle();
  expect(counter.callbacks.rows.get('ap-1')).toMatchObject({ state: 'known', attempts: 1 });
  counter.clock.advance(10_000);
  await delivery.idle();
  expect(counter.told).toHaveLength(2);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
  expect(counter.counts).toEqual(['callback later', 'callback told']);
});

it('work that cannot be done now is tried again later', async () => {
  const counter = new Counter();
  await promised(counter);
  counter.clock.advance(afterAMinute);
  const delivery = start(counter);
  await vi.waitFor(() => expect(counter.jobs).toHaveLength(1));
  counter.job().fail(new AccountError('later', 'HubSpot does not answer'));
  await delivery.idle();
  expect(counter.callbacks.rows.get('ap-1')).toMatchObject({ state: 'promised', attempts: 1 });
  counter.clock.advance(10_000);
  await vi.waitFor(() => expect(counter.jobs).toHaveLength(2));
  counter.job(1).finish(done);
  await delivery.idle();
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
});

it('a kept call that nobody can read any more stops no other', async () => {
  const counter = new Counter();
  await counter.callbacks.promise({ ...kept('ap-1'), request: '{}' }, 0);
  await known(counter, 'ap-2');
  const delivery = start(counter);
  await delivery.idle();
  expect(counter.states()).toEqual({ 'ap-1': 'promised', 'ap-2': 'told' });
  expect(counter.callbacks.rows.get('ap-1')?.attempts).toBe(1);
});

it('never more outcomes are under way than five, and stopping waits for them', async () => {
  const counter = new Counter();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  for (let index = 1; index <= 7; index += 1) {
    await known(counter, `ap-${index}`);
    counter.answers.push(async () => {
      await held;
      return { ok: true, value: 'heard' };
    });
  }
  const delivery = start(counter);
  await vi.waitFor(() => expect(counter.told).toHaveLength(5));
  let isStopped = false;
  const stopping = delivery.stop().then(() => (isStopped = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  answer();
  await stopping;
  expect(counter.told).toHaveLength(5);
  expect(Object.values(counter.states()).filter((state) => state === 'told')).toHaveLength(5);
});

it('what was told is remembered for a week and no longer', async () => {
  const counter = new Counter();
  await known(counter);
  const delivery = start(counter);
  await delivery.idle();
  counter.clock.advance(6 * 24 * 60 * 60_000);
  await delivery.idle();
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
  counter.clock.advance(25 * 60 * 60_000);
  await delivery.idle();
  expect(counter.states()).toEqual({});
});

it('what became of an outcome and could not be recorded is told once more when its lease has run out', async () => {
  const counter = new Counter();
  await known(counter);
  vi.spyOn(counter.callbacks, 'told').mockRejectedValueOnce(new Error('disk full'));
  const delivery = start(counter);
  await delivery.idle();
  expect(counter.logger.told('What became of the outcome of a workflow action was not recorded')).toEqual([
    { callbackId: 'ap-1', error: 'Error: disk full' },
  ]);
  counter.clock.advance(120_000);
  await delivery.idle();
  expect(counter.told).toHaveLength(2);
  expect(counter.states()).toEqual({ 'ap-1': 'told' });
});
