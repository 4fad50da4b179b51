import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/model.ts';
import { describeStanding } from '../../src/domain/standing/describe-standing.ts';
import { answerErrors, refuseUnknown } from '../../src/http/answer-errors.ts';
import { listen, type RunningServer } from '../../src/http/listen.ts';
import { createProjectRoutes } from '../../src/http/project-routes.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import type { LookAtProject } from '../../src/reconcile/ports/looking.ts';
import { parseSettings, rulesOf } from '../../src/settings/settings-schema.ts';
import { FakeHandoffHistory } from '../support/fakes/fake-handoff-history.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { createLogBook, noon } from './fakes.ts';
import { askAsPage, clientSecret, publicBaseUrl, type PageRequest } from './ui-page.ts';

const settings = parseSettings({ mapping: { project: { properties: { status: 'refresh_state' } } } });
const snapshot: Snapshot = {
  account: { portalId: 145883449, timeZone: 'America/New_York', uiDomain: 'app.hubspot.com' },
  project: projectRecord({
    id: '12',
    name: 'Harbor',
    status: 'deliverable_submitted',
    refreshDate: '2026-11-01',
    kickoffSentAt: noon - 16 * 86_400_000,
    submissionCuedAt: noon - 86_400_000,
    waitingOn: 'creative_team',
    waitingSince: noon - 3_600_000,
  }),
  tickets: [
    ticketRecord({
      id: '71',
      subject: 'Reel',
      stage: 'in_progress',
      copy: 'approved',
      graphics: 'in_qa',
      projectIds: ['12'],
      queuedAt: noon - 3_600_000,
    }),
    ticketRecord({ id: '72', subject: 'Banner', folderName: null, projectIds: ['12'] }),
  ],
  people: Object.fromEntries(
    ['Ann Lee', 'Sam Fox', 'Corin Vale', 'Dalia Ruiz'].map((name, index) => {
      const id = String(11 + index);
      return [id, { id, name, email: `person-${id}@agency.example` }];
    }),
  ),
  issued: [],
  memory: { highestCycle: 1, highestSequence: 0 },
};

let server: RunningServer;
let account: { readonly portalId: number } | null;
let look: LookAtProject;
let looks: string[];
let history: FakeHandoffHistory;
let logBook: ReturnType<typeof createLogBook>;

beforeEach(async () => {
  account = { portalId: 145883449 };
  looks = [];
  look = (projectId) => {
    looks.push(projectId);
    const found = { snapshot, rules: rulesOf(settings), now: noon, mode: 'live' as const };
    return Promise.resolve(projectId === '12' ? found : null);
  };
  history = new FakeHandoffHistory();
  logBook = createLogBook();
  const app = express();
  app.use(
    '/api/projects',
    createProjectRoutes({
      publicBaseUrl,
      clientSecret,
      account: () => account,
      clock: { now: () => noon },
      look: (projectId) => look(projectId),
      history,
      mapping: () => settings.mapping,
      logger: logBook.logger,
      patienceMs: 50,
    }),
  );
  app.use(refuseUnknown);
  app.use(answerErrors(logBook.logger));
  server = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterEach(() => server.stop());

const ask = (path = '/api/projects/12', request: Partial<PageRequest> = {}) =>
  askAsPage(`http://127.0.0.1:${server.port}`, path, { signedAt: noon, ...request });

async function refusalOf(path?: string, request?: Partial<PageRequest>) {
  const { status, body, headers } = await ask(path, request);
  return { status, body, cached: headers.get('cache-control') };
}

describe('the answer about one project', () => {
  it('says where the refresh stands, whom it waits on, what is missing, and what happened last', async () => {
    const noted = { projectId: '12', cycle: 1, sequence: 1 } as const;
    history.noted.push(
      { ...noted, handoff: '1 kickoff', reason: 'The date is near.', mode: 'shadow', at: noon - 120_000 },
      { ...noted, handoff: '3 submission cue', reason: 'The date is here.', mode: 'live', at: noon - 60_000 },
      { ...noted, projectId: '13', handoff: '8 close', reason: 'Done.', mode: 'live', at: noon },
    );
    const { status, body, headers } = await ask();
    expect({ status, cached: headers.get('cache-control') }).toEqual({ status: 200, cached: 'no-store' });
    const standing = describeStanding(snapshot, rulesOf(settings), noon);
    const nothingRevised = { revisionRound: 0, revisionRequested: [] };
    expect(body).toEqual({
      projectId: '12',
      name: 'Harbor',
      cycle: 1,
      status: 'deliverable_submitted',
      refreshDate: '2026-11-01',
      cadence: { days: 90, source: 'default' },
      waitingOn: 'creative_team',
      waitingSince: '2026-11-02T11:00:00.000Z',
      waitingOnPeople: ['Dalia Ruiz', 'Corin Vale'],
      stall: null,
      next: {
        handoff: '5 review',
        by: 'creative_team',
        on: null,
        what: standing.next.what,
      },
      adSets: [
        {
          folderName: 'Spring',
          isOfEarlierCycle: false,
          isComplete: false,
          isHandedOver: false,
          pendingApproval: 0,
          closed: 0,
          reason: standing.adSets[0]?.readiness.reason,
          tickets: [
            {
              id: '71',
              subject: 'Reel',
              stage: 'in_progress',
              copy: 'approved',
              graphics: 'in_qa',
              ...nothingRevised,
            },
          ],
        },
      ],
      looseTickets: [
        {
          id: '72',
          subject: 'Banner',
          stage: 'new',
          copy: 'not_started',
          graphics: 'not_started',
          ...nothingRevised,
        },
      ],
      missing: [
        {
          what: 'folder name',
          problem: 'Ticket "Banner" has no Deliverable Folder Name, so it takes part in no ad set.',
          remedy: 'Fill in Deliverable Folder Name on the ticket, the same for all tickets of the ad set.',
          ticketId: '72',
        },
      ],
      lastHandoffs: [
        {
          handoff: '3 submission cue',
          reason: 'The date is here.',
          at: '2026-11-02T11:59:00.000Z',
          isShadow: false,
        },
        {
          handoff: '1 kickoff',
          reason: 'The date is near.',
          at: '2026-11-02T11:58:00.000Z',
          isShadow: true,
        },
      ],
      mode: 'live',
      readAt: '2026-11-02T12:00:00.000Z',
      watch: [
        'refresh_state',
        'creative_refresh_date',
        'creative_refresh_cadence_days',
        'most_recent_adlab_link',
        'hubspot_owner_id',
        'sas_owner_id',
        'creative_refresh_sequence',
        'creative_refresh_waiting_on',
        'creative_refresh_waiting_since',
      ],
    });
  });

  it('shows the ten newest handoffs and no more', async () => {
    for (let sequence = 0; sequence < 12; sequence += 1)
      history.noted.push({
        ...{ projectId: '12', cycle: 1, handoff: '4 tickets', mode: 'live', reason: `Number ${sequence}.` },
        ...{ sequence, at: noon + sequence },
      });
    const { body } = await ask();
    expect(body).toHaveProperty('lastHandoffs.length', 10);
    expect(body).toHaveProperty('lastHandoffs.0.reason', 'Number 11.');
  });

  it('is given to every user of the account', async () => {
    expect((await ask('/api/projects/12', { query: { userId: '4', userEmail: null } })).status).toBe(200);
  });
});

describe('a request about one project', () => {
  const signedLater = noon - 300_001;
  it.each([
    [{ isSigned: false }, 401, 'the header X-HubSpot-Signature-v3 is missing'],
    [{ signedAt: signedLater }, 401, 'the request was signed more than 5 minutes ago'],
    [{ headers: { 'x-hubspot-signature-v3': 'AAAA' } }, 401, 'the v3 signature does not match'],
    [{ query: { portalId: '999' } }, 403, 'portalId is not the account this app serves'],
    [{ query: { userId: null } }, 400, 'the query does not name userId, as HubSpot does'],
  ])('is refused before anything is read: %j', async (request, status, error) => {
    expect(await refusalOf('/api/projects/12', request)).toEqual({
      status,
      body: { error },
      cached: 'no-store',
    });
    expect(looks).toEqual([]);
  });

  it.each(['abc', '12a', '-12', '1.2', '%20', '12%2F13'])(
    'is refused where the id is not made of digits: %s',
    async (id) => {
      expect(await refusalOf(`/api/projects/${id}`)).toEqual({
        status: 400,
        body: { error: 'the id of a creative project has digits only' },
        cached: 'no-store',
      });
      expect(looks).toEqual([]);
    },
  );

  it('finds nothing where there is no such creative project', async () => {
    expect(await refusalOf('/api/projects/404')).toEqual({
      status: 404,
      body: { error: 'there is no creative project 404' },
      cached: 'no-store',
    });
  });

  it('is put off as long as the account is not known', async () => {
    account = null;
    expect(await refusalOf()).toEqual({
      status: 503,
      body: { error: 'the HubSpot account is not known yet; try again in a minute' },
      cached: 'no-store',
    });
    expect(looks).toEqual([]);
  });

  it.each([
    ['later', 'HubSpot could not be read just now; try again in a minute'],
    ['unauthorised', 'HubSpot refuses to let the app read this project; an admin has to look into it'],
    ['refused', 'HubSpot refuses to let the app read this project; an admin has to look into it'],
  ] as const)(
    'is put off where HubSpot cannot be read (%s), and the log says why',
    async (because, error) => {
      look = () => Promise.reject(new AccountError(because, 'No answer about ann@agency.example'));
      expect(await refusalOf()).toEqual({ status: 503, body: { error }, cached: 'no-store' });
      expect(logBook.lines).toEqual([
        {
          level: 'error',
          error: expect.not.stringContaining('ann@') as unknown,
          because,
          projectId: '12',
          message: 'A project could not be looked at',
        },
      ]);
    },
  );

  it('is put off where HubSpot takes longer than the card waits', async () => {
    look = () => new Promise(() => undefined);
    expect(await refusalOf()).toEqual({
      status: 503,
      body: { error: 'HubSpot could not be read just now; try again in a minute' },
      cached: 'no-store',
    });
  });

  it('learns nothing of what goes wrong inside the app', async () => {
    look = () => Promise.reject(new Error('The database is on fire'));
    expect(await refusalOf()).toEqual({
      status: 500,
      body: { error: 'something went wrong here' },
      cached: 'no-store',
    });
  });

  it('is a look, not a change', async () => {
    expect((await ask('/api/projects/12', { method: 'PUT', body: {} })).status).toBe(404);
    expect(looks).toEqual([]);
  });
});
