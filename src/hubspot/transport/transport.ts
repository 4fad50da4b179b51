import type { z } from 'zod';

/** What people wait for goes first when the limiter has a queue, then what is due, then sweeps. */
export type CallPriority = 'person' | 'bulk' | 'sweep';

/** One call of HubSpot's API, described; the transport carries it out. */
export interface HubSpotCall<Schema extends z.ZodType> {
  /** Stable label for logs and metrics, without ids: `batch read projects`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Dated path, ids already encoded: `/crm/objects/2026-09/0-5/batch/read`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Every answer is parsed with it; an answer that does not fit is a `HubSpotAnswerError`. */
  readonly answer: Schema;
  /**
   * What a second try would do.
   * - `safe`: a read, or a write of absolute values: repeated freely.
   * - `create`: repeated only after an answer that proves HubSpot did nothing (429, 423, 477) or a connection
   *   that was never made; anything else is an unknown outcome.
   */
  readonly repeat: 'safe' | 'create';
  /** `search` calls also pass the second limiter (5 per second). */
  readonly limit?: 'search';
  readonly priority?: CallPriority;
  /** Asked when its turn has come, before each try; false: nothing is sent, and the call fails as unavailable. */
  readonly mayStart?: () => Promise<boolean>;
}

/** Executes calls: limits, time-outs, retries by kind, parsing. Errors are those of `errors.ts`. */
export interface HubSpotTransport {
  call<Schema extends z.ZodType>(call: HubSpotCall<Schema>): Promise<z.output<Schema>>;
  /** Frees sockets and refuses further calls. */
  close(): void;
}

/** The day's calls of the whole account, as HubSpot last said. */
export interface DailyUse {
  readonly maximum: number;
  readonly remaining: number;
}

/** A transport that remembers what HubSpot said of the day. */
export interface CountingTransport extends HubSpotTransport {
  /** The day's calls of the account as HubSpot last said; null: it has said nothing within half an hour. */
  dailyUse(): DailyUse | null;
}
