import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { signV1, signV2, signV3 } from '../../../src/hubspot/signature/signatures.ts';
import { verifySignature } from '../../../src/hubspot/signature/verify-signature.ts';
import type { IncomingRequest, SignatureRules } from '../../../src/hubspot/signature/verify-signature.ts';
import '../../support/repeatable-properties.ts';

// HubSpot's published test vectors use this placeholder in place of a client secret.
const secret = [8, 4, 4, 4, 12].map((length) => 'y'.repeat(length)).join('-');
const signedAt = 1_693_657_560_000;
const minute = 60_000;

const rules: SignatureRules = { secret, fallback: null, now: signedAt };
const published = {
  method: 'POST',
  publicUri: 'https://www.example.com/webhook_uri',
  rawBody: Buffer.from(`{'example_field':'example_value'}`),
};
const publishedSignature = 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=';

function webhook(change: Partial<IncomingRequest> = {}): IncomingRequest {
  return {
    ...published,
    headers: {
      'x-hubspot-signature-v3': publishedSignature,
      'x-hubspot-request-timestamp': String(signedAt),
    },
    ...change,
  };
}

describe('a v3 signature', () => {
  test("is accepted for HubSpot's published example", () => {
    expect(verifySignature(webhook(), rules)).toEqual({ ok: true });
  });

  test.each([
    ['exactly 5 minutes ago', 5 * minute, { ok: true }],
    ['exactly 5 minutes ahead', -5 * minute, { ok: true }],
    [
      'a moment more than 5 minutes ago',
      5 * minute + 1,
      { ok: false, because: 'the request was signed more than 5 minutes ago' },
    ],
    [
      'a moment more than 5 minutes ahead',
      -5 * minute - 1,
      { ok: false, because: 'the request was signed more than 5 minutes in the future' },
    ],
  ])('made %s is judged by the window', (_when, age, verdict) => {
    expect(verifySignature(webhook(), { ...rules, now: signedAt + age })).toEqual(verdict);
  });

  test.each([
    ['another body', { rawBody: Buffer.from('[]') }],
    ['another method', { method: 'PUT' }],
    ['another URI', { publicUri: 'https://www.example.com/webhook_uri?x=1' }],
  ])('does not cover %s', (_what, change) => {
    expect(verifySignature(webhook(change), rules)).toEqual({
      ok: false,
      because: 'the v3 signature does not match',
    });
  });

  test('made with another secret is refused', () => {
    expect(verifySignature(webhook(), { ...rules, secret: secret.toUpperCase() })).toEqual({
      ok: false,
      because: 'the v3 signature does not match',
    });
  });

  test('covers the bytes of the body even where they are no text', () => {
    const request = webhook({ rawBody: Buffer.from([0xff, 0x00, 0xfe]) });
    const headers = {
      ...request.headers,
      'x-hubspot-signature-v3': signV3(secret, request, String(signedAt)),
    };
    expect(verifySignature({ ...request, headers }, rules)).toEqual({ ok: true });
    const similar = { ...request, headers, rawBody: Buffer.from([0xfd, 0x00, 0xfe]) };
    expect(verifySignature(similar, rules).ok).toBe(false);
  });

  test('is made over the URI with exactly the listed escapes undone', () => {
    const listed =
      'https://example.com/a%3Ab%2Fc%3Fd%40e%21f%24g%27h%28i%29j%2Ak%2Cl%3Bm%3a?q=%20%25%26%3D%23';
    const decoded = "https://example.com/a:b/c?d@e!f$g'h(i)j*k,l;m:?q=%20%25%26%3D%23";
    const sign = (publicUri: string) => signV3(secret, { ...published, publicUri }, String(signedAt));
    expect(sign(listed)).toBe(sign(decoded));
    expect(sign('https://example.com/?q=%20')).not.toBe(sign('https://example.com/?q= '));
    expect(sign('https://example.com/?q=%253A')).not.toBe(sign('https://example.com/?q=%3A'));
  });

  test.each([
    ['without a timestamp', undefined, 'the header X-HubSpot-Request-Timestamp is missing'],
    ['with words', 'yesterday', 'the header X-HubSpot-Request-Timestamp is not a time in milliseconds'],
    ['with nothing in it', '', 'the header X-HubSpot-Request-Timestamp is not a time in milliseconds'],
    ['with a sign', '-1693657560000', 'the header X-HubSpot-Request-Timestamp is not a time in milliseconds'],
    [
      'given twice',
      [String(signedAt), String(signedAt)],
      'the header X-HubSpot-Request-Timestamp is not a time in milliseconds',
    ],
    ['in seconds', '1693657560', 'the request was signed more than 5 minutes ago'],
  ])('%s is refused by name', (_what, timestamp, because) => {
    const headers = {
      'x-hubspot-signature-v3': publishedSignature,
      'x-hubspot-request-timestamp': timestamp,
    };
    expect(verifySignature(webhook({ headers }), rules)).toEqual({ ok: false, because });
  });

  test('that fails is not rescued by a valid older one', () => {
    for (const fallback of ['v1', 'v2'] as const) {
      const older = fallback === 'v1' ? signV1(secret, published) : signV2(secret, published);
      for (const broken of ['', 'nonsense', publishedSignature.toLowerCase(), [], [publishedSignature]]) {
        const headers = {
          'x-hubspot-signature-v3': broken,
          'x-hubspot-request-timestamp': String(signedAt),
          'x-hubspot-signature': older,
          'x-hubspot-signature-version': fallback,
        };
        expect(verifySignature(webhook({ headers }), { ...rules, fallback })).toEqual({
          ok: false,
          because: 'the v3 signature does not match',
        });
      }
    }
  });
});

describe('an older signature', () => {
  const example = { ...published, rawBody: Buffer.from('{"example_field":"example_value"}') };
  const v2Signature = '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900';
  const signed = (signature: string, version?: string): IncomingRequest => ({
    ...example,
    headers: { 'x-hubspot-signature': signature, 'x-hubspot-signature-version': version },
  });

  test("of version 2 is accepted for HubSpot's published example where it is allowed", () => {
    expect(verifySignature(signed(v2Signature, 'v2'), { ...rules, fallback: 'v2' })).toEqual({ ok: true });
  });

  test('of version 1 is accepted where it is allowed', () => {
    const request = signed(signV1(secret, example), 'v1');
    expect(verifySignature(request, { ...rules, fallback: 'v1' })).toEqual({ ok: true });
  });

  test('is judged by the allowed version where none is named', () => {
    expect(verifySignature(signed(v2Signature), { ...rules, fallback: 'v2' })).toEqual({ ok: true });
    expect(verifySignature(signed(v2Signature), { ...rules, fallback: 'v1' })).toEqual({
      ok: false,
      because: 'the v1 signature does not match',
    });
  });

  test('is refused where only v3 is accepted', () => {
    expect(verifySignature(signed(v2Signature, 'v2'), rules)).toEqual({
      ok: false,
      because: 'the header X-HubSpot-Signature-v3 is missing',
    });
  });

  test('of a version that is not the allowed one is refused by name', () => {
    expect(verifySignature(signed(v2Signature, 'v2'), { ...rules, fallback: 'v1' })).toEqual({
      ok: false,
      because: 'only signatures of version v3 or v1 are accepted here',
    });
  });

  test('that does not match is refused', () => {
    const altered = v2Signature.replace('9', '8');
    expect(verifySignature(signed(altered, 'v2'), { ...rules, fallback: 'v2' })).toEqual({
      ok: false,
      because: 'the v2 signature does not match',
    });
  });
});

test('a request without any signature is refused by name', () => {
  expect(verifySignature(webhook({ headers: {} }), { ...rules, fallback: 'v1' })).toEqual({
    ok: false,
    because: 'neither X-HubSpot-Signature-v3 nor X-HubSpot-Signature came with the request',
  });
});

test('no header value, however odd, makes the verification throw or pass', () => {
  const value = fc.oneof(
    fc.constant(undefined),
    fc.string({ unit: 'binary' }),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant(String(signedAt)),
  );
  const headers = fc.record({
    'x-hubspot-signature-v3': value,
    'x-hubspot-request-timestamp': value,
    'x-hubspot-signature': value,
    'x-hubspot-signature-version': value,
  });
  fc.assert(
    fc.property(headers, fc.constantFrom('v1' as const, 'v2' as const, null), (given, fallback) => {
      expect(verifySignature(webhook({ headers: given }), { ...rules, fallback }).ok).toBe(false);
    }),
  );
});
