import { Router } from 'express';
import { pageHeaders } from '../pages/page-headers.ts';
import { consolePath } from './access/cookie.ts';
import { createGate, fieldsOf, type GateOptions } from './access/gate.ts';
import { createSignIn, type SignInOptions } from './access/sign-in.tsx';
import { rememberDetails } from './frame/account-details.ts';
import { addPage } from './frame/add-page.tsx';
import { answerProblems } from './frame/answer-problems.tsx';
import { consoleAssets } from './frame/send-page.tsx';
import type { ConsoleSurroundings } from './frame/surroundings.ts';
import { createStream } from './live/stream.ts';
import { createWatcher } from './live/watcher.ts';
import { changes, pages } from './pages.ts';
import { ConsoleRefused } from './refused.ts';

export interface ConsoleOptions extends Omit<GateOptions, 'clock'>, Pick<SignInOptions, 'isAdminToken'> {
  readonly surroundings: Omit<ConsoleSurroundings, 'details'>;
  /** Aborted: the app is stopping, and pages that follow what happens are let go. */
  readonly signal: AbortSignal;
}

/** The operator's pages, to be mounted at `/console`. */
export function createConsole(options: ConsoleOptions): Router {
  const { surroundings, signal, adminToken } = options;
  const { clock, logger } = surroundings;
  const around: ConsoleSurroundings = { ...surroundings, details: rememberDetails(surroundings.account) };
  const gate = createGate({ ...options, clock });

  const router = Router();
  router.use(pageHeaders, gate.keepOutOthers);
  router.use(consoleAssets.path, consoleAssets.router);
  router.use(gate.readForm, createSignIn({ ...options, gate, logger }));
  router.use(gate.admit, gate.checkForm);
  const watcher = createWatcher();
  const stream = createStream({ watcher, signal });
  const hasSignIn = adminToken !== null;
  for (const page of pages) addPage(router, page, { around, gate, watcher, stream, hasSignIn });
  for (const { path, carryOut } of changes)
    router.post(path, async (request, response) => {
      response.redirect(303, `${consolePath}${await carryOut(around, fieldsOf(request))}`);
    });
  router.use(() => {
    throw new ConsoleRefused(404, 'There is no such page.');
  });
  router.use(answerProblems(logger));
  return router;
}
