import { urlencoded } from 'express';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Clock } from '../../reconcile/ports/clock.ts';
import { isLivePath } from '../live/live-path.ts';
import { ConsoleRefused } from '../refused.ts';
import { createSessionCookie, type SessionCookie } from './cookie.ts';
import { isFromHere } from './from-here.ts';
import { isFromOurPage } from './same-site.ts';
import { createSeal } from './seal.ts';
import { createSessions, type Session, type Sessions } from './sessions.ts';
import { signInPath } from './where-to.ts';

export interface GateOptions {
  /** null: the console is for browsers on the server itself, and nobody signs in. */
  readonly adminToken: string | null;
  /** As HubSpot calls the app, without a trailing slash. */
  readonly publicBaseUrl: string;
  readonly clock: Clock;
  /** Called with every request of somebody who may see the console. */
  readonly believe: (request: Request) => void;
}

/** Who may come in to the console, and whose changes are carried out. */
export interface Gate {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  /** Where nobody signs in: keeps out whoever is not on this machine. */
  readonly keepOutOthers: RequestHandler;
  /** Reads the fields of a form that a page of this app sent, and of nobody else. */
  readonly readForm: RequestHandler;
  /** Lets in who has a session, and sends everybody else to the sign-in page. */
  readonly admit: RequestHandler;
  /** After the two before: lets only those forms through that were made for this session. */
  readonly checkForm: RequestHandler;
  /** Of a request that was admitted. */
  sessionOf(request: Request): Session;
}

const formLimit = '20kb';
const fields = z.record(
  z.string(),
  z.string().transform((text) => text.replaceAll('\u0000', '')),
);

const notFromHere =
  'Without ADMIN_TOKEN the console opens only in a browser on the server itself, at a loopback address. Set ADMIN_TOKEN and start the app again to open it from elsewhere.';
const notOurs =
  'This change did not come from a page of the console, so nothing was done. Open the console at the address that PUBLIC_BASE_URL names, and repeat there what you did.';
const outOfDate =
  'This form is out of date, so nothing was done. Go back, load the page again, and repeat what you did.';
const signedOut = 'You are not signed in any more, so nothing was done. Sign in, and repeat what you did.';

export function createGate({ adminToken, publicBaseUrl, clock, believe }: GateOptions): Gate {
  const sessions = createSessions(createSeal(adminToken), clock);
  const cookie = createSessionCookie(publicBaseUrl);
  const admitted = new WeakMap<Request, Session>();
  const parseForm: RequestHandler = urlencoded({ extended: false, inflate: false, limit: formLimit });

  const sessionOf = (request: Request): Session => {
    const session = admitted.get(request);
    if (session === undefined) throw new ConsoleRefused(401, signedOut);
    return session;
  };
  const letIn = (request: Request, session: Session) => {
    admitted.set(request, session);
    believe(request);
  };

  return {
    ...{ sessions, cookie, sessionOf },
    keepOutOthers: (request, _response, next) => {
      if (adminToken === null && !isFromHere(request)) throw new ConsoleRefused(403, notFromHere);
      next();
    },
    readForm: (request, response, next) => {
      if (isReading(request)) {
        next();
        return;
      }
      if (!isFromOurPage(request, publicBaseUrl)) throw new ConsoleRefused(403, notOurs);
      parseForm(request, response, next);
    },
    admit: async (request, response, next) => {
      const kept = cookie.read(request);
      const session = kept === null ? null : await sessions.of(kept);
      if (session !== null) letIn(request, session);
      else if (!isReading(request))
        throw new ConsoleRefused(401, adminToken === null ? outOfDate : signedOut);
      else if (adminToken === null) {
        const opened = await sessions.open();
        cookie.write(request, response, opened.kept);
        letIn(request, opened.session);
        // Led to the sign-in page, a stream would take it for its end, and come again twice a second.
      } else if (isLivePath(request.path) || request.accepts('html') === false)
        throw new ConsoleRefused(401, signedOut);
      else {
        response.redirect(303, signInPath(request.originalUrl));
        return;
      }
      next();
    },
    checkForm: async (request, _response, next) => {
      const sent = fieldsOf(request)['formToken'] ?? '';
      const isOurs = isReading(request) || (await sessions.holdsFormToken(sessionOf(request), sent));
      if (!isOurs) throw new ConsoleRefused(403, outOfDate);
      next();
    },
  };
}

/** What was filled in, without the NUL that databases refuse; where a field was sent twice, nothing counts. */
export function fieldsOf(request: Pick<Request, 'body'>): Readonly<Record<string, string>> {
  return fields.safeParse(request.body).data ?? {};
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}
