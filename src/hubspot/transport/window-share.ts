export interface WindowLimits {
  /** Starts that HubSpot allows in any `windowMs` ms. */
  readonly perWindow: number;
  readonly windowMs: number;
  /** Tasks running at the same time. */
  readonly concurrency: number;
}

/**
 * HubSpot counts arrivals, we count starts: a smaller share of a slightly longer window allows for what lies between.
 * Both together leave nearly 97 % of the quota, and four calls in the air that may come late.
 */
const shareUsed = 0.98;
const windowStretch = 1.01;

/** The starts we allow ourselves out of so many. */
export function shareOf(perWindow: number): number {
  return Math.max(1, Math.floor(perWindow * shareUsed));
}

/** The time, in ms, within which we count them. */
export function stretched(windowMs: number): number {
  return windowMs * windowStretch;
}
