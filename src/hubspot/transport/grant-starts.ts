import type { Grant, QuotaGrant } from '../../reconcile/ports/call-quota.ts';

export interface StartRequest {
  readonly wanted: number;
  /** Somebody waits: may take whatever the window has left. */
  readonly isUrgent: boolean;
  /** Starts allowed within any `windowMs` ms. */
  readonly perWindow: number;
  readonly windowMs: number;
}

/** In a window that holds fewer starts than this share, nobody has to keep to the pace. */
const unpacedShare = 1 / 4;

/** By this share of the window, work that was held up may be ahead of the pace to catch up. */
const catchUpShare = 1 / 16;

/** Starts less than this part of the window apart are kept as one, with the later time. */
const precision = 1 / 2000;

/**
 * Grants starts within a rolling window. What nobody waits for spreads its starts over the window: it would otherwise
 * use the window up at once, and a person would wait until it has passed. Whatever the backlog, so many starts come
 * back in time: `perWindow` of them evenly over `windowMs`, less the few that catching up may be ahead.
 */
export function grantStarts(
  grants: readonly Grant[],
  { wanted, isUrgent, perWindow, windowMs }: StartRequest,
  now: number,
): QuotaGrant & { readonly grants: readonly Grant[] } {
  // A clock that was set back must not let old grants count for ever.
  const counting = grants.filter(([at]) => at > now - windowMs && at <= now + windowMs);
  const used = counting.reduce((sum, [, calls]) => sum + calls, 0);
  const free = perWindow - used;
  const pace = isUrgent ? { ahead: free, waitMs: 0 } : keepPace(counting, { perWindow, windowMs }, now);
  const unpaced = Math.floor(perWindow * unpacedShare) - used;
  const granted = Math.max(0, Math.min(wanted, free, Math.max(pace.ahead, unpaced)));
  const untilFreeMs = free > granted ? 0 : (counting[0]?.[0] ?? now) + windowMs - now;
  return {
    granted,
    retryAfterMs: granted === wanted ? 0 : Math.max(1, Math.ceil(Math.max(pace.waitMs, untilFreeMs))),
    grants: granted === 0 ? counting : joined(counting, [now, granted], windowMs * precision),
  };
}

/** How many starts any span up to now can still take, and for how long it can take none, in ms. */
function keepPace(
  counting: readonly Grant[],
  { perWindow, windowMs }: Pick<StartRequest, 'perWindow' | 'windowMs'>,
  now: number,
): { readonly ahead: number; readonly waitMs: number } {
  const perMs = perWindow / windowMs;
  const catchUp = Math.max(1, perWindow * catchUpShare);
  let since = 0;
  let left = catchUp;
  let waitMs = 0;
  for (const [at, calls] of counting.toReversed()) {
    since += calls;
    const ofThisSpan = perMs * Math.max(0, now - at) + catchUp - since;
    left = Math.min(left, ofThisSpan);
    waitMs = Math.max(waitMs, (1 - ofThisSpan) / perMs);
  }
  return { ahead: Math.floor(left), waitMs };
}

function joined(grants: readonly Grant[], next: Grant, togetherMs: number): readonly Grant[] {
  const last = grants.at(-1);
  return last !== undefined && Math.abs(next[0] - last[0]) < togetherMs
    ? [...grants.slice(0, -1), [Math.max(next[0], last[0]), last[1] + next[1]]]
    : [...grants, next];
}
