import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageFetch } from '../../../src/hubspot-app/app/settings/settings-client.ts';
import { startSettingsApp, type SettingsApp } from '../../http/settings/settings-app.ts';
import { openLoadedPage, until } from './support/open-page.tsx';

let app: SettingsApp;
beforeEach(async () => {
  app = await startSettingsApp();
});
afterEach(() => app.stop());

/** As HubSpot passes the page's calls on, signed and with the name of whoever has the page open. */
const fetchAs =
  (userEmail: string, userId: string): PageFetch =>
  async (_url, { method = 'GET', body } = {}) => {
    const answer = await app.ask({ method, body, query: { userEmail, userId } });
    return { status: answer.status, json: () => Promise.resolve(answer.body) };
  };
const open = (name: string, userId: string) =>
  openLoadedPage({ fetch: fetchAs(`${name}@agency.example`, userId) });

describe('The settings page with the real routes of the server', () => {
  it('saves what an admin changes, makes it hold, and says who it was', async () => {
    const page = await open('ana', '11');
    page.enter('leadDays', 20);
    page.choose('people.defaultSasId', '12');
    page.save();
    await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
    expect(app.current.get().settings).toMatchObject({ leadDays: 20, people: { defaultSasId: '12' } });
    expect(page.tables()[0]?.[1]?.slice(2)).toEqual([
      'ana@agency.example (11)',
      'Lead time in days: 15 → 20 Default SAS: not set → Ann Lee',
    ]);
  });

  it('marks what the server finds wrong where the admin can mend it', async () => {
    const page = await open('ana', '11');
    page.enter('cadence.defaultDays', 0);
    page.enter('turnaround.extendedBusinessDays', 1);
    page.choose('mapping.ticket.stages.new.id', '901');
    page.choose('mapping.ticket.stages.inProgress.id', '901');
    page.write('people.fallbackEmail', 'nobody');
    await until(() => expect(page.number('cadence.defaultDays').props.error).toBe(true));
    expect(page.number('cadence.defaultDays').props.validationMessage).toBe('must be at least 1 day');
    expect(page.text('people.fallbackEmail').props.validationMessage).toBe('must be an email address');
    page.enter('cadence.defaultDays', 60);
    page.write('people.fallbackEmail', '');
    await until(() => expect(page.select('mapping.ticket.stages.inProgress.id').props.error).toBe(true));
    expect(page.number('turnaround.extendedBusinessDays').props.error).toBe(true);
    expect(page.alerts().map(([title]) => title)).toEqual([
      'Something has to be mended before this can be saved',
    ]);
  });

  it('counts the example anew for another day', async () => {
    const page = await open('ana', '11');
    page.pick('previewDate', 2026, 2, 12);
    await until(() =>
      expect(page.texts()).toContain(
        'Refresh on 12 March 2026 → kickoff 25 February 2026, cue 12 March 2026, next 10 June 2026',
      ),
    );
  });

  it('lets no second admin overwrite the first unseen', async () => {
    const [ana, ben] = await Promise.all([open('ana', '11'), open('ben', '12')]);
    ana.enter('leadDays', 20);
    ana.save();
    await until(() => expect(ana.alerts().map(([title]) => title)).toEqual(['Saved']));
    ben.enter('cadence.defaultDays', 60);
    ben.save();
    await until(() => ben.button('Put my changes on top of the newest'));
    expect(ben.alerts()[0]?.[0]).toMatch(/^ana@agency\.example \(11\) saved these settings on /);
    ben.press('Put my changes on top of the newest');
    ben.save();
    await until(() => expect(ben.alerts().map(([title]) => title)).toEqual(['Saved']));
    expect(app.current.get().settings).toMatchObject({ leadDays: 20, cadence: { defaultDays: 60 } });
  });

  it('tells whoever may not use it whom to ask', async () => {
    app.surroundings.superAdmin = 'no';
    const page = await open('cleo', '13');
    expect(page.error()).toMatchObject({ title: 'These settings are not open to you', type: 'lock' });
  });
});
