import { TaskCancelledError, timeout, TimeoutStrategy } from 'cockatiel';
import { Router } from 'express';
import { describeStanding } from '../domain/standing/describe-standing.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import type { HandoffHistory } from '../reconcile/ports/handoff-history.ts';
import type { LookAtProject, ProjectLook } from '../reconcile/ports/looking.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import { withoutAddresses } from '../reconcile/without-addresses.ts';
import type { Mapping } from '../settings/mapping-schema.ts';
import { toProjectAnswer } from './project-answer.ts';
import { Refusal } from './refusal.ts';
import { verifyUiRequest, type UiRequestOptions } from './ui-requests.ts';

export interface ProjectRoutesOptions extends UiRequestOptions {
  readonly look: LookAtProject;
  readonly history: Pick<HandoffHistory, 'latest'>;
  /** The names that hold now. */
  readonly mapping: () => Mapping;
  readonly logger: Logger;
  /**
   * Real milliseconds HubSpot may take; 4,000 unless given. A 503 comes again once by itself, and twice this is
   * less than the card waits, so that it hears who is late.
   */
  readonly patienceMs?: number;
}

const lookIntoIt = 'HubSpot refuses to let the app read this project; an admin has to look into it';
const putOff: Readonly<Record<AccountError['because'], string>> = {
  later: 'HubSpot could not be read just now; try again in a minute',
  refused: lookIntoIt,
  unauthorised: lookIntoIt,
};

/** Handoffs shown; older ones are history. */
const shownHandoffs = 10;

/**
 * `GET /:id`: where the refresh of one creative project stands, for the card on its record. Every user of the
 * served account may look, since HubSpot shows the card to nobody who may not see the record.
 */
export function createProjectRoutes(options: ProjectRoutesOptions): Router {
  const { history, mapping } = options;
  const router = Router();
  router.get('/:id', async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    await verifyUiRequest(request, response, options);
    const { id } = request.params;
    if (!/^\d+$/.test(id)) throw new Refusal(400, 'the id of a creative project has digits only');
    const look = await lookAt(id, options);
    if (look === null) throw new Refusal(404, `there is no creative project ${id}`);
    const { snapshot, rules, now } = look;
    const handoffs = await history.latest(id, shownHandoffs);
    const standing = describeStanding(snapshot, rules, now);
    response.json(toProjectAnswer({ look, standing, handoffs, watch: watchedOf(mapping()) }));
  });
  return router;
}

/** A look that is given up goes on until the transport gives up; it writes nothing. */
async function lookAt(id: string, options: ProjectRoutesOptions): Promise<ProjectLook | null> {
  const { look, logger, patienceMs = 4000 } = options;
  try {
    return await timeout(patienceMs, TimeoutStrategy.Aggressive).execute(() => look(id));
  } catch (error) {
    const because = error instanceof TaskCancelledError ? 'later' : becauseOf(error);
    const words = error instanceof Error ? withoutAddresses(error.message) : '';
    logger.error({ error: words, because, projectId: id }, 'A project could not be looked at');
    throw new Refusal(503, putOff[because], { cause: error });
  }
}

/** @throws what has nothing to do with HubSpot, as it came */
function becauseOf(error: unknown): AccountError['because'] {
  if (error instanceof AccountError) return error.because;
  throw error;
}

/** What people change, and what the app writes whenever it has acted. */
function watchedOf({ project: { properties, packageProperty } }: Mapping): readonly string[] {
  const { status, refreshDate, cadenceDays, adLabLink, accountManager, sas } = properties;
  const { sequence, waitingOn, waitingSince } = properties;
  const byPeople = [status, refreshDate, cadenceDays, adLabLink, accountManager, sas];
  const byTheApp = [sequence, waitingOn, waitingSince];
  return [...byPeople, ...(packageProperty === null ? [] : [packageProperty]), ...byTheApp];
}
