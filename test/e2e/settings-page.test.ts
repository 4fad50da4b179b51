import { describe, expect, test } from 'vitest';
import { until } from '../hubspot-app/settings/support/open-page.tsx';
import { addSuperAdmin, checked, openSettingsPage, saveAs } from '../support/together-settings-page.ts';
import { openAgency, type AgencyOptions } from '../support/together.ts';

/** The app goes by the mode that the page says, not by one of its environment. */
const open = ({ environment, settings }: Pick<AgencyOptions, 'environment' | 'settings'> = {}) =>
  openAgency({ environment: { MODE: '', ...environment }, settings: { mode: 'live', ...settings } });

describe('the settings page opens', () => {
  test('for a super admin of the account, as HubSpot says', async () => {
    const agency = await open({ settings: { leadDays: 12 } });
    const ruth = addSuperAdmin(agency);
    const page = await openSettingsPage(agency, ruth.id);
    expect(page.number('leadDays').props.value).toBe(12);
    const people = page.select('people.defaultSasId').props.options.map(({ label }) => label);
    expect(people).toEqual([
      'Nobody',
      'Amara Okafor',
      'Corin Whitlock',
      'Dalia Ferreira',
      'Ines Tanaka',
      'Lior Mandel',
      'Ruth Abara',
      'Sasha Lindqvist',
    ]);
  });

  test('for whoever is listed on the server, without asking HubSpot who that is', async () => {
    const agency = await open({ environment: { SETTINGS_ADMINS: 'amara@agency.example' } });
    const page = await openSettingsPage(agency, 'amara@agency.example');
    page.enter('leadDays', 20);
    await saveAs(2, page);
    const asked = agency.together.sandbox.exchanges.filter(({ path }) => path.startsWith('/settings/users/'));
    expect(asked).toEqual([]);
  });

  test('for nobody else, who is told whom to ask', async () => {
    const agency = await open();
    const page = await openSettingsPage(agency, 'sasha@agency.example');
    expect(page.error()).toEqual({
      title: 'These settings are not open to you',
      type: 'lock',
      text: 'Only super admins of the HubSpot account, and people listed in SETTINGS_ADMINS on the server, may use the settings; who has just become a super admin is let in within five minutes. Ask a super admin to make the change, or ask whoever runs the server to add you to SETTINGS_ADMINS.',
    });
  });

  test('for nobody whom HubSpot does not vouch for just now, and later at another try', async () => {
    const agency = await open();
    const ruth = addSuperAdmin(agency);
    const { faults } = agency.together.sandbox;
    faults.next(({ path }) => path.startsWith('/settings/users/'), { answer: 401 }, 2);
    const page = await openSettingsPage(agency, ruth.id);
    expect(page.error()).toEqual({
      title: 'The server cannot answer just now',
      type: 'error',
      text: 'HubSpot could not be asked whether you are a super admin; try again in a minute.',
    });
    page.press('Try again');
    await until(() => expect(page.number('leadDays').props.value).toBe(15));
  });
});

describe('on the settings page', () => {
  test('the example follows what is typed, before anything is saved', async () => {
    const agency = await open();
    const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
    expect(page.texts()).toContain(
      'Refresh on 30 March 2026 → kickoff 15 March 2026, cue 30 March 2026, next 28 June 2026',
    );
    page.enter('cadence.defaultDays', 30);
    page.enter('leadDays', 10);
    page.pick('previewDate', 2026, 2, 12);
    await until(() =>
      expect(page.texts()).toContain(
        'Refresh on 12 March 2026 → kickoff 2 March 2026, cue 12 March 2026, next 11 April 2026',
      ),
    );
    expect(page.texts()).toContain('If the client declines on the day of the kickoff: next 1 April 2026');
    expect(page.tables()[0]).toEqual([
      ['Field', 'Saved', 'On this page'],
      ['Days between two refreshes', '90', '30'],
      ['Lead time in days', '15', '10'],
    ]);
    const other = await openSettingsPage(agency, 'ruth@agency.example');
    expect(other.number('leadDays').props.value).toBe(15);
  });

  test('what is wrong is said at its field in the server’s words, and cannot be saved', async () => {
    const agency = await open();
    const page = await openSettingsPage(agency, addSuperAdmin(agency).id);
    page.enter('cadence.defaultDays', 1000);
    page.enter('sweep.everyMinutes', 0);
    page.write('people.fallbackEmail', 'creative-ops');
    await until(() => expect(page.number('cadence.defaultDays').props.error).toBe(true));
    expect([
      page.number('cadence.defaultDays').props.validationMessage,
      page.number('sweep.everyMinutes').props.validationMessage,
      page.text('people.fallbackEmail').props.validationMessage,
    ]).toEqual(['must be at most 730 days', 'must be at least 1', 'must be an email address']);
    expect(page.saveButton().props.disabled).toBe(true);
    page.press('Discard changes');
    page.enter('turnaround.extendedBusinessDays', 2);
    await until(() =>
      expect(page.number('turnaround.extendedBusinessDays').props.validationMessage).toBe(
        'must not be shorter than the standard turnaround (5 business days)',
      ),
    );
    page.enter('turnaround.extendedBusinessDays', 9);
    await until(() => expect(page.saveButton().props.disabled).toBe(false));
    await saveAs(2, page);
  });

  test('of two admins at once the second sees who was quicker, and overwrites nothing unseen', async () => {
    const agency = await open({ environment: { SETTINGS_ADMINS: 'amara@agency.example' } });
    const ruth = addSuperAdmin(agency);
    const [first, second] = await Promise.all([
      openSettingsPage(agency, ruth.id),
      openSettingsPage(agency, 'amara@agency.example'),
    ]);
    first.enter('leadDays', 20);
    await saveAs(2, first);
    agency.clock.advance(90_000);
    second.enter('cadence.defaultDays', 60);
    await checked(second);
    second.save();
    await until(() => second.button('Put my changes on top of the newest'));
    expect(second.alerts()[0]?.[0]).toBe(
      `${ruth.signature} saved these settings on 2 March 2026 at 09:00, while you were editing`,
    );
    expect(second.tables()).toContainEqual([
      ['Field', 'Newest, version 2', 'On this page'],
      ['Days between two refreshes', '90', '60'],
      ['Lead time in days', '20', '15'],
    ]);
    const meanwhile = await openSettingsPage(agency, ruth.id);
    expect(meanwhile.number('cadence.defaultDays').props.value).toBe(90);

    second.press('Put my changes on top of the newest');
    await saveAs(3, second);
    const afterwards = await openSettingsPage(agency, ruth.id);
    expect([
      afterwards.number('leadDays').props.value,
      afterwards.number('cadence.defaultDays').props.value,
    ]).toEqual([20, 60]);
  });

  test('the history says who changed what and when, in the words of the page', async () => {
    const agency = await open({ environment: { SETTINGS_ADMINS: 'amara@agency.example' } });
    const ruth = addSuperAdmin(agency);
    const byRuth = await openSettingsPage(agency, ruth.id);
    byRuth.choose('people.defaultSasId', agency.people.sas);
    byRuth.turn('automations.qaTasks', true);
    await saveAs(2, byRuth);
    agency.clock.advance(26 * 60 * 60_000);
    const byAmara = await openSettingsPage(agency, 'amara@agency.example');
    byAmara.choose('mapping.ticket.stages.closeIntoId', '1021004');
    await saveAs(3, byAmara);
    const amara = agency.account.userOf(agency.people.accountManager);
    expect(byAmara.tables().at(-1)).toEqual([
      ['Version', 'When', 'Who', 'What'],
      [
        '3',
        '3 March 2026 at 11:00',
        `${amara.email} (${amara.id})`,
        'Stage to close tickets into: the first closed stage → Delivered',
      ],
      [
        '2',
        '2 March 2026 at 09:00',
        ruth.signature,
        'Default SAS: not set → Sasha Lindqvist QA tasks for team leads: off → on',
      ],
      ['1', '2 March 2026 at 09:00', 'settings file', 'The settings as they were first saved'],
    ]);
  });
});
