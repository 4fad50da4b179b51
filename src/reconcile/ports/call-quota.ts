/** What HubSpot counts apart: every call, and searches once more. */
export type CallBucket = 'calls' | 'searches';

/** So many calls, granted at that instant (ms of whoever keeps them). */
export type Grant = readonly [at: number, calls: number];

export interface QuotaGrant {
  /** To be used at once: they count from now on, and cannot be given back. */
  readonly granted: number;
  /** Milliseconds until there may be more; 0 where all that was wanted was granted. */
  readonly retryAfterMs: number;
}

/** Decides from what was granted before, the oldest first, and answers what is to be kept of it; changes nothing itself. */
export type GrantRule = (
  grants: readonly Grant[],
  now: number,
) => QuotaGrant & { readonly grants: readonly Grant[] };

/** The calls to HubSpot that all servers on one database may make together. */
export interface CallQuota {
  /**
   * Applies the rule to what all servers were granted; again, where another server was first.
   * @throws where the database cannot be asked; nothing is granted then
   */
  reserve(bucket: CallBucket, rule: GrantRule): Promise<QuotaGrant>;
}
