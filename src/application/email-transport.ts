import type { EmailConfiguration } from '../config/configuration.ts';
import { countEmails } from '../email/count-emails.ts';
import { createSmtpTransport } from '../email/smtp-transport.ts';
import type { Metrics } from '../http/metrics.ts';
import { createSingleSendTransport } from '../hubspot/single-send.ts';
import type { HubSpotTransport } from '../hubspot/transport/transport.ts';
import type { EmailTransport } from '../reconcile/ports/outbox.ts';

/** The transport the environment asks for, counted. */
export function emailTransportFor(
  email: EmailConfiguration,
  transport: HubSpotTransport,
  metrics: Pick<Metrics, 'email'>,
): EmailTransport {
  const chosen =
    email.transport === 'smtp'
      ? createSmtpTransport({ smtpUrl: email.smtpUrl, from: email.from })
      : createSingleSendTransport({ transport, emailId: email.templateId, from: email.from });
  return countEmails(chosen, (outcome) => metrics.email(outcome));
}
