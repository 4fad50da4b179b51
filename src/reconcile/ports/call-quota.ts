/** What HubSpot counts apart: every call, and searches once more. */
export type CallBucket = 'calls' | 'searches';

export interface QuotaRequest {
  readonly bucket: CallBucket;
  readonly wanted: number;
  /** Starts allowed within any `windowMs` ms, by all servers together. */
  readonly perWindow: number;
  readonly windowMs: number;
}

export interface QuotaGrant {
  /** From 0 up to what was wanted. To be used at once: they count from now on, and cannot be given back. */
  readonly granted: number;
  /** Milliseconds until there may be more; 0 where all was granted. */
  readonly retryAfterMs: number;
}

/** The calls to HubSpot that all servers on one database may make together. */
export interface CallQuota {
  /** @throws where the database cannot be asked; nothing is granted then */
  reserve(request: QuotaRequest): Promise<QuotaGrant>;
}
