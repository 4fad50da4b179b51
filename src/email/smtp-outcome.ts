import { z } from 'zod';
import type { SendOutcome } from '../reconcile/ports/outbox.ts';

/** The part of nodemailer's errors that decides; see `NodemailerError`. */
const smtpError = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  permanent: z.boolean().optional(),
  message: z.string(),
});

/** Replies that reject our login or the lack of one: another login may get the same email through. */
const aboutLogin = new Set([530, 534, 535, 538]);

/** Codes with which an error is about this email rather than about the way to the server. */
const aboutEmail = new Set(['EENVELOPE', 'EMESSAGE']);

/**
 * Refused is only what the server turned down for good (5xx) on account of this email, or what can never be
 * sent at all. A server that is down, slow, busy or does not let us in may take the same email later.
 */
export function readSmtpError(error: unknown): Extract<SendOutcome, { ok: false }> {
  const parsed = smtpError.safeParse(error);
  if (!parsed.success) return { ok: false, because: 'later', message: 'sending failed for no reason given' };
  const { code, responseCode, permanent, message } = parsed.data;
  const login = responseCode !== undefined && aboutLogin.has(responseCode);
  const final = permanent ?? responseCode === undefined;
  const refused = code !== undefined && aboutEmail.has(code) && final && !login;
  const summary = `${code ?? 'error'}: ${message.replaceAll(/\s+/g, ' ')}`;
  return { ok: false, because: refused ? 'refused' : 'later', message: summary.slice(0, 300) };
}
