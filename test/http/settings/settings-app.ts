import express from 'express';
import { answerErrors } from '../../../src/http/answer-errors.ts';
import { listen } from '../../../src/http/listen.ts';
import type { SettingsRoutesOptions } from '../../../src/http/settings/settings-routes-options.ts';
import { createSettingsRoutes } from '../../../src/http/settings-routes.ts';
import type { SuperAdminAnswer } from '../../../src/hubspot/users.ts';
import { openCurrentSettings } from '../../../src/reconcile/current-settings.ts';
import type { CurrentSettings, Mode } from '../../../src/reconcile/current-settings.ts';
import { AccountError } from '../../../src/reconcile/ports/account.ts';
import type { Mapping } from '../../../src/settings/mapping-schema.ts';
import type { SettingsStore } from '../../../src/settings/settings-store.ts';
import { FakeSettingsStore } from '../../support/fakes/fake-settings-store.ts';
import { createLogBook, noon } from '../fakes.ts';
import { askAsPage, clientSecret, publicBaseUrl } from '../ui-page.ts';
import type { PageRequest } from '../ui-page.ts';

/** Everything around the settings routes, to be bent by the test; and what they did to it. */
export class SettingsSurroundings {
  now = noon;
  store: SettingsStore = new FakeSettingsStore();
  portalId: number | null = 145883449;
  settingsAdmins: readonly string[] = [];
  superAdmin: SuperAdminAnswer = 'yes';
  environmentMode: Mode | null = null;
  /** In what the account does not fit a mapping. */
  misfits: readonly string[] = [];
  patienceMs = 3000;
  /** What every question to HubSpot has to pass: a test can make it fail or wait. */
  reach: () => Promise<void> = () => Promise.resolve();

  readonly checkedMappings: Mapping[] = [];
  readonly askedUsers: string[] = [];
  readonly logBook = createLogBook();
}

/** What `reach` is while HubSpot is down. */
export const isDown = () => Promise.reject(new AccountError('later', 'HubSpot is down: ops@agency.example'));

export interface SettingsApp {
  readonly surroundings: SettingsSurroundings;
  readonly current: CurrentSettings;
  readonly ask: (request?: Partial<PageRequest>) => ReturnType<typeof askAsPage>;
  stop(): Promise<void>;
}

/** The settings routes on a loopback port of their own, over a store that holds all defaults unless it has others. */
export async function startSettingsApp(surroundings = new SettingsSurroundings()): Promise<SettingsApp> {
  const { logger } = surroundings.logBook;
  const { store, environmentMode } = surroundings;
  const clock = { now: () => surroundings.now };
  const started = { store, readFile: null, environmentMode, clock, logger, reloadMs: 5 };
  const current = await openCurrentSettings(started);
  const app = express();
  app.use('/api/settings', createSettingsRoutes(optionsOf(surroundings, current)));
  app.use(answerErrors(logger));
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    surroundings,
    current,
    ask: (request = {}) => askAsPage(url, '/api/settings', { signedAt: surroundings.now, ...request }),
    stop: async () => {
      current.stop();
      await server.stop();
    },
  };
}

export function optionsOf(around: SettingsSurroundings, current: CurrentSettings): SettingsRoutesOptions {
  const answered = async <Answer>(answer: () => Answer): Promise<Answer> => {
    await around.reach();
    return answer();
  };
  return {
    publicBaseUrl,
    clientSecret,
    account: () => (around.portalId === null ? null : { portalId: around.portalId }),
    clock: { now: () => around.now },
    store: around.store,
    current,
    environmentMode: around.environmentMode,
    settingsAdmins: around.settingsAdmins,
    isSuperAdmin: (userId) => {
      around.askedUsers.push(userId);
      return answered(() => around.superAdmin);
    },
    reader: () => ({
      people: () =>
        answered(() => ({
          9: { id: '9', name: 'Mia Moss', email: 'mia@agency.example' },
          12: { id: '12', name: 'Ann Lee', email: 'ann@agency.example' },
        })),
      details: () =>
        answered(() => ({ portalId: 145883449, timeZone: 'Pacific/Auckland', uiDomain: 'app.hubspot.com' })),
    }),
    pipelines: () =>
      answered(() => [
        { id: '900', label: 'Deliverables', stages: [{ id: '901', label: 'New', isClosed: false }] },
      ]),
    checkMapping: (mapping) => {
      around.checkedMappings.push(mapping);
      return answered(() => around.misfits);
    },
    logger: around.logBook.logger,
    patienceMs: around.patienceMs,
  };
}
