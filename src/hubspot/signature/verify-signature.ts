import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/model.ts';
import { signV1, signV2, signV3 } from './signatures.ts';
import type { SignedContent } from './signatures.ts';

/** A request whose sender is not yet believed. Header names are lower case, as Node gives them. */
export interface IncomingRequest extends SignedContent {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface SignatureRules {
  /** The app's client secret. */
  readonly secret: string;
  /** Accepted where no v3 header came: `v1` for webhooks, `v2` for workflow actions, null for neither. */
  readonly fallback: 'v1' | 'v2' | null;
  /** Epoch milliseconds; a v3 timestamp may lie up to five minutes before or after it. */
  readonly now: Instant;
}

export type SignatureVerdict = { readonly ok: true } | { readonly ok: false; readonly because: string };

const windowMs = 5 * 60_000;
const v3Header = 'x-hubspot-signature-v3';
const timestampHeader = 'x-hubspot-request-timestamp';
const olderHeader = 'x-hubspot-signature';
const versionHeader = 'x-hubspot-signature-version';

/**
 * Decides whether HubSpot sent this request. A v3 header, however malformed, decides alone: nothing weaker is
 * looked at then. Never throws. The older versions carry no time, so a request captured once verifies for ever;
 * whoever allows them relies on the work behind being repeatable.
 */
export function verifySignature(request: IncomingRequest, rules: SignatureRules): SignatureVerdict {
  if (request.headers[v3Header] !== undefined) return verifyV3(request, rules);
  if (rules.fallback === null) return refuse('the header X-HubSpot-Signature-v3 is missing');
  return verifyOlder(request, rules.secret, rules.fallback);
}

function verifyV3(request: IncomingRequest, rules: SignatureRules): SignatureVerdict {
  const signature = request.headers[v3Header];
  const timestamp = request.headers[timestampHeader];
  if (timestamp === undefined) return refuse('the header X-HubSpot-Request-Timestamp is missing');
  if (typeof timestamp !== 'string' || !/^\d{1,15}$/.test(timestamp)) {
    return refuse('the header X-HubSpot-Request-Timestamp is not a time in milliseconds');
  }
  const age = rules.now - Number(timestamp);
  if (age > windowMs) return refuse('the request was signed more than 5 minutes ago');
  if (age < -windowMs) return refuse('the request was signed more than 5 minutes in the future');
  return equal(signV3(rules.secret, request, timestamp), signature)
    ? { ok: true }
    : refuse('the v3 signature does not match');
}

function verifyOlder(request: IncomingRequest, secret: string, allowed: 'v1' | 'v2'): SignatureVerdict {
  const signature = request.headers[olderHeader];
  if (signature === undefined) {
    return refuse('neither X-HubSpot-Signature-v3 nor X-HubSpot-Signature came with the request');
  }
  const version = request.headers[versionHeader];
  if (version !== undefined && version !== allowed) {
    return refuse(`only signatures of version v3 or ${allowed} are accepted here`);
  }
  const expected = allowed === 'v1' ? signV1(secret, request) : signV2(secret, request);
  return equal(expected, signature) ? { ok: true } : refuse(`the ${allowed} signature does not match`);
}

function refuse(because: string): SignatureVerdict {
  return { ok: false, because };
}

/** Takes the same time wherever the first difference lies; only the length may show. */
function equal(expected: string, given: string | readonly string[] | undefined): boolean {
  if (typeof given !== 'string') return false;
  const expectedBytes = Buffer.from(expected);
  const givenBytes = Buffer.from(given);
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
