import type { Locator, Page } from 'playwright-core';

/** What somebody does who has a project's page open and follows its guide. */

const guide = (page: Page) => page.locator('#guide');

export const guideSays = (page: Page, text: string | RegExp) => guide(page).getByText(text).first().waitFor();

/** Presses a button of a form, and waits until the page shows what came of it. */
export async function press(button: Locator): Promise<void> {
  await button.click();
  await button.page().locator('form.htmx-request').first().waitFor({ state: 'detached' });
}

/** Follows the guide's link to somebody else. */
export async function be(page: Page, link: string): Promise<void> {
  await guide(page).getByRole('link', { name: link }).first().click();
  const [, firstName = ''] = /^Be (\w+)/.exec(link) ?? [];
  await page.locator('.who [aria-current]', { hasText: firstName }).waitFor();
}

export const saveProject = (page: Page) => press(page.getByRole('button', { name: 'Save project' }));

export async function setStatus(page: Page, status: string): Promise<void> {
  await page.getByLabel('Creative Refresh Status').selectOption(status);
  await saveProject(page);
}

export const tick = (page: Page, subject: string) =>
  press(page.getByRole('button', { name: `Tick “${subject}”` }));

/** Presses a button on one ticket after the other until none has it any more. */
export async function pressOnEach(page: Page, label: string): Promise<void> {
  const buttons = page.getByRole('button', { name: label, exact: true });
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await press(buttons.first());
    await buttons.nth(left - 1).waitFor({ state: 'detached' });
  }
}

export async function requestRefresh(page: Page): Promise<void> {
  await be(page, 'Be Robin, the client');
  await press(page.getByRole('button', { name: /^Yes please/ }));
  await be(page, 'Be Amara, the account manager');
  await press(page.getByRole('button', { name: 'Log note' }));
  await page.locator('#notes li').waitFor();
  await tick(page, 'Reach Out to Client About Creative Refresh');
  await setStatus(page, 'Refresh Request Submitted');
  await press(page.getByRole('button', { name: /^Let \d+ days pass$/ }));
}

export async function submitTickets(page: Page): Promise<void> {
  await be(page, 'Be Sasha, the SAS');
  await press(page.getByRole('button', { name: 'Add tickets' }));
  await page.getByRole('heading', { name: 'Reel 15s' }).waitFor();
  await tick(page, 'Submit Deliverable Tickets for Creative Refresh');
  await setStatus(page, 'Deliverable Submitted');
}

export async function makeDeliverables(page: Page): Promise<void> {
  await be(page, 'Be Corin, the copywriter');
  await pressOnEach(page, 'Copy approved');
  await be(page, 'Be Dalia, the designer');
  await page.getByLabel('Most Recent AdLab Link').fill('https://adlab.example/harbor-pine');
  await saveProject(page);
  await pressOnEach(page, 'Graphics approved');
}

export async function reviseOne(page: Page): Promise<void> {
  await be(page, 'Be Robin, the client');
  await press(page.getByRole('button', { name: /^Please make the logo larger/ }));
  await be(page, 'Be Amara, the account manager');
  await tick(page, 'Share Deliverables with Client');
  const ticket = page.getByRole('article', { name: 'Static 1x1' });
  await ticket.getByText('Log a note on this ticket').click();
  await ticket.getByLabel('Note', { exact: true }).fill('Logo larger.');
  await ticket.getByLabel('Revise copy').check();
  await press(ticket.getByRole('button', { name: 'Save ticket' }));
  await ticket.getByText('revision round 1').waitFor();
  await be(page, 'Be Corin, the copywriter');
  await pressOnEach(page, 'Copy approved');
}

export async function approveAndImplement(page: Page): Promise<void> {
  await be(page, 'Be Robin, the client');
  await press(page.getByRole('button', { name: /^All good/ }));
  await be(page, 'Be Amara, the account manager');
  await tick(page, 'Share Deliverables with Client');
  await setStatus(page, 'Creatives Completed and Approved');
  await be(page, 'Be Sasha, the SAS');
  await tick(page, 'Implement New Creatives for Refresh');
}
