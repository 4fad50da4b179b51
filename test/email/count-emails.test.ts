import { describe, expect, it } from 'vitest';
import { countEmails } from '../../src/email/count-emails.ts';
import type { EmailTransport, SendOutcome } from '../../src/reconcile/ports/outbox.ts';
import { anEmail } from './emails.ts';

describe('counting emails', () => {
  it.each<[SendOutcome, string]>([
    [{ ok: true, providerId: '1' }, 'sent'],
    [{ ok: false, because: 'refused', message: 'no such user' }, 'refused'],
    [{ ok: false, because: 'later', message: 'busy' }, 'later'],
  ])('passes %o on and counts it as %s', async (outcome, counted) => {
    const calls: string[] = [];
    const inner: EmailTransport = {
      send: () => Promise.resolve(outcome),
      verify: () => Promise.resolve(void calls.push('verify')),
      close: () => void calls.push('close'),
    };
    const counts: string[] = [];
    const transport = countEmails(inner, (result) => counts.push(result));
    expect(await transport.send(anEmail())).toBe(outcome);
    expect(counts).toEqual([counted]);
    await transport.verify();
    transport.close();
    expect(calls).toEqual(['verify', 'close']);
  });
});
