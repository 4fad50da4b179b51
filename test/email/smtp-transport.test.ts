import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MailServerUnusable } from '../../src/email/mail-server-unusable.ts';
import { createSmtpTransport } from '../../src/email/smtp-transport.ts';
import type { SmtpTransportOptions } from '../../src/email/smtp-transport.ts';
import type { EmailTransport } from '../../src/reconcile/ports/outbox.ts';
import { anEmail } from './emails.ts';
import { startSmtpServer } from './smtp-server.ts';
import type { Replies, SmtpServer } from './smtp-server.ts';

const from = 'Creative Refresh <refresh@agency.example>';
const open: { stop(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.stop();
});

async function given(
  replies: Replies,
  more: Partial<SmtpTransportOptions> = {},
): Promise<{ server: SmtpServer; transport: EmailTransport }> {
  const server = await startSmtpServer(replies);
  const transport = createSmtpTransport({ smtpUrl: server.url, from, ...more });
  open.push({ stop: () => transport.close() }, server);
  return { server, transport };
}

/** Header lines of a message, continuation lines joined. */
function headersOf(source: string): Record<string, string> {
  const [head = ''] = source.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

describe('an email by SMTP', () => {
  it('reaches the addressee with both versions of its text and a Message-ID made from its key', async () => {
    const { server, transport } = await given({});
    const outcome = await transport.send(anEmail());
    const [email] = server.received;
    const headers = headersOf(email?.source ?? '');
    expect(outcome).toEqual({ ok: true, providerId: headers['message-id'] });
    expect(email).toMatchObject({
      sender: '<refresh@agency.example>',
      recipients: ['<ann.manager@example.com>'],
    });
    expect(headers).toMatchObject({
      from,
      to: 'ann.manager@example.com',
      'message-id': expect.stringMatching(/^<[0-9a-f]{40}@agency\.example>$/) as unknown,
      'auto-submitted': 'auto-generated',
      'content-type': expect.stringContaining('multipart/alternative') as unknown,
    });
    expect(email?.source).toContain('\r\n\r\nThe refresh is due.');
    expect(email?.source).toContain('<p>The refresh is due.</p>');
  });

  it('has the same Message-ID when it is sent again, and another email has another', async () => {
    const { server, transport } = await given({}, { messageIdDomain: 'mail.agency.example' });
    await transport.send(anEmail());
    await transport.send(anEmail());
    await transport.send(anEmail({ key: 'project-13.c1.kickoff.s3.email' }));
    const ids = server.received.map(({ source }) => headersOf(source)['message-id']);
    expect(ids[0]).toMatch(/@mail\.agency\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('cannot smuggle a header in with its subject', async () => {
    const { server, transport } = await given({});
    await transport.send(anEmail({ subject: 'Refresh\r\nBcc: everybody@example.com\r\n\r\nOther text' }));
    const [email] = server.received;
    expect(email?.recipients).toEqual(['<ann.manager@example.com>']);
    expect(headersOf(email?.source ?? '')).not.toHaveProperty('bcc');
    expect(headersOf(email?.source ?? '')['subject']).toBe('Refresh Bcc: everybody@example.com  Other text');
  });

  it.each([
    ['ann@example.com, everybody@example.com'],
    ['ann@example.com\r\nBcc: everybody@example.com'],
    ['Everybody: a@example.com;'],
    ['Ann <ann@example.com>'],
    ['ann'],
    [''],
  ])('to "%s" is refused without asking the server', async (to) => {
    const { server, transport } = await given({});
    expect(await transport.send(anEmail({ to }))).toEqual({
      ok: false,
      because: 'refused',
      message: 'the addressee has no valid address',
    });
    expect(server.connections()).toBe(0);
  });
});

describe('an email the server does not take', () => {
  it.each([
    ['is refused with an unknown addressee', 'refused', { recipient: '550 5.1.1 no such user' }],
    ['waits while the server asks for patience', 'later', { recipient: '451 4.7.1 greylisted' }],
    ['is refused with a forbidden sender', 'refused', { sender: '553 not your address' }],
    ['is refused for its content', 'refused', { message: '554 looks like spam' }],
    ['waits while the mailbox is busy', 'later', { message: '452 mailbox busy' }],
    ['waits while the server is closed', 'later', { greeting: '421 closed for today' }],
    ['waits while the server wants nothing to do with us', 'later', { greeting: '554 go away' }],
    ['waits where the server insists on a login', 'later', { sender: '530 who are you' }],
    ['waits where the answer to the message is lost', 'later', { message: null }],
  ] as const)('%s (%s)', async (_what, because, replies) => {
    const { transport } = await given(replies);
    const outcome = await transport.send(anEmail());
    expect(outcome).toMatchObject({ ok: false, because });
    const reply: unknown = Object.values(replies)[0];
    if (typeof reply === 'string')
      expect(outcome).toMatchObject({ message: expect.stringContaining(reply) as unknown });
  });

  it('waits where our login is wrong, and the password is in no message', async () => {
    const server = await startSmtpServer({ login: '535 5.7.8 wrong' });
    const password = randomUUID();
    const smtpUrl = server.url.replace('//', `//robot:${password}@`);
    const transport = createSmtpTransport({ smtpUrl, from });
    open.push({ stop: () => transport.close() }, server);
    const outcome = await transport.send(anEmail());
    expect(outcome).toMatchObject({ ok: false, because: 'later' });
    expect(JSON.stringify(outcome)).not.toContain(password);
  });

  it('waits while the server is down', async () => {
    const { server, transport } = await given({});
    await server.stop();
    expect(await transport.send(anEmail())).toMatchObject({
      ok: false,
      because: 'later',
      message: expect.stringContaining('ECONNREFUSED') as unknown,
    });
  });

  it('waits where the server does not say hello in time', async () => {
    const { transport } = await given({ greeting: null }, { connectTimeoutMs: 30 });
    expect(await transport.send(anEmail())).toMatchObject({
      ok: false,
      because: 'later',
      message: expect.stringContaining('ETIMEDOUT') as unknown,
    });
  });

  it('waits where the server falls silent in the middle', async () => {
    const { transport } = await given({ hello: '250-here' }, { silenceTimeoutMs: 30 });
    expect(await transport.send(anEmail())).toMatchObject({ ok: false, because: 'later' });
  });

  it('waits where the server keeps talking past the deadline', async () => {
    const { server, transport } = await given({ hello: '250-here' }, { deadlineMs: 60 });
    const trickle = setInterval(() => server.say('250-and another thing\r\n'), 5);
    try {
      expect(await transport.send(anEmail())).toMatchObject({
        ok: false,
        because: 'later',
        message: expect.stringContaining('EABORT') as unknown,
      });
      await vi.waitFor(() => expect(server.openConnections()).toBe(0));
    } finally {
      clearInterval(trickle);
    }
  });

  it('is given up at once when the app closes', async () => {
    const { server, transport } = await given({ hello: '250-here' });
    const sending = transport.send(anEmail());
    await vi.waitFor(() => expect(server.connections()).toBe(1));
    transport.close();
    expect(await sending).toMatchObject({ ok: false, because: 'later' });
  });
});

describe('trying the mail server out', () => {
  it('succeeds where it lets us in', async () => {
    const { server, transport } = await given({});
    await transport.verify();
    expect(server.received).toEqual([]);
  });

  it('says what happened where it does not', async () => {
    const { transport } = await given({ greeting: '554 go away' });
    await expect(transport.verify()).rejects.toThrow(MailServerUnusable);
    await expect(transport.verify()).rejects.toThrow('554 go away');
  });

  it('comes to an end although the server never does', async () => {
    const { server, transport } = await given({ hello: '250-here' }, { deadlineMs: 60 });
    const trickle = setInterval(() => server.say('250-and another thing\r\n'), 5);
    try {
      await expect(transport.verify()).rejects.toThrow(MailServerUnusable);
    } finally {
      clearInterval(trickle);
    }
  });
});
