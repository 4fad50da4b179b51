import { expect, it } from 'vitest';
import { describeInBrowser } from '../../support/browser/describe-in-browser.ts';
import * as guide from './as-the-guide-says.ts';
import { sandboxes } from './open-sandbox.ts';

describeInBrowser('Playing the process in the sandbox', (visit) => {
  const openSandbox = sandboxes();

  const begin = async () => {
    const sandbox = await openSandbox();
    const { page } = await visit();
    await sandbox.goTo(page, 'am', '/');
    await page.getByRole('link', { name: 'Harbor & Pine – Prospecting' }).click();
    const fields = () => {
      const { values } = sandbox.together.sandbox.account.read(sandbox.agency.projects.dueSoon);
      return {
        status: values['creative_refresh_status'] ?? '',
        date: values['creative_refresh_date'],
        cycle: values['creative_refresh_cycle'],
        waitingOn: values['creative_refresh_waiting_on'],
      };
    };
    return { page, fields };
  };

  it('a newcomer plays a whole cycle, with a round of revisions, by doing what the guide says', async () => {
    const { page, fields } = await begin();
    await guide.requestRefresh(page);
    await guide.submitTickets(page);
    await guide.makeDeliverables(page);
    await guide.reviseOne(page);
    await guide.approveAndImplement(page);

    await guide.guideSays(page, /^That was a whole cycle/);
    expect(await page.locator('#tasks li').count()).toBe(0);
    expect(fields()).toEqual({ status: '', date: '2026-06-14', cycle: '2', waitingOn: 'nobody' });
  });

  it('a client who declines is left alone until the next refresh date', async () => {
    const { page, fields } = await begin();
    await guide.be(page, 'Be Robin, the client');
    await guide.press(page.getByRole('button', { name: /^Not this time/ }));
    await guide.be(page, 'Be Amara, the account manager');
    await guide.setStatus(page, 'No Refresh Requested');

    await guide.guideSays(page, /^On 16 May 2026,? .*the account manager is asked to talk to the client/);
    expect(fields()).toEqual({
      status: 'no_refresh_requested',
      date: '2026-05-31',
      cycle: '2',
      waitingOn: 'nobody',
    });
    await page.getByText(/^Why: The client declined/).waitFor();
  });
});
