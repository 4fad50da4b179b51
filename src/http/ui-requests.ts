import type { Request, Response } from 'express';
import { verifySignature } from '../hubspot/signature/verify-signature.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { KnownAccount } from './known-account.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { believe } from './request-standing.ts';

/** Somebody who looks at one of the app's pages or cards inside HubSpot, by HubSpot's own signed word. */
export interface UiCaller {
  readonly userId: string;
  /** null: HubSpot did not say. */
  readonly userEmail: string | null;
  /** Byte for byte as received; empty where the method has no body. */
  readonly rawBody: Buffer;
}

export interface UiRequestOptions {
  /** As HubSpot calls it, without a trailing slash. */
  readonly publicBaseUrl: string;
  /** The app's client secret. */
  readonly clientSecret: string;
  /** null as long as HubSpot could not be asked; requests are then put off with 503. */
  readonly account: () => Pick<KnownAccount, 'portalId'> | null;
  readonly clock: Clock;
  /** Largest body; 256,000 unless given. */
  readonly bodyLimitBytes?: number | undefined;
}

const withoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);
const idPattern = /^[1-9]\d{0,15}$/;

/**
 * Lets through what `hubspot.fetch` sends for a user of the served account. Only the v3 signature counts here: the
 * older ones cover no time, and without one a captured request could be repeated for ever. Says who the user is,
 * not what they may do.
 * @throws Refusal 413, 415 or 400 for the body, 401 where HubSpot did not sign this within the last five minutes,
 * 400 where the query does not name one user and one account, 503 while the account is not known, 403 for another.
 */
export async function verifyUiRequest(
  request: Request,
  response: Response,
  options: UiRequestOptions,
): Promise<UiCaller> {
  const { method, headers, originalUrl } = request;
  const rawBody = withoutBody.has(method)
    ? Buffer.alloc(0)
    : await readBody(request, response, options.bodyLimitBytes ?? 256_000);
  const verdict = verifySignature(
    { method, publicUri: options.publicBaseUrl + originalUrl, rawBody, headers },
    { secret: options.clientSecret, fallback: null, now: options.clock.now() },
  );
  if (!verdict.ok) throw new Refusal(401, verdict.because);
  believe(request);

  const query = new URLSearchParams(originalUrl.split('?').slice(1).join('?'));
  const userId = oneId(query, 'userId');
  const portalId = oneId(query, 'portalId');
  oneAtMost(query, 'appId');
  const userEmail = oneAtMost(query, 'userEmail');
  const account = options.account();
  if (account === null) throw new Refusal(503, 'the HubSpot account is not known yet; try again in a minute');
  if (portalId !== String(account.portalId))
    throw new Refusal(403, 'portalId is not the account this app serves');
  return { userId, userEmail, rawBody };
}

/** HubSpot adds its own value behind what a page may have put there itself: two of them and neither is believed. */
function oneAtMost(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  if (values.length > 1) throw new Refusal(400, `the query names ${name} more than once`);
  return values[0]?.trim() || null;
}

function oneId(query: URLSearchParams, name: string): string {
  const value = oneAtMost(query, name);
  if (value === null || !idPattern.test(value))
    throw new Refusal(400, `the query does not name ${name}, as HubSpot does`);
  return value;
}
