import {
  failureOfAnswer,
  failureOfConnection,
  TryFailure,
} from '../../../src/hubspot/transport/try-failure.ts';
import { finalError } from '../../../src/hubspot/transport/final-error.ts';
import type { HttpAnswer } from '../../../src/hubspot/transport/http-client.ts';
import { readAnswer } from '../../../src/hubspot/transport/read-answer.ts';
import { refusalOf } from '../../../src/hubspot/transport/refusal.ts';
import type { HubSpotTransport } from '../../../src/hubspot/transport/transport.ts';
import type { NamedRequest } from './seam.ts';

/**
 * The way to HubSpot without a wire, limits or repetitions: each call is one try, and what its answer means is read
 * as the app reads it. Repeating is left to the loops above, which have to cope with the last try's failure anyway.
 */
export function createStageTransport(
  exchange: (request: NamedRequest) => Promise<HttpAnswer>,
  now: () => number,
): HubSpotTransport {
  return {
    async call(call) {
      const { name, method, path, query, body } = call;
      const request = { name, method, path, ...(query && { query }), ...(body !== undefined && { body }) };
      if (call.mayStart && !(await call.mayStart())) {
        throw finalError(call, new TryFailure('no_turn', 'the right to make the call is lost'), 1);
      }
      const answer = await exchange(request).catch((error: unknown) => {
        throw isConnectionError(error) ? finalError(call, failureOfConnection(error), 1) : error;
      });
      const failure = failureOfAnswer(answer, now());
      if (failure !== null) throw finalError(call, failure, 1);
      if (answer.status < 200 || answer.status > 299) throw refusalOf(name, answer);
      return readAnswer(name, call.answer, answer.text);
    },
    close: () => undefined,
  };
}

/** The end of a process is no failed connection: it must not be taken for one. */
function isConnectionError(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'TryTimedOut' || error.name === 'AnswerCutOff' || 'code' in error)
  );
}
