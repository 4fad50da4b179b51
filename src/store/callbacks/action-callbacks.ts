import type { Clock } from '../../reconcile/ports/clock.ts';
import type { ActionCallbacks } from '../../reconcile/ports/action-callbacks.ts';
import type { Database } from '../database.ts';
import { measureCalls } from './call-depth.ts';
import { claimCalls, findNextCall } from './claim-calls.ts';
import { concludeCall, promiseCall } from './conclude-call.ts';
import { dropDeadCall, listDeadCalls, reviveDeadCall } from './dead-calls.ts';
import { recordDead, recordRetry, recordTold } from './record-callback.ts';
import { forgetCall, forgetOldCalls, takeCall } from './take-call.ts';

/**
 * Kept calls of workflow actions in the database; the same on both dialects. A call that was promised is left to
 * the process that promised it for 60 s, and can be claimed from then on.
 */
export function createActionCallbacks(database: Database, clock: Clock): ActionCallbacks {
  return {
    take: (call, now) => takeCall(database, call, now),
    promise: (call, now) => promiseCall(database, call, now),
    conclude: (callbackId, outcome, now) => concludeCall(database, callbackId, outcome, now),
    forget: (callbackId) => forgetCall(database, callbackId),
    claim: (request) => claimCalls(database, request),
    told: (call, now) => recordTold(database, call, now),
    retry: (call, at, error) => recordRetry(database, call, at, error, clock.now()),
    park: (call, error, now) => recordDead(database, call, error, now),
    depth: () => measureCalls(database),
    nextDueAt: () => findNextCall(database),
    deadLetters: () => listDeadCalls(database),
    retryDeadLetter: (callbackId, now) => reviveDeadCall(database, callbackId, now),
    dropDeadLetter: (callbackId) => dropDeadCall(database, callbackId),
    forgetBefore: (instant) => forgetOldCalls(database, instant),
  };
}
