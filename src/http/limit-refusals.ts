import { createHash, randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { RefusalMeter } from './metrics.ts';
import { networkOf } from './network-of.ts';
import { Refusal } from './refusal.ts';
import { answerCurtly, isBelieved } from './request-standing.ts';
import { sumUpRefusals } from './sum-up-refusals.ts';

export interface RefusalLimitOptions {
  readonly logger: Pick<Logger, 'warn'>;
  readonly meter: RefusalMeter;
  /** Refused requests of one sender within a window before more are turned away; 60 unless given. */
  readonly mostRefusals?: number | undefined;
  /** Seconds; 60 unless given. */
  readonly windowSeconds?: number | undefined;
}

/** What a request brings along to be believed by. */
type Proof = 'signature' | 'token' | 'nothing';

/** Senders are counted in so many places, however many there are; two in one place share a count. */
const places = 16_384;

/**
 * Turns away, with 429 and before their bodies are read, requests from where too many were refused already. It never
 * turns away what would have been taken: a request that carries HubSpot's signature is read and judged all the same,
 * because HubSpot and a nuisance may come through the same proxy; only its refusal leaves no line in the log. Admin
 * tokens have a count of their own: beyond it none is looked at any more, the right one neither, so that guessing is
 * slow.
 *
 * Not promised: a limit on what several servers refuse together, nor on senders with many networks.
 */
export function limitRefusals(options: RefusalLimitOptions): RequestHandler {
  const { logger, meter, mostRefusals = 60, windowSeconds = 60 } = options;
  const limiter = new RateLimiterMemory({ points: mostRefusals, duration: windowSeconds });
  const takeDown = sumUpRefusals(logger, windowSeconds * 1000);
  // Nobody can look for a network that shares its place with somebody else's.
  const salt = randomUUID();

  return async (request, response, next) => {
    const network = networkOf(request.socket.remoteAddress);
    const proof = proofOf(request);
    const key = `${proof === 'token' ? 'tokens' : 'requests'} ${placeOf(salt + network)}`;
    const waitMs = await waitOf(key);
    response.once('close', () => {
      const { statusCode, writableFinished } = response;
      const isRefused = statusCode >= 400 && statusCode < 500;
      // Who hangs up before the answer has cost as much.
      if (isBelieved(request) || (writableFinished && !isRefused)) return;
      if (isRefused) meter.refused(statusCode);
      if (waitMs > 0) takeDown(network);
      else void limiter.penalty(key);
    });
    if (waitMs > 0 && proof !== 'signature') {
      response.setHeader('Retry-After', String(Math.ceil(waitMs / 1000)));
      // The rest of the request is not waited for.
      response.setHeader('Connection', 'close');
      throw new Refusal(429, 'too many requests from this address were refused; wait before the next one');
    }
    if (waitMs > 0) answerCurtly(request);
    next();
  };

  /** Milliseconds until requests are taken again; 0: they are. */
  async function waitOf(key: string): Promise<number> {
    const known = await limiter.get(key);
    return known === null || known.consumedPoints < mostRefusals ? 0 : Math.max(known.msBeforeNext, 0);
  }
}

function proofOf({ path, headers }: Request): Proof {
  if (/^\/admin(\/|$)/i.test(path)) return headers.authorization === undefined ? 'nothing' : 'token';
  // Whatever is refused there was a guess at the token, or at what stands for it.
  if (/^\/console(\/|$)/i.test(path)) return 'token';
  const isSigned =
    headers['x-hubspot-signature-v3'] !== undefined || headers['x-hubspot-signature'] !== undefined;
  return isSigned ? 'signature' : 'nothing';
}

function placeOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE() % places;
}
