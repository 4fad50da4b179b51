import type { DeskAnswer } from '../../workflow-actions/desk.ts';
import { outputFieldsOf, type AnyOutcome } from '../../workflow-actions/outcome.ts';
import type { ActionMeter } from '../metrics.ts';
import type { Refusal } from '../refusal.ts';

/** What goes back to HubSpot, and how it is counted. */
export interface Reply {
  readonly status: number;
  readonly body: object;
  readonly counted: Parameters<ActionMeter['action']>[1];
  /** What the workflow's history shows a text for. */
  readonly errorCode?: string;
  /** Seconds after which HubSpot may repeat the call. */
  readonly retryAfter?: number;
}

/** After this long HubSpot lets a waiting workflow go on by itself, in ISO 8601: a day is longer than any retries. */
const longestWait = 'P1D';

/**
 * The answer to a call. HubSpot goes by `hs_execution_state` where it is there, else by the status: 4xx fails the
 * action at once, 429 and 5xx are repeated. So what shall be repeated carries no state.
 */
export function replyTo(answer: DeskAnswer): Reply {
  switch (answer.kind) {
    case 'outcome':
      return replyWith(answer.outcome);
    case 'wait':
      return {
        status: 200,
        body: { outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: longestWait } },
        counted: 'promised',
      };
    case 'overloaded':
      return {
        status: 429,
        body: { error: 'too many calls are in hand; repeat this one a little later' },
        counted: 'overloaded',
        retryAfter: 10,
      };
  }
}

function replyWith(outcome: AnyOutcome): Reply {
  const outputFields = outputFieldsOf(outcome);
  if (outcome.ok) return { status: 200, body: { outputFields }, counted: 'done' };
  const { errorCode, message } = outcome;
  return {
    status: errorCode === 'RECORD_NOT_FOUND' ? 404 : 400,
    body: { error: message, errorCode, outputFields },
    counted: 'not done',
    errorCode,
  };
}

/** Only a call that could not be understood has a code for the workflow's history. */
export function replyToRefused({ status, message }: Refusal): Reply {
  if (status === 400) {
    const failed = { ok: false, errorCode: 'BAD_INPUT', message } as const;
    return { ...replyWith(failed), counted: 'refused 400' };
  }
  return { status, body: { error: message }, counted: status === 503 ? 'put off' : `refused ${status}` };
}
