/** The configured mail server cannot be used at all; the message tells an admin what happened on the way. */
export class MailServerUnusable extends Error {
  override readonly name = 'MailServerUnusable';
}
