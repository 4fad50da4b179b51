import { describe, expect, it } from 'vitest';
import { settingsWith } from './support/answers.ts';
import { FakeServer, heldBack } from './support/fake-server.ts';
import { openLoadedPage, until, type OpenPage } from './support/open-page.tsx';

const title =
  'cleo@agency.example (13) saved these settings on 2 February 2026 at 17:05, while you were editing';

/** An admin has set the lead to 20 and wants to save; Cleo has set cadence and premium in between. */
async function twoAdmins(server = new FakeServer()): Promise<OpenPage> {
  const page = await openLoadedPage(server);
  page.enter('leadDays', 20);
  server.saveAs('cleo@agency.example (13)', { cadence: { defaultDays: 60, byPackage: { premium: 30 } } });
  page.save();
  await until(() => expect(page.alerts()[0]?.[0]).toBe(title));
  return page;
}

describe('Two admins who change the settings at the same time', () => {
  it('tells the second who was quicker and what differs, and keeps their draft', async () => {
    const page = await twoAdmins();
    await until(() => expect(page.tables()).not.toEqual([]));
    expect(page.tables()[0]).toEqual([
      ['Field', 'Newest, version 5', 'On this page'],
      ['Days between two refreshes', '60', '90'],
      ['Cadence of package: premium', '30', 'not set'],
      ['Lead time in days', '15', '20'],
    ]);
    expect(page.texts()).toContain(
      'Your changes are not saved. They stay on this page until you choose how to go on.',
    );
    expect(page.number('leadDays').props.value).toBe(20);
    expect(page.saveButton().props.disabled).toBe(true);
    expect(page.button('Discard changes').props.disabled).toBe(true);
  });

  it('puts the changes of the second on top of the newest, to be looked at before they are saved', async () => {
    const server = new FakeServer();
    const page = await twoAdmins(server);
    await until(() => page.button('Put my changes on top of the newest'));
    page.press('Put my changes on top of the newest');
    expect(page.alerts().map(([alert]) => alert)).toEqual(['The packages below are not used yet']);
    expect(page.number('cadence.defaultDays').props.value).toBe(60);
    expect(page.texts()).toContain('1 unsaved change');
    page.save();
    await until(() => expect(server.saves).toHaveLength(2));
    expect(server.saves[1]).toEqual({
      basedOn: 5,
      settings: settingsWith({ leadDays: 20, cadence: { defaultDays: 60, byPackage: { premium: 30 } } }),
    });
    await until(() => expect(page.alerts().map(([alert]) => alert)).toContain('Saved'));
  });

  it('loads the newest and drops the draft where the second chooses so', async () => {
    const server = new FakeServer();
    const page = await twoAdmins(server);
    await until(() => page.button('Load the newest and drop my changes'));
    page.press('Load the newest and drop my changes');
    expect(page.number('leadDays').props.value).toBe(15);
    expect(page.number('cadence.defaultDays').props.value).toBe(60);
    expect(page.texts()).toContain('There are no unsaved changes.');
    expect(server.saves).toHaveLength(1);
  });

  it('tries again where the newest could not be loaded', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    server.nextRead(() => ({ status: 503, body: { error: 'HubSpot could not be asked' } }));
    page.enter('leadDays', 20);
    server.saveAs('cleo@agency.example (13)', { cadence: { defaultDays: 60 } });
    page.save();
    await until(() =>
      expect(page.texts()).toContain('The newest settings could not be loaded. HubSpot could not be asked.'),
    );
    page.press('Load the newest settings');
    await until(() => page.button('Load the newest and drop my changes'));
    expect(page.number('leadDays').props.value).toBe(20);
  });

  it('says that the newest is on its way, and puts nothing on top of it that is not valid', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    const held = heldBack();
    server.nextRead(held.reply);
    page.enter('leadDays', 20);
    server.saveAs('cleo@agency.example (13)', { cadence: { defaultDays: 60 } });
    page.save();
    await until(() => expect(page.isLoading()).toBe(true));
    page.enter('leadDays', Number.NaN);
    held.answer(200, server.current);
    await until(() => page.button('Put my changes on top of the newest'));
    expect(page.button('Put my changes on top of the newest').props.disabled).toBe(true);
    page.enter('leadDays', 21);
    expect(page.button('Put my changes on top of the newest').props.disabled).toBe(false);
  });

  it('does without name and time where the server gives none', async () => {
    const server = new FakeServer();
    server.nextSave(() => ({ status: 409, body: { error: 'changed meanwhile' } }));
    server.saveAs('cleo@agency.example (13)', {});
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.save();
    await until(() =>
      expect(page.alerts()[0]?.[0]).toBe('Somebody else saved these settings, while you were editing'),
    );
  });
});
