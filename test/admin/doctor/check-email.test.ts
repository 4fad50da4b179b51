import { describe, expect, it, onTestFinished } from 'vitest';
import { checkEmail } from '../../../src/admin/doctor/check-email.ts';
import { createSmtpTransport } from '../../../src/email/smtp-transport.ts';
import type { EmailTransport, SendOutcome } from '../../../src/reconcile/ports/outbox.ts';
import { FakeEmailTransport } from '../../support/fakes/fake-email-transport.ts';
import { startSmtpServer, type Replies } from '../../email/smtp-server.ts';

const from = 'Creative Refresh <refresh@example.com>';

async function withMailServer(replies: Replies, sendTestTo: string | null) {
  const server = await startSmtpServer(replies);
  onTestFinished(() => server.stop());
  const url = server.url.replace('//', '//app:word@');
  const transport = createSmtpTransport({ smtpUrl: url, from });
  onTestFinished(() => transport.close());
  const email = { transport: 'smtp', smtpUrl: url, from } as const;
  return { group: await checkEmail({ email, transport, sendTestTo, obstacle: null }), server };
}

const line = (verdict: string, check: string, what: unknown, fix: string | null = null) => ({
  verdict,
  check,
  what,
  fix,
});
const connected = line('ok', 'email', 'The mail server answers and takes the login.');

describe('With a mail server, doctor', () => {
  it('logs in and sends nothing', async () => {
    const { group, server } = await withMailServer({}, null);
    expect(group).toEqual({ name: 'Email', lines: [connected] });
    expect(server.received).toEqual([]);
  });

  it('sends one test email where it is asked to', async () => {
    const { group, server } = await withMailServer({}, 'you@example.com');
    expect(group.lines).toEqual([
      connected,
      line('ok', 'test email', 'A test email is on its way to you@example.com: see that it arrives.'),
    ]);
    expect(server.received.map(({ recipients }) => recipients)).toEqual([['<you@example.com>']]);
    expect(server.received[0]?.source).toContain('Subject: Creative Refresh: test email');
  });

  it('tells a login that is not taken', async () => {
    const { group } = await withMailServer({ login: '535 wrong password' }, null);
    expect(group.lines).toEqual([
      line(
        'error',
        'email',
        expect.stringMatching(/^The mail server cannot be used: EAUTH: .*535 wrong password\.$/),
        'Check SMTP_URL: server, port, user and password; smtps:// is for port 465.',
      ),
    ]);
  });

  it('tells an addressee the server does not take', async () => {
    const { group } = await withMailServer({ recipient: '550 no such person' }, 'you@example.com');
    expect(group.lines).toEqual([
      connected,
      line(
        'error',
        'test email',
        expect.stringMatching(/^The test email could not be sent: .*550 no such person\.$/),
        'Check EMAIL_FROM, the address, and what the mail server lets this login send.',
      ),
    ]);
  });
});

describe("With HubSpot's single send, doctor", () => {
  const email = { transport: 'hubspot', templateId: 1, from: null } as const;
  const check = (transport: EmailTransport, sendTestTo: string | null) =>
    checkEmail({ email, transport, sendTestTo, obstacle: null });

  it('says that only sending shows whether it works', async () => {
    expect((await check(new FakeEmailTransport(), null)).lines).toEqual([
      line(
        'warning',
        'email',
        "Whether HubSpot's single send works is not known: HubSpot tells only when something is sent.",
        'Run doctor with --send-test and your own address.',
      ),
    ]);
  });

  it('tells why the test email did not go out', async () => {
    const outcome: SendOutcome = { ok: false, because: 'refused', message: 'there is no email 1' };
    const refusing: EmailTransport = {
      send: () => Promise.resolve(outcome),
      verify: () => Promise.resolve(),
      close: () => undefined,
    };
    expect((await check(refusing, 'you@example.com')).lines).toEqual([
      line(
        'error',
        'test email',
        'The test email could not be sent: there is no email 1.',
        'Check HUBSPOT_EMAIL_TEMPLATE_ID, that its email is published, and that the account has the transactional email add-on.',
      ),
    ]);
  });
});
