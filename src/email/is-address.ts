import { z } from 'zod';

/**
 * One plain address and nothing else: no list, no display name, no white space that could start another header.
 * Letters of any language pass; whether they can be delivered is the mail server's business.
 */
export function isAddress(text: string): boolean {
  const pattern = z.regexes.unicodeEmail;
  return z.email({ pattern }).safeParse(text).success && !/[\s\p{Cc},;:<>()[\]\\"]/u.test(text);
}
