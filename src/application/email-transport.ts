import type { EmailConfiguration } from '../config/configuration.ts';
import { countEmails } from '../email/count-emails.ts';
import type { Metrics } from '../http/metrics.ts';
import { createSingleSendTransport } from '../hubspot/single-send.ts';
import type { HubSpotTransport } from '../hubspot/transport/transport.ts';
import type { EmailTransport } from '../reconcile/ports/outbox.ts';

/** The transport the environment asks for, counted; what SMTP needs is loaded only for it. */
export async function emailTransportFor(
  email: EmailConfiguration,
  transport: HubSpotTransport,
  metrics: Pick<Metrics, 'email'>,
): Promise<EmailTransport> {
  const chosen =
    email.transport === 'smtp'
      ? (await import('../email/smtp-transport.ts')).createSmtpTransport(email)
      : createSingleSendTransport({ transport, emailId: email.templateId, from: email.from });
  return countEmails(chosen, (outcome) => metrics.email(outcome));
}
