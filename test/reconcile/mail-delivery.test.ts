import { afterEach, expect, test, vi } from 'vitest';
import type { Loop } from '../../src/reconcile/loop.ts';
import { createMailDelivery } from '../../src/reconcile/mail-delivery.ts';
import type { OutgoingEmail, SendOutcome } from '../../src/reconcile/ports/outbox.ts';
import { FakeEmailTransport } from '../support/fakes/fake-email-transport.ts';
import { Room } from './room.ts';

const started: Loop[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((loop) => loop.stop()));
});

function mailRoom(concurrency = 5) {
  const room = new Room();
  const transport = new FakeEmailTransport();
  const mail = createMailDelivery({
    ...room.parts(),
    transport,
    concurrency,
    pollMs: 10,
  });
  started.push(mail);
  const put = (...names: readonly string[]) => room.outbox.enqueue(names.map(emailTo), room.clock.now());
  return { room, transport, mail, put };
}

function emailTo(name: string): OutgoingEmail {
  const words = {
    subject: 'Hello',
    text: 'The secret words',
    html: '<p>The secret words</p>',
    reason: 'Due.',
  };
  const to = `${name}@agency.example`;
  return { key: `project-1.${name}`, handoff: '1 kickoff', to, projectId: '1', ticketId: null, ...words };
}

function never(): { answer: () => Promise<SendOutcome>; end: (outcome: SendOutcome) => void } {
  let end: (outcome: SendOutcome) => void = () => undefined;
  const outcome = new Promise<SendOutcome>((resolve) => (end = resolve));
  return { answer: () => outcome, end: (with_) => end(with_) };
}

const accepted: SendOutcome = { ok: true, providerId: 'x' };

test('mail goes out once, and the log says so without its address or words', async () => {
  const { room, transport, mail, put } = mailRoom();
  await put('ann', 'bob');
  mail.start();
  await mail.idle();
  await put('ann');
  await mail.idle();
  expect(transport.tries.sort()).toEqual(['ann@agency.example', 'bob@agency.example']);
  expect([...room.outbox.rows.values()].map(({ state }) => state)).toEqual(['sent', 'sent']);
  expect(room.logger.told('Email sent')[0]).toEqual({
    key: 'project-1.ann',
    projectId: '1',
    attempts: 1,
    maybeSent: false,
  });
  expect(room.logger.asText()).not.toMatch(/@agency\.example|secret words/);
  expect(room.meter.counts.get('effect send email done')).toBe(2);
});

test('a server that answers slowly for one address delays no other', async () => {
  const { transport, mail, put } = mailRoom(2);
  const slow = never();
  transport.next('slow@agency.example', slow.answer);
  await put('slow', 'ann', 'bob', 'cleo');
  mail.start();
  await vi.waitFor(() => expect(transport.delivered).toHaveLength(3));
  slow.end(accepted);
  await mail.idle();
  expect(transport.delivered).toHaveLength(4);
});

test('an email that takes long is left to whoever sends it, and taken over soon where they are gone', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { room, transport, mail, put } = mailRoom();
  const slow = never();
  transport.next('slow@agency.example', slow.answer);
  await put('slow');
  mail.start();
  await vi.waitFor(() => expect(transport.tries).toHaveLength(1));
  const ofAnother = () => room.outbox.claim({ limit: 1, now: room.clock.now(), leaseMs: 30_000 });
  for (let step = 0; step < 9; step += 1) {
    room.clock.advance(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await ofAnother()).toEqual([]);
  }
  vi.useRealTimers();
  room.clock.advance(30_000);
  expect(await ofAnother()).toMatchObject([{ key: 'project-1.slow', maybeSent: true }]);
  slow.end(accepted);
  await mail.idle();
});

test('an email whose lease cannot be renewed goes out all the same', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { room, transport, mail, put } = mailRoom();
  const slow = never();
  transport.next('slow@agency.example', slow.answer);
  vi.spyOn(room.outbox, 'renew').mockRejectedValue(new Error('disk busy'));
  await put('slow');
  mail.start();
  await vi.waitFor(() => expect(transport.tries).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  slow.end(accepted);
  await mail.idle();
  expect(room.logger.told('The lease of an email could not be renewed')).toEqual([
    { key: 'project-1.slow', error: 'Error: disk busy' },
  ]);
  expect(transport.delivered).toHaveLength(1);
});

test('never more emails are under way at once than allowed', async () => {
  const { transport, mail, put } = mailRoom(2);
  const answers = ['a', 'b', 'c'].map((name) => {
    const waiting = never();
    transport.next(`${name}@agency.example`, waiting.answer);
    return waiting;
  });
  await put('a', 'b', 'c');
  mail.start();
  await vi.waitFor(() => expect(transport.tries).toHaveLength(2));
  answers[0]?.end(accepted);
  await vi.waitFor(() => expect(transport.tries).toHaveLength(3));
  for (const { end } of answers) end(accepted);
  await mail.idle();
  expect(transport.tries).toHaveLength(3);
});

test('a refused address is a dead letter at once, and can be retried', async () => {
  const { room, transport, mail, put } = mailRoom();
  const refused = { ok: false, because: 'refused', message: '550 no such user ann@agency.example' } as const;
  transport.next('ann@agency.example', () => Promise.resolve(refused));
  await put('ann');
  mail.start();
  await mail.idle();
  expect(await room.outbox.deadLetters()).toMatchObject([{ key: 'project-1.ann', attempts: 1 }]);
  expect(room.logger.told('Email not sent')).toEqual([
    { key: 'project-1.ann', projectId: '1', attempts: 1, error: '550 no such user [address]', givenUp: true },
  ]);
  expect(room.meter.counts.get('dead letter email')).toBe(1);
  await room.outbox.retryDeadLetter('project-1.ann', room.clock.now());
  mail.wake();
  await mail.idle();
  expect(transport.delivered).toHaveLength(1);
});

test('a server that is down is tried again with growing delays, and at last given up', async () => {
  const { room, transport, mail, put } = mailRoom();
  const down: SendOutcome = { ok: false, because: 'later', message: 'connection refused' };
  transport.next('ann@agency.example', () => Promise.resolve(down));
  transport.next('ann@agency.example', () => Promise.reject(new Error('transport broke its word')));
  transport.next('ann@agency.example', () => Promise.resolve(down));
  await put('ann');
  mail.start();
  await mail.idle();
  expect(await room.outbox.nextDueAt()).toBe(room.clock.now() + 5000);
  room.clock.advance(5000);
  await mail.idle();
  expect(await room.outbox.nextDueAt()).toBe(room.clock.now() + 10_000);
  room.clock.advance(10_000);
  await mail.idle();
  expect(await room.outbox.deadLetters()).toMatchObject([{ key: 'project-1.ann', attempts: 3 }]);
});

test('a clock moved by days while an email is under way does not send it twice', async () => {
  const { room, transport, mail, put } = mailRoom();
  const slow = never();
  transport.next('ann@agency.example', slow.answer);
  await put('ann');
  mail.start();
  await vi.waitFor(() => expect(transport.tries).toHaveLength(1));
  room.clock.advance(2 * 86_400_000);
  await vi.waitFor(() => expect(room.outbox.rows.get('project-1.ann')?.maybeSent).toBe(true));
  slow.end(accepted);
  await mail.idle();
  expect(transport.tries).toEqual(['ann@agency.example']);
  expect(room.outbox.rows.get('project-1.ann')?.state).toBe('sent');
});

test('an email that was cut off between sending and recording is sent again, and the log says that it may be double', async () => {
  const { room, transport, mail, put } = mailRoom();
  await put('ann');
  await room.outbox.claim({ limit: 1, now: room.clock.now(), leaseMs: 1000 });
  room.clock.advance(1000);
  mail.start();
  await mail.idle();
  expect(transport.delivered).toHaveLength(1);
  expect(room.logger.told('Email sent')).toMatchObject([{ key: 'project-1.ann', maybeSent: true }]);
});

test('in shadow mode mail waits, and goes out when the app goes live', async () => {
  const { room, transport, mail, put } = mailRoom();
  room.mode = 'shadow';
  await put('ann');
  mail.start();
  await mail.idle();
  expect(transport.tries).toEqual([]);
  room.mode = 'live';
  await vi.waitFor(() => expect(transport.delivered).toHaveLength(1));
});

test('stopping waits for the email under way', async () => {
  const { room, transport, mail, put } = mailRoom();
  const slow = never();
  transport.next('ann@agency.example', slow.answer);
  await put('ann');
  mail.start();
  await vi.waitFor(() => expect(transport.tries).toHaveLength(1));
  const stopped = mail.stop();
  slow.end(accepted);
  await stopped;
  expect(room.outbox.rows.get('project-1.ann')?.state).toBe('sent');
});

test('an outcome that cannot be recorded is told, and the email comes back as maybe sent', async () => {
  const { room, transport, mail, put } = mailRoom();
  vi.spyOn(room.outbox, 'sent').mockRejectedValueOnce(new Error('disk full'));
  await put('ann');
  mail.start();
  await vi.waitFor(() =>
    expect(room.logger.told('What became of an email was not recorded')).toHaveLength(1),
  );
  room.clock.advance(120_000);
  await mail.idle();
  expect(transport.tries).toHaveLength(2);
  expect(room.logger.told('Email sent')).toMatchObject([{ maybeSent: true }]);
});
