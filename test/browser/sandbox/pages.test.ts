import { expect, it } from 'vitest';
import { accessibilityFaults, pointsTooWide } from '../../support/browser/accessibility.ts';
import { describeInBrowser } from '../../support/browser/describe-in-browser.ts';
import { expectPicture } from '../../support/browser/picture.ts';
import { sandboxes } from './open-sandbox.ts';

describeInBrowser('The pages of the sandbox', (visit) => {
  const openSandbox = sandboxes();

  it('can be read by everybody, in light and in dark, at a desk and on a phone', async () => {
    const sandbox = await openSandbox();
    const { dueSoon, inProduction } = sandbox.agency.projects;
    const paths = [
      ['am', '/'],
      ['am', '/mail'],
      ['client', `/projects/${dueSoon}`],
      ['designer', `/projects/${inProduction}`],
    ] as const;
    for (const look of ['light', 'dark'] as const)
      for (const on of ['a desk', 'a phone'] as const) {
        const { page } = await visit({ look, on });
        for (const [who, path] of paths) {
          await sandbox.goTo(page, who, path);
          expect({ who, path, faults: await accessibilityFaults(page) }).toEqual({ who, path, faults: [] });
          expect({ who, path, tooWide: await pointsTooWide(page) }).toEqual({ who, path, tooWide: 0 });
        }
      }
  });

  it('look as in the picture in the documentation', async () => {
    const sandbox = await openSandbox();
    const { page } = await visit();
    await sandbox.goTo(page, 'am');
    await page.getByText(/^Why: /).waitFor();
    await expectPicture(page, 'sandbox');
  });

  it('show at once what somebody else does, and what the app does about it', async () => {
    const sandbox = await openSandbox();
    const [{ page: amara }, { page: sasha }] = [await visit(), await visit()];
    await sandbox.goTo(amara, 'am');
    await sandbox.goTo(sasha, 'sas');
    await sasha.getByLabel('Creative Refresh Status').selectOption('No Refresh Requested');
    await sasha.getByRole('button', { name: 'Save project' }).click();

    const timeline = amara.locator('#timeline');
    await timeline.getByText('Creative Refresh Status is now No Refresh Requested').waitFor();
    await timeline.getByText(/^Why: The client declined/).waitFor();
    expect(await amara.getByLabel('Creative Refresh Status').inputValue()).toBe('no_refresh_requested');
  });

  it('show each person the emails that reach them, and the account manager what the client said', async () => {
    const sandbox = await openSandbox();
    const { page } = await visit();
    await sandbox.goTo(page, 'client');
    await page.getByLabel('In your own words').fill('Blue <b>jackets</b>, please.');
    await page.getByRole('button', { name: 'Say it' }).click();
    await sandbox.goTo(page, 'am', '/mail');
    const letters = page.getByRole('article');
    await letters.nth(1).waitFor();
    expect(await letters.getByRole('heading').allTextContents()).toEqual([
      'From the client',
      'Creative refresh coming up: Harbor & Pine – Prospecting',
    ]);
    expect(await letters.first().getByText('Blue <b>jackets</b>, please.').count()).toBe(1);

    await sandbox.goTo(page, 'sas', '/mail');
    expect(await page.getByText('No email has arrived yet.').count()).toBe(1);
  });

  it('move the clock by a day, and to the next thing due', async () => {
    const sandbox = await openSandbox();
    const { page } = await visit();
    await sandbox.goTo(page, 'am', '/');
    await page.getByRole('button', { name: 'To the next thing due (1 day)' }).click();
    await page.getByText('Tuesday, 3 March 2026').first().waitFor();
    await page.getByRole('button', { name: 'Next day' }).click();
    await page.getByText('Wednesday, 4 March 2026').first().waitFor();

    await sandbox.goTo(page, 'sas', `/projects/${sandbox.agency.projects.requested}`);
    await page.getByText('Submit Deliverable Tickets for Creative Refresh', { exact: true }).waitFor();
  });

  it('say what HubSpot refuses, and keep what was typed', async () => {
    const sandbox = await openSandbox();
    const { page } = await visit({ mayAnswer: ['422 /am/do/save-project'] });
    await sandbox.goTo(page, 'am');
    await page.getByLabel('Cadence in days').fill('often');
    await page.getByRole('button', { name: 'Save project' }).click();
    await page.getByRole('alert').getByText(/often/).waitFor();
    expect(await page.getByLabel('Cadence in days').inputValue()).toBe('often');
  });

  it('play a whole cycle by themselves: step by step, and on their own', async () => {
    const sandbox = await openSandbox();
    const { page } = await visit();
    await sandbox.goTo(page, 'am', '/');
    await page.getByRole('button', { name: 'Play the whole cycle' }).click();
    await page.getByText('2 days pass').waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText(/^Amara \(AM\) talks to the client/).waitFor();
    await page.getByRole('link', { name: 'See the project' }).click();
    await page.getByRole('button', { name: 'Play', exact: true }).click();

    await page.getByText('The cycle has been played to its end.').waitFor();
    await page.getByText(/^That was a whole cycle/).waitFor();
  });
});
