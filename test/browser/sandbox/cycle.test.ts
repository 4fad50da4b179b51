import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '../../support/browser/describe-in-browser.ts';
import { sandboxes, type OpenSandbox } from './open-sandbox.ts';

describeInBrowser('Playing the process in the sandbox', (visit) => {
  const openSandbox = sandboxes();

  /** What the guide says now. */
  const guide = (page: Page) => page.locator('#guide');
  const guideSays = (page: Page, text: string | RegExp) => guide(page).getByText(text).first().waitFor();
  /** Follows the guide's link to somebody else. */
  const be = async (page: Page, link: string) => {
    await guide(page).getByRole('link', { name: link }).first().click();
    await page.getByRole('navigation', { name: 'Who you are' }).waitFor();
  };
  const save = (page: Page) => page.getByRole('button', { name: 'Save project' }).click();
  const setStatus = async (page: Page, status: string) => {
    await page.getByLabel('Creative Refresh Status').selectOption(status);
    await save(page);
  };
  const tick = (page: Page, subject: string) =>
    page.getByRole('button', { name: `Tick “${subject}”` }).click();
  /** Presses a button on one ticket after the other until none has it any more. */
  const pressOnEach = async (page: Page, label: string) => {
    const buttons = page.getByRole('button', { name: label, exact: true });
    for (let left = await buttons.count(); left > 0; left -= 1) {
      await buttons.first().click();
      await buttons.nth(left - 1).waitFor({ state: 'detached' });
    }
  };
  const requestRefresh = async (page: Page) => {
    await be(page, 'Be Robin, the client');
    await page.getByRole('button', { name: /^Yes please/ }).click();
    await be(page, 'Be Amara, the account manager');
    await page.getByRole('button', { name: 'Log note' }).click();
    await page.locator('#notes li').waitFor();
    await tick(page, 'Reach Out to Client About Creative Refresh');
    await setStatus(page, 'Refresh Request Submitted');
    await page.getByRole('button', { name: /^Let \d+ days pass$/ }).click();
  };
  const submitTickets = async (page: Page) => {
    await be(page, 'Be Sasha, the SAS');
    await page.getByRole('button', { name: 'Add tickets' }).click();
    await page.getByRole('heading', { name: 'Reel 15s' }).waitFor();
    await tick(page, 'Submit Deliverable Tickets for Creative Refresh');
    await setStatus(page, 'Deliverable Submitted');
  };
  const makeDeliverables = async (page: Page) => {
    await be(page, 'Be Corin, the copywriter');
    await pressOnEach(page, 'Copy approved');
    await be(page, 'Be Dalia, the designer');
    await page.getByLabel('Most Recent AdLab Link').fill('https://adlab.example/harbor-pine');
    await save(page);
    await pressOnEach(page, 'Graphics approved');
  };
  const begin = async (): Promise<{ page: Page; sandbox: OpenSandbox }> => {
    const sandbox = await openSandbox();
    const { page } = await visit();
    await sandbox.goTo(page, 'am', '/');
    await page.getByRole('link', { name: 'Harbor & Pine – Prospecting' }).click();
    return { page, sandbox };
  };

  it('a newcomer plays a whole cycle, with a round of revisions, by doing what the guide says', async () => {
    const { page, sandbox } = await begin();
    await requestRefresh(page);
    await submitTickets(page);
    await makeDeliverables(page);

    await be(page, 'Be Robin, the client');
    await page.getByRole('button', { name: /^Please make the logo larger/ }).click();
    await be(page, 'Be Amara, the account manager');
    await tick(page, 'Share Deliverables with Client');
    const ticket = page.getByRole('article', { name: 'Static 1x1' });
    await ticket.getByText('Log a note on this ticket').click();
    await ticket.getByLabel('Note', { exact: true }).fill('Logo larger.');
    await ticket.getByLabel('Revise copy').check();
    await ticket.getByRole('button', { name: 'Save ticket' }).click();
    await ticket.getByText('revision round 1').waitFor();
    await be(page, 'Be Corin, the copywriter');
    await pressOnEach(page, 'Copy approved');

    await be(page, 'Be Robin, the client');
    await page.getByRole('button', { name: /^All good/ }).click();
    await be(page, 'Be Amara, the account manager');
    await tick(page, 'Share Deliverables with Client');
    await setStatus(page, 'Creatives Completed and Approved');
    await be(page, 'Be Sasha, the SAS');
    await tick(page, 'Implement New Creatives for Refresh');

    await guideSays(page, /^That was a whole cycle/);
    const { values } = sandbox.together.sandbox.account.read(sandbox.agency.projects.dueSoon);
    expect({
      status: values['creative_refresh_status'] ?? '',
      cycle: values['creative_refresh_cycle'],
      waitingOn: values['creative_refresh_waiting_on'],
    }).toEqual({ status: '', cycle: '2', waitingOn: 'nobody' });
  });
});
