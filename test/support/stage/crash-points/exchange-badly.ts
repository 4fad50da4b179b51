import { TryTimedOut, type HttpAnswer } from '../../../../src/hubspot/transport/http-client.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import type { CarryOut } from '../seam.ts';
import type { Way } from './ways.ts';

/** As long as the transport waits for an answer. */
const timeoutMs = 10_000;

/**
 * One call to HubSpot that goes wrong in this way, or well.
 * @throws what a broken or silent connection does
 */
export async function exchangeBadly(
  way: Way | null,
  carryOut: CarryOut,
  clock: FakeClock,
): Promise<HttpAnswer> {
  switch (way) {
    case 'limited (429)':
      return answer(429, { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
    case 'failing (503)':
      return answer(503, {});
    case 'failing after commit (502)':
      carryOut();
      return answer(502, {});
    case 'refused (400)':
      return answer(400, { category: 'VALIDATION_ERROR' });
    case 'every other row refused':
      return carryOut(everyOther());
    case 'connection lost after commit':
      carryOut();
      throw connectionLost();
    case 'hangs after commit':
      carryOut();
      return hang(clock);
    case 'hangs':
      return hang(clock);
    default:
      return Promise.resolve(carryOut());
  }
}

function hang(clock: FakeClock): never {
  clock.advance(timeoutMs);
  throw new TryTimedOut(timeoutMs);
}

function connectionLost(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}

/** The first row, the third, and so on. */
function everyOther(): () => boolean {
  let isRefused = false;
  return () => {
    isRefused = !isRefused;
    return isRefused;
  };
}

function answer(status: number, body: object): HttpAnswer {
  return {
    status,
    headers: {},
    text: JSON.stringify({ status: 'error', message: 'Something went wrong', ...body }),
  };
}
