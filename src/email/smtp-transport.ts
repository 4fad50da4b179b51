import { TimeoutStrategy, timeout } from 'cockatiel';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import type { EmailTransport, OutgoingEmail } from '../reconcile/ports/outbox.ts';
import { isAddress } from './is-address.ts';
import { MailServerUnusable } from './mail-server-unusable.ts';
import { messageIdOf } from './message-id.ts';
import { readSmtpError } from './smtp-outcome.ts';

export interface SmtpTransportOptions {
  /** `smtp://` or `smtps://`, with credentials where the server wants them. */
  readonly smtpUrl: string;
  /** `Creative Refresh <refresh@example.com>` or the bare address. */
  readonly from: string;
  /** Right side of the Message-IDs; the domain of `from` unless given. */
  readonly messageIdDomain?: string;
  /** Milliseconds to connect, and again until the server says hello; 10 000 unless given. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds of silence in a conversation; 20 000 unless given. */
  readonly silenceTimeoutMs?: number;
  /** Milliseconds one email, or trying the server out, may take altogether however it trickles; 60 000 unless given. */
  readonly deadlineMs?: number;
}

/**
 * Sends by SMTP, one connection per email, encrypted where the server offers it (`?requireTLS=true` in the
 * address insists on it). An email cut off after its last byte may have been taken: a repetition carries the
 * same Message-ID, and no more than that is promised.
 */
export function createSmtpTransport(options: SmtpTransportOptions): EmailTransport {
  const {
    smtpUrl,
    from,
    connectTimeoutMs = 10_000,
    silenceTimeoutMs = 20_000,
    deadlineMs = 60_000,
  } = options;
  const domain = options.messageIdDomain ?? domainOf(from);
  const mailer = createTransport({
    url: smtpUrl,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const underWay = new Set<AbortController>();

  return {
    async send(email) {
      if (!isAddress(email.to))
        return { ok: false, because: 'refused', message: 'the addressee has no valid address' };
      const abort = new AbortController();
      const deadline = setTimeout(() => abort.abort(), deadlineMs);
      underWay.add(abort);
      try {
        const sent = await mailer.sendMail({ ...compose(email, from, domain), signal: abort.signal });
        return { ok: true, providerId: sent.messageId };
      } catch (error) {
        return readSmtpError(error);
      } finally {
        clearTimeout(deadline);
        underWay.delete(abort);
      }
    },
    async verify() {
      try {
        await timeout(deadlineMs, TimeoutStrategy.Aggressive).execute(() => mailer.verify());
      } catch (error) {
        throw new MailServerUnusable(`The mail server cannot be used: ${readSmtpError(error).message}`, {
          cause: error,
        });
      }
    },
    close() {
      for (const abort of underWay) abort.abort();
      mailer.close();
    },
  };
}

function compose(email: OutgoingEmail, from: string, domain: string): SendMailOptions {
  return {
    from,
    // As an object the address is taken as it is, never split into a list.
    to: { name: '', address: email.to },
    subject: email.subject,
    text: email.text,
    html: email.html,
    messageId: messageIdOf(email.key, domain),
    // Keeps absence notes and other robots from answering.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

function domainOf(sender: string): string {
  return /@([^@>\s]+)>?$/.exec(sender.trim())?.[1] ?? 'localhost';
}
