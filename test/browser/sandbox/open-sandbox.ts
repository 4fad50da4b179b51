import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { createLogger } from '../../../src/config/logger.ts';
import { createMovableClock } from '../../../src/sandbox/movable-clock.ts';
import { startWithPage, type WithPage } from '../../../src/sandbox/page/start-with-page.ts';
import { seedAgency, type Agency } from '../../../src/sandbox/seed.ts';
import { lastingPort } from '../../support/lasting-port.ts';

/** Half past nine on a Monday in New York, a week before the clocks change there. */
const firstMorning = Date.parse('2026-03-02T14:30:00Z');

export interface OpenSandbox extends WithPage {
  readonly agency: Agency;
  /** Opens a page of the project whose refresh is two weeks away. */
  goTo(page: Page, who: string, path?: string): Promise<void>;
}

/** The sandbox as `npm run sandbox` starts it, on a day that is always the same; it is closed after the test. */
export function sandboxes(): () => Promise<OpenSandbox> {
  const open: WithPage[] = [];
  afterEach(async () => {
    for (const sandbox of open.splice(0)) await sandbox.close();
  });
  return async () => {
    const clock = createMovableClock(firstMorning);
    const seeded: Agency[] = [];
    const sandbox = await startWithPage({
      clock,
      logger: createLogger({ level: 'silent' }),
      port: await lastingPort(),
      pagePort: 0,
      timeZone: 'America/New_York',
      sandbox: {},
      seed: (account) => {
        const agency = seedAgency(account, clock.now());
        seeded.push(agency);
        return agency.people;
      },
      paceMs: 1,
    });
    open.push(sandbox);
    const [agency] = seeded;
    if (agency === undefined) throw new Error('The account was not filled');
    return {
      ...sandbox,
      agency,
      goTo: async (page, who, path = `/projects/${agency.projects.dueSoon}`) => {
        await page.goto(`${sandbox.pageUrl}/${who}${path}`);
      },
    };
  };
}
