import type { Instant } from '../domain/model.ts';

/** A request as its signature covers it. */
export interface SignedRequest {
  readonly method: string;
  /** The address HubSpot called: the configured public one with the path and query that arrived. */
  readonly publicUri: string;
  /** Byte for byte as received. */
  readonly rawBody: Buffer;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly now: Instant;
}

export type SignatureVerdict = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Says whether HubSpot sent this, recently. Throws nothing. */
export type VerifySignature = (request: SignedRequest) => SignatureVerdict;
