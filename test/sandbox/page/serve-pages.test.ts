import { request as ask } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../../src/config/logger.ts';
import { createMovableClock } from '../../../src/sandbox/movable-clock.ts';
import { startWithPage, type WithPage } from '../../../src/sandbox/page/start-with-page.ts';
import { seedAgency, type Agency } from '../../../src/sandbox/seed.ts';
import { lastingPort } from '../../support/lasting-port.ts';

describe('The pages of the sandbox over HTTP', () => {
  let sandbox: WithPage;
  let agency: Agency;

  beforeEach(async () => {
    const clock = createMovableClock(Date.parse('2026-03-02T14:30:00Z'));
    sandbox = await startWithPage({
      ...{ clock, logger: createLogger({ level: 'silent' }), timeZone: 'America/New_York' },
      ...{ port: await lastingPort(), pagePort: 0, sandbox: {} },
      seed: (account) => {
        agency = seedAgency(account, clock.now());
        return agency.people;
      },
      // So slow that nothing follows by itself.
      paceMs: 3_600_000,
    });
  });
  afterEach(() => sandbox.close());

  const post = (path: string, fields: Readonly<Record<string, string>>, headers = {}) =>
    fetch(`${sandbox.pageUrl}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
      headers,
    });
  const page = async (path: string) => (await fetch(`${sandbox.pageUrl}${path}`)).text();
  const notesOn = (id: string) => sandbox.together.sandbox.account.associated(id, 'note').length;

  it('a form of a page from elsewhere changes nothing', async () => {
    const fields = { id: agency.projects.dueSoon, text: 'Hello' };
    const answer = await post('/am/do/log-note', fields, { 'Sec-Fetch-Site': 'cross-site' });
    const older = await post('/am/do/log-note', fields, { Origin: 'http://elsewhere.example' });
    expect([answer.status, older.status, notesOn(agency.projects.dueSoon)]).toEqual([403, 403, 0]);
    const own = await post('/am/do/log-note', fields, { 'Sec-Fetch-Site': 'same-origin' });
    expect([own.status, notesOn(agency.projects.dueSoon)]).toEqual([303, 1]);
  });

  it('a name that leads to this machine from elsewhere is not answered', async () => {
    const { port } = new URL(sandbox.pageUrl);
    const status = await new Promise((resolve, reject) => {
      const headers = { Host: 'somewhere.example' };
      ask({ host: '127.0.0.1', port, path: '/am/', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('what somebody did leads back to where they were, and nowhere else', async () => {
    const leads = async (back: string) => {
      const answer = await post('/sas/do/say', { id: agency.projects.dueSoon, text: 'Hello', back });
      return answer.headers.get('Location');
    };
    expect(await leads('/mail')).toBe('/sas/mail');
    expect(await leads('//elsewhere.example')).toBe('/sas/');
    expect(await leads('https://elsewhere.example')).toBe('/sas/');
  });

  it('nobody, nothing and nowhere are answered as such', async () => {
    const status = async (path: string) => (await fetch(`${sandbox.pageUrl}${path}`)).status;
    expect(await status('/am/projects/1')).toBe(404);
    expect(await status('/am/elsewhere')).toBe(404);
    expect((await fetch(`${sandbox.pageUrl}/nobody/`, { redirect: 'manual' })).headers.get('Location')).toBe(
      '/am/',
    );
    expect((await post('/am/do/nothing', {})).status).toBe(404);
  });

  it('what is not filled in is asked for, and nothing is done', async () => {
    const answer = await post('/am/do/log-note', { id: agency.projects.dueSoon, text: '  ' });
    expect([answer.status, notesOn(agency.projects.dueSoon)]).toEqual([422, 0]);
    expect(await answer.text()).toContain('Fill in the text.');
  });

  it('what is refused is no news, so that the page goes on showing why', async () => {
    const latestNews = async () => /\/live\?seen=(\d+)/u.exec(await page('/am/'))?.[1];
    const before = await latestNews();
    const fields = { id: agency.projects.dueSoon, creative_refresh_cadence_days: 'often' };
    expect((await post('/am/do/save-project', fields)).status).toBe(422);
    expect(await latestNews()).toBe(before);
    await post('/am/do/save-project', { ...fields, creative_refresh_cadence_days: '30' });
    expect(await latestNews()).not.toBe(before);
  });

  it('a cycle that plays itself can be paused and taken up again', async () => {
    await post('/am/do/play-cycle', {});
    expect(await page('/am/')).toContain('Next: <strong>2 days pass</strong>');
    await post('/am/do/next-step', {});
    await post('/am/do/keep-playing', {});
    await vi.waitFor(async () => expect(await page('/am/')).toContain('Next: <strong>15 days pass</strong>'));
    expect(await page('/am/')).toContain('>Pause</button>');
    await post('/am/do/pause', {});
    expect(await page('/am/')).toContain('>Play</button>');
    // Another one does not begin while this one is being played.
    await post('/am/do/play-cycle', {});
    expect(await page('/am/')).toContain('Next: <strong>15 days pass</strong>');
  });

  const played = () =>
    sandbox.together.sandbox.account
      .list('project')
      .filter(({ values }) => values['name'] === 'Harbor & Pine – Played by itself');

  it('a button that is pressed twice begins one cycle', async () => {
    await Promise.all([post('/am/do/play-cycle', {}), post('/am/do/play-cycle', {})]);
    await expect.poll(() => page('/am/')).toContain('Next: <strong>2 days pass</strong>');
    expect(played()).toHaveLength(1);
  });

  it('a cycle that cannot go on says so, and not that it was played to its end', async () => {
    await post('/am/do/play-cycle', {});
    for (const { id } of played()) sandbox.together.sandbox.account.remove(id);
    await post('/am/do/next-step', {});
    await post('/am/do/next-step', {});
    const words = await page('/am/');
    expect(words).toContain('The cycle could not be played to its end.');
    expect(words).not.toContain('The cycle has been played to its end.');
  });

  it('the tasks of somebody stand in the order in which they are due', async () => {
    const { account } = sandbox.together.sandbox;
    const task = (subject: string, due: string) =>
      account.create('task', {
        hs_task_subject: subject,
        hs_task_status: 'NOT_STARTED',
        hs_timestamp: due,
        hubspot_owner_id: agency.people.copywriter,
      });
    task('Later', '2026-03-09T22:00:00Z');
    task('Sooner', '2026-03-04T22:00:00Z');
    const subjects = [...(await page('/copywriter/')).matchAll(/aria-label="Tick “(Sooner|Later)”/gu)];
    expect(subjects.map(([, subject]) => subject)).toEqual(['Sooner', 'Later']);
  });
});
