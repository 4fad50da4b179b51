import { AnswerCutOff, TryTimedOut } from './http-client.ts';
import type { HttpAnswer } from './http-client.ts';
import { readErrorBody } from './error-body.ts';

/**
 * Why one try brought no usable answer.
 * - `unreachable`: no connection was made. `lost`: it broke. `timeout`: no complete answer in time.
 * - `limited` (429), `locked` (423), `migrating` (477): HubSpot did nothing. `exhausted`: the day's quota is used up.
 * - `failing`: 5xx. `no_turn`: nothing was sent, because the deadline passed, the transport was closed or the right to
 *   the call was lost before.
 */
export type FailureKind =
  | 'unreachable'
  | 'lost'
  | 'timeout'
  | 'limited'
  | 'exhausted'
  | 'locked'
  | 'migrating'
  | 'failing'
  | 'no_turn';

export class TryFailure extends Error {
  override readonly name = 'TryFailure';
  readonly kind: FailureKind;
  /** null: no answer came. */
  readonly status: number | null;
  /** What HubSpot asked for in `Retry-After`, in ms. */
  readonly retryAfterMs: number | null;
  /** Of a 429: the limit that was hit, e.g. `TEN_SECONDLY_ROLLING`. */
  readonly policy: string | null;
  constructor(
    kind: FailureKind,
    message: string,
    details: { status?: number; retryAfterMs?: number | null; policy?: string | null; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.kind = kind;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.policy = details.policy ?? null;
  }

  /** Worth another try of the same call, provided it may be repeated at all. */
  get isPassing(): boolean {
    return this.kind !== 'exhausted' && this.kind !== 'no_turn';
  }

  /** HubSpot certainly carried nothing out, so that even a create may be repeated. */
  get provesNothingDone(): boolean {
    return this.kind !== 'lost' && this.kind !== 'timeout' && this.kind !== 'failing';
  }
}

/** Errors that come before a connection: name resolution, and a port where nobody listens. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The failure behind an error that `HttpClient.send` threw. */
export function failureOfConnection(error: unknown): TryFailure {
  if (error instanceof TryTimedOut) return new TryFailure('timeout', error.message, { cause: error });
  if (error instanceof AnswerCutOff) return new TryFailure('lost', error.message, { cause: error });
  const code = errorCode(error);
  return neverConnected.has(code)
    ? new TryFailure('unreachable', `HubSpot could not be reached (${code})`, { cause: error })
    : new TryFailure('lost', `the connection broke (${code})`, { cause: error });
}

function errorCode(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no error code';
}

/** The failure an answer means; null where the answer is final: a success or a refusal. */
export function failureOfAnswer(answer: HttpAnswer, now: number): TryFailure | null {
  const { status } = answer;
  const details = { status, retryAfterMs: readRetryAfter(answer.headers['retry-after'], now) };
  if (status === 423) return new TryFailure('locked', 'HubSpot holds a lock on the records (423)', details);
  if (status === 477) return new TryFailure('migrating', 'HubSpot is moving the account (477)', details);
  if (status >= 500) return new TryFailure('failing', `HubSpot is failing (${status})`, details);
  if (status !== 429) return null;
  const policy = readErrorBody(answer.text).policyName ?? 'UNNAMED';
  return policy === 'DAILY'
    ? new TryFailure('exhausted', "HubSpot's daily quota of API calls is used up (429)", {
        ...details,
        policy,
      })
    : new TryFailure('limited', `HubSpot's limit ${policy} was hit (429)`, { ...details, policy });
}

/** `Retry-After` is seconds or a date; null where it is neither. In ms from `now` (epoch ms). */
function readRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
