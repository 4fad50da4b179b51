import type { CallQuota } from '../../reconcile/ports/call-quota.ts';
import type { DailyUse } from './transport.ts';
import type { Logger } from '../../reconcile/ports/observer.ts';

/** How one try to call HubSpot ended; a label of metrics. */
export type TryOutcome =
  'ok' | 'refused' | 'limited' | 'locked' | 'migrating' | 'failing' | 'timeout' | 'lost' | 'unreachable';

/** Where the transport counts what it does. */
export interface TransportMeter {
  /** One try, by the call's name; retries count again. */
  call(name: string, outcome: TryOutcome, seconds: number): void;
  /** How long one try waited for its turn. */
  limiterWait(seconds: number): void;
  /** A 429, by HubSpot's policy name. With the limiter in place it is a defect, or someone else's calls. */
  rateLimited(policy: string): void;
  /** HubSpot did not accept the access token (401), or the app's scopes (403). */
  accessRefused(status: 401 | 403): void;
  /** The day's calls, as HubSpot just said. */
  dailyUse(use: DailyUse): void;
}

/** A large number lifts a limit. */
export interface TransportLimits {
  /** HubSpot's own number for the rolling window (190 by default); the limiter stays a little below it. */
  readonly perWindow?: number;
  readonly windowMs?: number;
  /** HubSpot's own number for searches (5 by default); the limiter stays below it. */
  readonly searchPerSecond?: number;
  /** Calls in the air at the same time (30 by default). */
  readonly concurrency?: number;
}

export interface TransportOptions {
  /** Never appears in a log or an error. */
  readonly accessToken: string;
  /** `https://api.hubapi.com`, or an address of a test account. */
  readonly baseUrl: string;
  /** For each try, from its start to the last byte of its answer; default 10,000. */
  readonly timeoutMs?: number;
  /** For the whole call, waiting for its turn and all retries included; default 60,000. */
  readonly deadlineMs?: number;
  /** Tries in all, the first included; default 5. */
  readonly maximumAttempts?: number;
  /** Basis of the exponential backoff; default 500. */
  readonly firstDelayMs?: number;
  /** Ceiling of the exponential backoff; default 10,000. */
  readonly longestDelayMs?: number;
  readonly limits?: TransportLimits;
  /** Other servers make calls as well: the limits are kept together with them. */
  readonly quota?: CallQuota;
  /** Uniform in [0, 1); spreads retries. Default `Math.random`. */
  readonly randomness?: () => number;
  /** Told of every answer, whatever its status, as soon as it is complete; names of headers are lower case. */
  readonly onAnswer?: (headers: Readonly<Record<string, string>>) => void;
  readonly meter: TransportMeter;
  readonly logger: Logger;
}
