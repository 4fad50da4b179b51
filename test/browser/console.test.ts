import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBusyAgency } from '../console/scenes/busy-agency.ts';
import { openConsole, type ConsoleVisit } from '../console/open-console.ts';
import { accessibilityFaults, pointsTooWide } from '../support/browser/accessibility.ts';
import { describeInBrowser } from '../support/browser/describe-in-browser.ts';
import { expectPicture } from '../support/browser/picture.ts';
import { createProject } from '../support/together-moves.ts';
import { patience } from '../support/together-process.ts';
import { outcomeOf } from '../support/together-outcome.ts';

const consoleOf = ({ agency }: ConsoleVisit, path = '/') => `${agency.together.appUrl}/console${path}`;

async function signIn(page: Page, visit: ConsoleVisit, path = '/'): Promise<void> {
  await page.goto(consoleOf(visit, path));
  await page.getByLabel('Admin token').fill(visit.adminToken);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(consoleOf(visit, path));
}

/** Waits until the list shows projects of these names, from above. */
async function expectProjects(page: Page, names: readonly string[]): Promise<void> {
  const links = page.getByRole('table').getByRole('rowheader').getByRole('link');
  await expect.poll(() => links.allTextContents(), patience).toEqual(names);
}

const givesUpAtOnce = { settings: { retries: { maximumAttempts: 1 } } };
const isEmail = ({ path }: { readonly path: string }) => path.endsWith('/single-email/send');

describeInBrowser('The console', (visit) => {
  it('shows what hurts before all, finds projects by client and person, and explains each', async () => {
    const busy = await openBusyAgency();
    const { page } = await visit();
    await signIn(page, busy);
    await expectProjects(page, [
      'Harbor spring refresh',
      'Pinecrest open house',
      'Elm Yoga relaunch',
      'Copper Kettle brunch',
      'Oak Street recall ads',
      'Larkspur garden season',
    ]);
    await expectPicture(page, 'console');

    for (const [words, found] of [
      ['okafor recall', 'Oak Street recall ads'],
      ['pine outfitters', 'Harbor spring refresh'],
    ] as const) {
      await page.getByLabel('Project, client or person').fill(words);
      await page.getByRole('button', { name: 'Search' }).click();
      await page.waitForURL((url) => url.searchParams.get('search') === words);
      await expectProjects(page, [found]);
    }

    await page.getByRole('link', { name: 'Stalled', exact: true }).click();
    await page.getByRole('heading', { name: 'Stalled handoffs' }).waitFor();
    const stalled = page.getByRole('row', { name: 'Harbor spring refresh' });
    expect(await stalled.getByText('Stalled').isVisible()).toBe(true);
    expect(await stalled.innerText()).toContain('5 days over the limit of 5 business days');
    await expectProjects(page, ['Harbor spring refresh', 'Pinecrest open house']);

    await page.goto(consoleOf(busy, `/projects/${busy.inReview}`));
    await page.getByRole('heading', { name: 'Oak Street recall ads' }).waitFor();
    await expectPicture(page, 'console-project');
    await page.getByRole('button', { name: 'Look again now' }).click();
    await page.getByRole('status').getByText('There was nothing to do.').waitFor();
  });

  it('is readable in the light at a desk and in the dark on a phone, each of its pages', async () => {
    const busy = await openBusyAgency();
    const paths = [
      '/',
      '/stalled',
      `/projects/${busy.inReview}`,
      `/projects/${busy.unsent}`,
      '/calendar',
      '/held',
      '/dead-letters',
      `/dead-letters/drop?kind=email&id=project-${busy.unsent}.cycle-1.kickoff.0.email`,
      '/work',
    ];
    for (const seen of [{ look: 'light', on: 'a desk' } as const, { look: 'dark', on: 'a phone' } as const]) {
      const { page } = await visit(seen);
      await page.goto(consoleOf(busy));
      const faults = await accessibilityFaults(page);
      await signIn(page, busy);
      for (const path of paths) {
        await page.goto(consoleOf(busy, path));
        for (const fault of await accessibilityFaults(page)) faults.push(`${path}: ${fault}`);
        if ((await pointsTooWide(page)) > 0) faults.push(`${path} is wider than the window`);
      }
      expect(faults).toEqual([]);
    }
  });

  it('shows what is new without being loaded again, and leaves alone what somebody types', async () => {
    const opened = await openConsole();
    const { agency } = opened;
    const { page } = await visit();
    await signIn(page, opened);
    await page.getByText('The app has not looked at any project yet.').waitFor();
    await page.getByLabel('Project, client or person').fill('half a na');
    await agency.after(() => createProject(agency));
    await page.getByRole('rowheader', { name: 'Harbor' }).waitFor();
    expect(await page.getByLabel('Project, client or person').inputValue()).toBe('half a na');
  });

  it('tries a dead letter again, and drops another for good once that is confirmed', async () => {
    const opened = await openConsole(givesUpAtOnce);
    const { agency } = opened;
    agency.together.sandbox.faults.next(isEmail, { answer: 400 }, 2);
    for (const name of ['Harbor', 'Oak']) await agency.after(() => createProject(agency, { name }));
    const { page } = await visit();
    await signIn(page, opened, '/dead-letters');
    const letterOf = (name: string) => page.getByRole('row', { name: `Creative refresh coming up: ${name}` });

    await letterOf('Harbor').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('status').getByText('Put back.').waitFor();
    await agency.together.settled();
    expect(outcomeOf(agency).emails).toEqual(['amara: Creative refresh coming up: Harbor']);

    await letterOf('Oak').getByRole('link', { name: 'Drop' }).click();
    await page.getByText('It is never sent.').waitFor();
    await page.getByRole('link', { name: 'Keep it' }).click();
    await letterOf('Oak').getByRole('link', { name: 'Drop' }).click();
    await page.getByRole('button', { name: 'Drop it for good' }).click();
    await page.getByRole('status').getByText('Dropped.').waitFor();
    await page.getByText('There are no dead letters.').waitFor();
    await agency.days(1);
    expect(outcomeOf(agency).emails).toEqual(['amara: Creative refresh coming up: Harbor']);
  });

  it('releases what is held, and drops the rest for good once that is confirmed', async () => {
    const opened = await openConsole({ webhooks: false, settings: { brake: { kickoffsPerSweep: 1 } } });
    const { agency } = opened;
    await agency.after(() => ['Harbor', 'Oak', 'Elm'].map((name) => createProject(agency, { name })));
    const { page } = await visit();
    await signIn(page, opened, '/held');
    await expectProjects(page, ['Oak', 'Elm']);

    await page.getByRole('button', { name: 'Release Oak' }).click();
    await page.getByRole('status').getByText('Released.').waitFor();
    await page.getByRole('link', { name: 'Drop Elm' }).click();
    await page.getByText('1 email would not be sent.').waitFor();
    await page.getByRole('button', { name: 'Drop it for good' }).click();
    await page.getByRole('status').getByText('Dropped.').waitFor();
    await agency.together.settled();
    await page.getByText('Nothing is held.').waitFor();
    expect(outcomeOf(agency).emails).toEqual([
      'amara: Creative refresh coming up: Harbor',
      'amara: Creative refresh coming up: Oak',
    ]);
  });

  it('is shown to nobody without the admin token, and to nobody any more who has signed out', async () => {
    const opened = await openConsole();
    const { page } = await visit({ mayAnswer: ['401 /console/sign-in'] });
    await page.goto(consoleOf(opened, '/work'));
    await page.getByRole('heading', { name: 'Sign in to the console' }).waitFor();
    await page.getByLabel('Admin token').fill('a guess');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('That is not the admin token.').waitFor();

    await page.getByLabel('Admin token').fill(opened.adminToken);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Work and limits' }).waitFor();
    expect(page.url()).toBe(consoleOf(opened, '/work'));

    await page.getByRole('button', { name: 'Sign out' }).click();
    // Whoever goes on before the answer may not have signed out at all.
    await page.getByRole('heading', { name: 'Sign in to the console' }).waitFor();
    await page.goto(consoleOf(opened, '/work'));
    await page.getByRole('heading', { name: 'Sign in to the console' }).waitFor();
  });
});
