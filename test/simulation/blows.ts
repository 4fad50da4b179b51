import type { HttpAnswer } from '../../src/hubspot/transport/http-client.ts';
import { TryTimedOut } from '../../src/hubspot/transport/http-client.ts';
import type { StrikeName } from './plan.ts';

/** The end of a process. Nothing of it reaches anybody: what it was in the middle of ends with it. */
export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** The database does not answer, or not any more. */
export class DatabaseFailed extends Error {
  override readonly name = 'DatabaseFailed';
}

/** A connection's own error. */
class ConnectionFailed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** What becomes of one use of the outside. */
export interface Blow {
  /** Whether it is carried out. */
  readonly isDone: boolean;
  /** What comes back instead of the proper answer; undefined: that one comes. */
  readonly instead?: { readonly error: Error } | { readonly answer: HttpAnswer };
  /** Every other row of a batch is refused. */
  readonly isPartial?: boolean;
  /** The answer is there, but the server takes no notice before it goes on. */
  readonly isHeld?: boolean;
}

export const noBlow: Blow = { isDone: true };

/** What strikes come to, those aside that end or stop the whole server, or make the mail server moody. */
export const blows: Readonly<Partial<Record<StrikeName, () => Blow>>> = {
  'answer lost': () => ({ isDone: true, instead: { error: new ConnectionFailed('ECONNRESET') } }),
  'not reached': () => ({ isDone: false, instead: { error: new ConnectionFailed('ECONNREFUSED') } }),
  'times out': () => ({ isDone: true, instead: { error: new TryTimedOut(15_000) } }),
  '429': () => ({ isDone: false, instead: { answer: failure(429, 'RATE_LIMIT') } }),
  '503, not done': () => ({ isDone: false, instead: { answer: failure(503, 'INTERNAL_ERROR') } }),
  '502, but done': () => ({ isDone: true, instead: { answer: failure(502, 'INTERNAL_ERROR') } }),
  'every other row refused': () => ({ isDone: true, isPartial: true }),
  'store refuses': () => ({
    isDone: false,
    instead: { error: new DatabaseFailed('the statement was refused') },
  }),
  'store answer lost': () => ({
    isDone: true,
    instead: { error: new DatabaseFailed('the connection broke') },
  }),
  'stands still after': () => ({ isDone: true, isHeld: true }),
  'mail server busy': () => ({ isDone: false, instead: { answer: failure(503, 'INTERNAL_ERROR') } }),
  'mail refused': () => ({ isDone: false, instead: { answer: failure(400, 'VALIDATION_ERROR') } }),
};

export const databaseIsDown = (): Blow => ({
  isDone: false,
  instead: { error: new DatabaseFailed('the database is down') },
});

export const hubSpotIsDown = (): Blow => ({
  isDone: false,
  instead: { answer: failure(503, 'INTERNAL_ERROR') },
});

function failure(status: number, category: string): HttpAnswer {
  const policy = status === 429 ? { policyName: 'TEN_SECONDLY_ROLLING' } : {};
  const body = {
    status: 'error',
    message: 'as the story has it',
    correlationId: 'none',
    category,
    ...policy,
  };
  return { status, headers: {}, text: JSON.stringify(body) };
}
