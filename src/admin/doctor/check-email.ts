import { randomUUID } from 'node:crypto';
import type { EmailConfiguration } from '../../config/configuration.ts';
import type { EmailTransport, OutgoingEmail } from '../../reconcile/ports/outbox.ts';
import { error, messageOf, notChecked, ok, warning, type Group, type Line } from './report.ts';

interface EmailOptions {
  readonly email: EmailConfiguration;
  readonly transport: EmailTransport;
  /** null: no email is sent. */
  readonly sendTestTo: string | null;
  /** Why the transport cannot be tried; null: it can. */
  readonly obstacle: string | null;
}

/** Whether emails can go out; only with `sendTestTo` one really does. */
export async function checkEmail(options: EmailOptions): Promise<Group> {
  const name = 'Email';
  if (options.obstacle !== null) return { name, lines: [notChecked('email', options.obstacle)] };
  if (options.email.transport === 'hubspot') return { name, lines: await checkSingleSend(options) };
  const connected = await checkMailServer(options.transport);
  return { name, lines: [connected, ...(await sendTest(options))] };
}

async function checkMailServer(transport: EmailTransport): Promise<Line> {
  try {
    await transport.verify();
    return ok('email', 'The mail server answers and takes the login.');
  } catch (failure) {
    return error(
      'email',
      `${messageOf(failure)}.`.replace(/\.+$/, '.'),
      'Check SMTP_URL: server, port, user and password; smtps:// is for port 465.',
    );
  }
}

async function checkSingleSend(options: EmailOptions): Promise<readonly Line[]> {
  if (options.sendTestTo !== null) return sendTest(options);
  return [
    warning(
      'email',
      "Whether HubSpot's single send works is not known: HubSpot tells only when something is sent.",
      'Run doctor with --send-test and your own address.',
    ),
  ];
}

async function sendTest({ email, transport, sendTestTo }: EmailOptions): Promise<readonly Line[]> {
  if (sendTestTo === null) return [];
  const outcome = await transport.send(testEmail(sendTestTo));
  if (outcome.ok)
    return [ok('test email', `A test email is on its way to ${sendTestTo}: see that it arrives.`)];
  const fix =
    email.transport === 'smtp'
      ? 'Check EMAIL_FROM, the address, and what the mail server lets this login send.'
      : 'Check HUBSPOT_EMAIL_TEMPLATE_ID, that its email is published, and that the account has the transactional email add-on.';
  return [error('test email', `The test email could not be sent: ${outcome.message}.`, fix)];
}

const sentence =
  'This is the test email that somebody asked for on the command line. Nothing has to be done.';

const testEmail = (to: string): OutgoingEmail => ({
  key: `doctor:${randomUUID()}`,
  handoff: 'doctor',
  to,
  subject: 'Creative Refresh: test email',
  text: sentence,
  html: `<p>${sentence}</p>`,
  projectId: null,
  ticketId: null,
  reason: 'An admin asked for a test email',
});
