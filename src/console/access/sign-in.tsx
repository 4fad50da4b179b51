/** @jsxImportSource preact */
import { Router } from 'express';
import type { Response } from 'express';
import type { Logger } from '../../reconcile/ports/observer.ts';
import { sendPage } from '../frame/send-page.tsx';
import { consolePath } from './cookie.ts';
import { fieldsOf, type Gate } from './gate.ts';
import { SignInPage } from './sign-in-page.tsx';
import { pathAfterSignIn } from './where-to.ts';

export interface SignInOptions {
  /** null: nobody signs in. */
  readonly adminToken: string | null;
  /** Takes the same time whatever was sent. */
  readonly isAdminToken: (sent: string) => boolean;
  readonly publicBaseUrl: string;
  readonly gate: Gate;
  readonly logger: Logger;
}

/** `GET` and `POST /sign-in`, `POST /sign-out`: the token goes over the line once, in a form. */
export function createSignIn({
  adminToken,
  isAdminToken,
  publicBaseUrl,
  gate,
  logger,
}: SignInOptions): Router {
  const router = Router();
  const show = (response: Response, to: string, isWrong: boolean) => {
    sendPage(response.status(isWrong ? 401 : 200), {
      title: 'Sign in',
      place: null,
      main: <SignInPage to={to} isWrong={isWrong} publicBaseUrl={publicBaseUrl} />,
    });
  };

  router.get('/sign-in', (request, response) => {
    const { to } = request.query;
    const path = pathAfterSignIn(typeof to === 'string' ? to : undefined);
    if (adminToken === null) response.redirect(303, path);
    else show(response, path, false);
  });
  router.post('/sign-in', async (request, response) => {
    const { token = '', to } = fieldsOf(request);
    const path = pathAfterSignIn(to);
    if (adminToken !== null && !isAdminToken(token.trim())) {
      logger.warn({}, 'Somebody tried to sign in to the console with a wrong token');
      show(response, path, true);
      return;
    }
    const { kept } = await gate.sessions.open();
    gate.cookie.write(request, response, kept);
    logger.info({}, 'An admin signed in to the console');
    response.redirect(303, path);
  });
  router.post('/sign-out', gate.admit, gate.checkForm, (request, response) => {
    gate.sessions.close(gate.sessionOf(request));
    gate.cookie.clear(request, response);
    response.redirect(303, `${consolePath}/sign-in`);
  });
  return router;
}
