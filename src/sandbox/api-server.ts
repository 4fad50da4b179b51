import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { timingSafeEqual } from 'node:crypto';
import { ApiError, badRequest, type Answer } from './api-error.ts';
import type { Call, Route } from './call.ts';
import type { ExchangeLog } from './exchanges.ts';
import type { Fault, FaultBox } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';

interface ApiServerParts {
  readonly routes: readonly Route[];
  readonly accessToken: string;
  readonly rateLimits: RateLimits;
  readonly faults: FaultBox;
  readonly log: ExchangeLog;
  /** Why the app may not make a call it holds a token for; null: it may. */
  readonly refuseForScope: (call: { readonly method: string; readonly path: string }) => Answer | null;
  /** What the account's servers take for the time, epoch ms. */
  readonly now: () => number;
}

type Reply = (answer: Answer, by?: 'account' | 'fault') => void;

/** The account's API as an Express application. */
export function createApiServer(parts: ApiServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  const parseJson: RequestHandler = express.json({ limit: '20mb', strict: false });
  app.use((request: Request, response: Response, next: NextFunction) => {
    parseJson(request, response, (error?: unknown) => {
      if (error === undefined) {
        next();
        return;
      }
      const message = error instanceof Error ? error.message : 'unreadable';
      replier(parts, request, response)(badRequest(`Invalid input JSON: ${message}`).answer());
    });
  });
  for (const route of parts.routes) {
    app[route.method](route.path, (request: Request, response: Response) =>
      answerCall(parts, route, request, response),
    );
  }
  app.use((request: Request, response: Response) => {
    const unknown = new ApiError(404, 'OBJECT_NOT_FOUND', `No service for ${request.method} ${request.path}`);
    replier(parts, request, response)(unknown.answer());
  });
  return app;
}

function answerCall(parts: ApiServerParts, route: Route, request: Request, response: Response): void {
  const reply = replier(parts, request, response);
  parts.log.count(request.method, request.path);
  const body: unknown = request.body;
  const fault = parts.faults.take({ method: request.method, path: request.path, body });
  const committed =
    fault === null || !('answer' in fault || 'connection' in fault) || fault.after === 'commit';
  const refused = refuse(parts, request);
  const answer = refused ?? (committed ? handle(route, callOf(request, fault)) : { status: 204 });
  if (fault === null || 'refuseRow' in fault) reply(answer);
  else if ('delay' in fault) setTimeout(() => reply(answer), fault.delay).unref();
  else strike(parts, fault, answer, response, reply);
}

/** Plays a fault that keeps the proper answer from arriving. */
function strike(
  parts: ApiServerParts,
  fault: Exclude<Fault, { delay: number } | { refuseRow: unknown }>,
  proper: Answer,
  response: Response,
  reply: Reply,
): void {
  if ('connection' in fault) {
    if (fault.connection === 'reset') response.socket?.resetAndDestroy();
    else parts.faults.whenReleased(() => reply(proper, 'fault'));
    return;
  }
  const category = fault.answer >= 500 ? 'INTERNAL_ERROR' : 'VALIDATION_ERROR';
  const { body } = new ApiError(fault.answer, category, 'The sandbox was told to answer so').answer();
  reply({ status: fault.answer, body: fault.body ?? body, headers: fault.headers ?? {} }, 'fault');
}

/** What comes before any handler: the token, the limits, the scopes, the content type. */
function refuse(parts: ApiServerParts, request: Request): Answer | null {
  if (!isBearer(request.get('authorization'), parts.accessToken)) {
    const message = 'Authentication credentials not found. This API supports OAuth 2.0 authentication.';
    return new ApiError(401, 'INVALID_AUTHENTICATION', message).answer();
  }
  const limited = parts.rateLimits.admit(isSearch(request));
  if (limited) return limited;
  const forbidden = parts.refuseForScope(request);
  if (forbidden) return forbidden;
  const hasBody = (request.get('content-length') ?? '0') !== '0';
  if (hasBody && !request.is('application/json')) {
    return new ApiError(415, 'VALIDATION_ERROR', 'Unsupported Media Type').answer();
  }
  return null;
}

const isSearch = (request: Request) => /^\/crm\/objects\/2026-09\/[^/]+\/search$/.test(request.path);

function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function handle(route: Route, call: Call): Answer {
  try {
    return route.handle(call);
  } catch (error) {
    if (error instanceof ApiError) return error.answer();
    throw error;
  }
}

const callOf = (request: Request, fault: Fault | null): Call => ({
  params: Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)])),
  query: queryOf(request),
  body: request.body,
  refusesRow: fault !== null && 'refuseRow' in fault ? fault.refuseRow : () => false,
});

const queryOf = (request: Request) => new URL(request.originalUrl, 'http://sandbox').searchParams;

/** Sends an answer and notes the exchange; only the first of two answers counts. */
function replier(parts: ApiServerParts, request: Request, response: Response): Reply {
  return (answer, by = 'account') => {
    if (response.writableEnded || response.destroyed) return;
    const limits = isSearch(request) || answer.status === 401 ? {} : parts.rateLimits.headers();
    const headers = { ...limits, ...answer.headers };
    const query = queryOf(request);
    response.status(answer.status).set({ Date: new Date(parts.now()).toUTCString(), ...headers });
    if (answer.body === undefined) response.end();
    else if (typeof answer.body === 'string') response.type('text/html').send(answer.body);
    else response.json(answer.body);
    parts.log.add({
      method: request.method,
      path: request.path,
      query: Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])),
      requestBody: request.body,
      status: answer.status,
      responseHeaders: headers,
      responseBody: answer.body,
      by,
    });
  };
}
