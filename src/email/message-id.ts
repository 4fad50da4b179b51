import { createHash } from 'node:crypto';

/**
 * The Message-ID of the email with this effect key: always the same, so that a mail program or server that sees
 * a repetition can tell. The key itself is not readable in it.
 */
export function messageIdOf(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
}
