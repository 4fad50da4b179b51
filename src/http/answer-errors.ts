import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from '../reconcile/ports/observer.ts';
import { Refusal } from './refusal.ts';

/** Any address nobody answered at. */
export const refuseUnknown: RequestHandler = () => {
  throw new Refusal(404, 'there is nothing at this address');
};

/**
 * Every OPTIONS, whatever the address: Express would answer it by itself, unsigned. Browsers ask so before a page of
 * another site calls the app, which none may.
 */
export const refuseOptions: RequestHandler = (request, response, next) => {
  if (request.method !== 'OPTIONS') {
    next();
    return;
  }
  response.setHeader('Allow', 'GET, HEAD, POST, PUT');
  throw new Refusal(405, 'OPTIONS is not answered here');
};

/** Refusals in their own words; of anything else the caller learns no more than that it went wrong. */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof Refusal) {
      response.status(error.status).json({ error: error.message, ...error.details });
      return;
    }
    if (error instanceof URIError) {
      response.status(400).json({ error: 'the address is not encoded as it should be' });
      return;
    }
    logger.error({ error, method: request.method, route: request.path }, 'A request failed');
    response.status(500).json({ error: 'something went wrong here' });
  };
}
