import { z } from 'zod';
import type { EmailTransport, OutgoingEmail, SendOutcome } from '../reconcile/ports/outbox.ts';
import { paths } from './paths.ts';
import { HubSpotRefused } from './transport/errors.ts';
import type { HubSpotCall, HubSpotTransport } from './transport/transport.ts';

export interface SingleSendOptions {
  /** Closed by whoever made it, not with this transport. */
  readonly transport: Pick<HubSpotTransport, 'call'>;
  /** Number of the published transactional email that serves as the template. */
  readonly emailId: number;
  /** null: the sender the template names. */
  readonly from: string | null;
}

const sendAnswer = z.object({
  statusId: z.string(),
  status: z.string(),
  sendResult: z.string().optional(),
  message: z.string().optional(),
});

/** With these the email is on its way, or was before: one `sendId` is sent at most once. */
const taken = new Set(['SENT', 'QUEUED', 'IDEMPOTENT_IGNORE']);

/** What stands in the way is the account's present state, not this email. */
const passing = new Set([
  'THROTTLED',
  'PORTAL_OVER_LIMIT',
  'IDEMPOTENT_FAIL',
  'ATTACHMENT_DOWNLOAD_QUEUE_FULL',
]);

/** Refusals of the access token or its scopes: mending those lets the same email through. */
const aboutAccess = new Set([401, 403]);

/**
 * Sends through HubSpot's single-send API (transactional email add-on, scope `transactional-email`). The
 * template shows `{{ custom.subject }}` as its subject, `{{ custom.body_html }}` as its body and
 * `{{ custom.body_text }}` as its plain text. The effect's key is the `sendId`, so a repetition sends nothing.
 *
 * Not promised: that HubSpot delivers what it queued, and that `verify` finds out about a missing template or
 * add-on: HubSpot has no way to ask without sending.
 */
export function createSingleSendTransport({ transport, emailId, from }: SingleSendOptions): EmailTransport {
  return {
    async send(email) {
      try {
        return readAnswer(await transport.call(describeSend(email, emailId, from)));
      } catch (error) {
        return readFailure(error);
      }
    },
    verify: () => Promise.resolve(),
    close: () => undefined,
  };
}

function describeSend(
  email: OutgoingEmail,
  emailId: number,
  from: string | null,
): HubSpotCall<typeof sendAnswer> {
  const sender = from === null ? {} : { from };
  return {
    name: 'send single email',
    method: 'POST',
    path: paths.singleSend(),
    body: {
      emailId,
      message: { to: email.to, sendId: email.key, cc: [], bcc: [], replyTo: [], ...sender },
      contactProperties: {},
      customProperties: {
        subject: withoutHubL(email.subject, '{ '),
        body_html: withoutHubL(email.html, '&#123;'),
        body_text: withoutHubL(email.text, '{ '),
      },
    },
    answer: sendAnswer,
    repeat: 'safe',
    priority: email.isUrgent === true ? 'person' : 'bulk',
  };
}

/**
 * People write `{{ … }}` into names and notes, and HubSpot does not say whether it looks for its template language in
 * what it fills in: so no two signs in a row begin an expression, a statement or a comment of it.
 */
function withoutHubL(text: string, brace: string): string {
  return text.replace(/\{(?=[{%#])/gu, brace);
}

function readAnswer({ statusId, status, sendResult, message }: z.output<typeof sendAnswer>): SendOutcome {
  const result = sendResult ?? (status === 'CANCELED' ? 'CAMPAIGN_CANCELLED' : 'QUEUED');
  if (taken.has(result)) return { ok: true, providerId: statusId };
  const because = passing.has(result) ? 'later' : 'refused';
  const explanation = message === undefined ? '' : ` (${message})`;
  return {
    ok: false,
    because,
    message: `HubSpot did not send the email: ${result}${explanation}`.slice(0, 300),
  };
}

/** Whatever left the outcome open is tried again: the `sendId` keeps that from sending twice. */
function readFailure(error: unknown): SendOutcome {
  const refused = error instanceof HubSpotRefused && !aboutAccess.has(error.status);
  const message = error instanceof Error ? error.message : 'sending failed for no reason given';
  return { ok: false, because: refused ? 'refused' : 'later', message: message.slice(0, 300) };
}
