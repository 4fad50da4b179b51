import type { Request, Response } from 'express';
import type { Clock } from '../reconcile/ports/clock.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { believe } from './request-standing.ts';
import type { VerifySignature } from './verify-signature.ts';

interface SignedBodyOptions {
  /** As HubSpot calls it, without a trailing slash; what proxies say in headers is not asked. */
  readonly publicBaseUrl: string;
  readonly verifySignature: VerifySignature;
  readonly clock: Clock;
  readonly bodyLimitBytes: number;
}

/**
 * The body of a request that HubSpot has signed, byte for byte.
 * @throws Refusal 415, 413 or 400 for the body, 401 where HubSpot did not sign it
 */
export async function readSignedBody(
  request: Request,
  response: Response,
  { publicBaseUrl, verifySignature, clock, bodyLimitBytes }: SignedBodyOptions,
): Promise<Buffer> {
  const rawBody = await readBody(request, response, bodyLimitBytes);
  const { method, headers, originalUrl } = request;
  const publicUri = publicBaseUrl + originalUrl;
  const verdict = verifySignature({ method, publicUri, rawBody, headers, now: clock.now() });
  if (!verdict.ok) throw new Refusal(401, verdict.because);
  believe(request);
  return rawBody;
}
