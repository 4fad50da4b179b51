import type { QuotaGrant, QuotaRequest } from '../../reconcile/ports/call-quota.ts';

/** So many calls, granted at that instant (epoch ms of the database). */
export type Grant = readonly [at: number, calls: number];

/**
 * Grants what the window that ends at `now` has left. The grants that still count are answered with the new one
 * among them, oldest first.
 */
export function grantCalls(
  grants: readonly Grant[],
  { wanted, perWindow, windowMs }: QuotaRequest,
  now: number,
): QuotaGrant & { readonly grants: readonly Grant[] } {
  // A clock that was set back must not let old grants count for ever.
  const counting = grants.filter(([at]) => at > now - windowMs && at <= now + windowMs);
  const used = counting.reduce((sum, [, calls]) => sum + calls, 0);
  const granted = Math.max(0, Math.min(wanted, perWindow - used));
  const oldest = counting[0]?.[0] ?? now;
  return {
    granted,
    retryAfterMs: granted === wanted ? 0 : Math.max(1, oldest + windowMs - now),
    grants: granted === 0 ? counting : [...counting, [now, granted]],
  };
}
