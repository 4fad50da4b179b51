import { describe, expect, it } from 'vitest';
import { settingsWith } from './support/answers.ts';
import { FakeServer } from './support/fake-server.ts';
import { openLoadedPage, until } from './support/open-page.tsx';

const live = {
  mode: { effective: 'live', setBy: 'settings' },
  settings: settingsWith({ mode: 'live' }),
} as const;

describe('Shadow and live', () => {
  it('says what the app does now', async () => {
    const shadow = await openLoadedPage(new FakeServer());
    expect(shadow.texts()).toContain(
      'The app is in shadow: it watches and reports, and changes nothing in HubSpot.',
    );
    const server = new FakeServer();
    server.current = { ...server.current, ...live };
    const page = await openLoadedPage(server);
    expect(page.texts()).toContain(
      'The app is live: it gives tasks, sends emails, and moves statuses and dates in HubSpot.',
    );
  });

  it('asks before it goes live, and says what will happen', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    page.choose('mode', 'live');
    page.save();
    expect(page.alerts()).toEqual([
      ['Go live?', expect.stringContaining('Whatever is due already goes out at once')],
    ]);
    expect(page.saveButton().props.disabled).toBe(true);
    expect(server.saves).toEqual([]);
    page.press('Save and go live');
    await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
    expect(server.saves).toEqual([{ basedOn: 4, settings: settingsWith({ mode: 'live' }) }]);
  });

  it('saves nothing where the admin would rather stay in shadow', async () => {
    const server = new FakeServer();
    const page = await openLoadedPage(server);
    page.choose('mode', 'live');
    page.save();
    page.press('Stay in shadow for now');
    expect(page.alerts()).toEqual([]);
    expect(page.select('mode').props.value).toBe('live');
    expect(page.saveButton().props.disabled).toBe(false);
    expect(server.saves).toEqual([]);
  });

  it('lets nobody confirm what is not valid', async () => {
    const page = await openLoadedPage(new FakeServer());
    page.choose('mode', 'live');
    page.save();
    page.enter('leadDays', Number.NaN);
    expect(page.button('Save and go live').props.disabled).toBe(true);
  });

  it('asks nothing of somebody who goes back to shadow, or changes something else while live', async () => {
    const server = new FakeServer();
    server.current = { ...server.current, ...live };
    const page = await openLoadedPage(server);
    page.enter('leadDays', 20);
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    await until(() => expect(page.alerts().map(([title]) => title)).toEqual(['Saved']));
    page.choose('mode', 'shadow');
    page.save();
    await until(() => expect(server.saves).toHaveLength(2));
    expect(server.saves[1]).toEqual({ basedOn: 5, settings: settingsWith({ mode: 'shadow', leadDays: 20 }) });
  });

  it('shows what the environment of the server has decided, and leaves it there', async () => {
    const server = new FakeServer();
    server.current = {
      ...server.current,
      mode: { effective: 'live', setBy: 'environment' },
      settings: settingsWith({ mode: 'shadow' }),
    };
    const page = await openLoadedPage(server);
    expect(page.select('mode').props).toMatchObject({ value: 'live', readOnly: true });
    expect(page.alerts()).toEqual([
      [
        'This is decided on the server',
        'The server was started with MODE=live, and that wins over this page. To choose here, have MODE taken out of the server’s environment and the server started again.',
      ],
    ]);
    page.enter('leadDays', 20);
    page.save();
    await until(() => expect(server.saves).toHaveLength(1));
    expect(server.saves).toEqual([{ basedOn: 4, settings: settingsWith({ mode: 'shadow', leadDays: 20 }) }]);
  });
});
