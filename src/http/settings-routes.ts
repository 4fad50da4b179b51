import { Router } from 'express';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from '../reconcile/ports/observer.ts';
import { Refusal } from './refusal.ts';
import { isWorthALine } from './request-standing.ts';
import type { SettingsAnswer, SettingsProposal, TrialAnswer } from './settings-answer.ts';
import { answerSettings } from './settings/answer-settings.ts';
import { askHubSpotWithin } from './settings/ask-hubspot.ts';
import { judgeSettings } from '../settings/judge-settings.ts';
import { previewOf } from './settings/preview.ts';
import { readProposal } from './settings/read-proposal.ts';
import { requireTrust } from './settings/require-trust.ts';
import { notValid, saveSettings } from './settings/save-settings.ts';
import type { SettingsRoutesOptions } from './settings/settings-routes-options.ts';
import { newestSettings } from './settings/stored-settings.ts';
import { verifyUiRequest } from './ui-requests.ts';
import type { UiCaller } from './ui-requests.ts';

/**
 * `GET /` and `PUT /`: the settings, for the page inside HubSpot; the answers are those of `settings-answer.ts`.
 * Only for users the app may trust. Nothing that is answered is kept anywhere on the way.
 */
export function createSettingsRoutes(options: SettingsRoutesOptions): Router {
  const { logger, patienceMs = 3000 } = options;
  const ask = askHubSpotWithin(patienceMs, logger);
  const askPatiently = askHubSpotWithin(2 * patienceMs, logger);

  const trusted = async (request: Request, response: Response): Promise<UiCaller> => {
    const caller = await verifyUiRequest(request, response, options);
    await requireTrust(caller, options, ask);
    return caller;
  };
  const tryOut = async ({ settings: document, previewDate }: SettingsProposal): Promise<TrialAnswer> => {
    const people = await ask('The people', () => options.reader().people());
    const { settings, problems } = judgeSettings(document, people?.answer ?? null);
    return { problems, preview: settings && (await previewOf(settings, previewDate, options, ask)) };
  };
  const save = async (proposal: SettingsProposal, caller: UiCaller): Promise<SettingsAnswer> => {
    const { settings: document, basedOn, previewDate } = proposal;
    const people = await ask('The people', () => options.reader().people());
    const { settings, problems } = judgeSettings(document, people?.answer ?? null);
    if (settings === null) throw notValid(problems);
    const saving = { settings, basedOn, caller, arePeopleKnown: people !== null };
    const saved = await saveSettings(saving, options, askPatiently);
    return answerSettings(saved, previewDate, options, ask);
  };

  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router
    .route('/')
    .get(async (request, response) => {
      await trusted(request, response);
      const newest = await newestSettings(options.store);
      response.json(await answerSettings(newest, undefined, options, ask));
    })
    .put(async (request, response) => {
      const caller = await trusted(request, response);
      const proposal = readProposal(caller.rawBody);
      response.json(proposal.dryRun === true ? await tryOut(proposal) : await save(proposal, caller));
    })
    .all((_request, response) => {
      response.setHeader('Allow', 'GET, HEAD, PUT');
      throw new Refusal(405, 'the settings are read with GET and saved with PUT');
    });
  router.use(logRefusals(logger));
  return router;
}

/** A page shows its user why it was refused; an admin of the server finds it in the log. */
function logRefusals(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, _response, next) => {
    if (error instanceof Refusal) {
      const fields = { outcome: error.status, method: request.method };
      if (error.status === 503)
        logger.error({ ...fields, error: error.cause }, 'The settings page was put off');
      else if (isWorthALine(request)) logger.warn(fields, 'A request of the settings page was refused');
    }
    next(error);
  };
}
