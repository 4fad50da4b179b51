import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { answerErrors, refuseUnknown } from '../../src/http/answer-errors.ts';
import { listen } from '../../src/http/listen.ts';
import { createProjectRoutes, type ProjectRoutesOptions } from '../../src/http/project-routes.ts';
import { requireTrust } from '../../src/http/settings/require-trust.ts';
import type { SuperAdminAnswer } from '../../src/hubspot/users.ts';
import { AccountError } from '../../src/reconcile/ports/account.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { createLogBook, noon } from '../http/fakes.ts';
import { askAsPage, clientSecret, publicBaseUrl, type PageRequest } from '../http/ui-page.ts';
import { FakeHandoffHistory } from '../support/fakes/fake-handoff-history.ts';
import { page, rowsOf, sectionOf } from './pages.ts';

const guide = page('docs/admin-guide.md');
const cardRows = rowsOf(sectionOf(guide, 'If the card cannot show anything'));

const sixMinutes = 6 * 60_000;
const portalId = 145883449;
const noSuchProject = () => Promise.resolve(null);
const failing = (because: AccountError['because']) => () => Promise.reject(new AccountError(because, 'no'));

interface Case extends Partial<Pick<ProjectRoutesOptions, 'account' | 'look'>> {
  readonly path?: string;
  readonly request?: Partial<PageRequest>;
}

const cases: readonly (readonly [string, number, Case])[] = [
  ['with another secret', 401, { request: { headers: { 'x-hubspot-signature-v3': 'another' } } }],
  ['signed long ago', 401, { request: { signedAt: noon - sixMinutes } }],
  ['of another account', 403, { request: { query: { portalId: '1' } } }],
  ['for a record that is no project', 404, {}],
  ['at another address', 404, { path: '/elsewhere/api/projects/12' }],
  ['while HubSpot is out of reach', 503, { look: failing('later') }],
  ['while the account is not known', 503, { account: () => null }],
  ['that HubSpot does not let the app answer', 503, { look: failing('refused') }],
];

it.each(cases)('what a card %s is told, the guide says in the same words', async (_case, status, given) => {
  const answer = await askForProject(given);
  expect(answer.status).toBe(status);
  const [, , meaning = ''] = cardRows.find(([, answers]) => answers?.includes(String(status))) ?? [];
  expect(quotesIn(meaning)).toContain(answer.error.replace(/\b12\b/, '…'));
});

it.each(['no', 'unreadable'] as const)(
  'why the settings are closed to somebody is in the guide (%s)',
  async (answer) => {
    const row = rowsOf(sectionOf(guide, 'What the page may say')).find(([, meaning]) =>
      meaning?.startsWith('403'),
    );
    const said = await trustRefusal(answer);
    const isQuoted = [...quotesIn(row?.[1] ?? '')].some((quote) => said.startsWith(quote));
    expect({ said, isQuoted }).toEqual({ said, isQuoted: true });
  },
);

/** What stands in italics. */
function quotesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/(?<![A-Za-z])_(.+?)_(?![A-Za-z])/g)].map(([, quote = '']) => quote);
}

async function askForProject({ path = '/api/projects/12', request = {}, look, account }: Case) {
  const { logger } = createLogBook();
  const app = express();
  app.use(
    '/api/projects',
    createProjectRoutes({
      ...{ publicBaseUrl, clientSecret, logger },
      account: account ?? (() => ({ portalId })),
      clock: { now: () => noon },
      look: look ?? noSuchProject,
      history: new FakeHandoffHistory(),
      mapping: () => parseSettings({}).mapping,
    }),
  );
  app.use(refuseUnknown);
  app.use(answerErrors(logger));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.stop());
  const { status, body } = await askAsPage(`http://127.0.0.1:${server.port}`, path, {
    signedAt: noon,
    ...request,
  });
  const error = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : '';
  return { status, error };
}

async function trustRefusal(answer: SuperAdminAnswer): Promise<string> {
  const caller = { userId: '12', userEmail: null, rawBody: Buffer.alloc(0) };
  const trust = { settingsAdmins: [], isSuperAdmin: () => Promise.resolve(answer) };
  const refusal = await requireTrust(caller, trust, async (_what, ask) => ({ answer: await ask() })).then(
    () => null,
    (error: unknown) => error,
  );
  return refusal instanceof Error ? refusal.message : 'let in';
}
