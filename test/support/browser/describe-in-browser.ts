import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { watchForTroubles } from './watch-for-troubles.ts';

export interface VisitOptions {
  /** A phone is 360 points wide; a desk, which is what there is unless told, 1280. */
  readonly on?: 'a desk' | 'a phone';
  readonly look?: 'light' | 'dark';
  /** Answers at which the browser complains and which the test is about, as `401 /console/sign-in`. */
  readonly mayAnswer?: readonly string[];
}

/** A browser as somebody has it open, with nothing remembered from the tests before. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Opens windows of one browser; all of them are closed after each test. */
export type Visit = (options?: VisitOptions) => Promise<Visitor>;

const program = process.env['CHROMIUM_PATH'];

const sizes = { 'a desk': { width: 1280, height: 800 }, 'a phone': { width: 360, height: 740 } };

/** Long enough for a machine with much else to do; what a test waits for is always something on the page. */
const patienceMs = 60_000;
const testPatienceMs = 240_000;

/**
 * Runs tests in a real browser where CHROMIUM_PATH names one. A test fails where the browser reports an error of a page
 * or a request that came to nothing.
 */
export function describeInBrowser(subject: string, suite: (visit: Visit) => void): void {
  const title = `${subject} (in a browser${program ? '' : ', skipped: CHROMIUM_PATH is not set'})`;
  describe.skipIf(!program)(title, { timeout: testPatienceMs }, () => {
    let browser: Browser;
    const troubles: string[] = [];
    const contexts: BrowserContext[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: program ?? '',
        // Debian's own sandbox does not work for root, and only pages of these tests are opened.
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
      });
    });
    suite(async ({ on = 'a desk', look = 'light', mayAnswer = [] } = {}) => {
      const context = await browser.newContext({
        viewport: sizes[on],
        colorScheme: look,
        locale: 'en-GB',
        timezoneId: 'UTC',
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      context.setDefaultTimeout(patienceMs);
      watchForTroubles(context, mayAnswer, (trouble) => troubles.push(trouble));
      return { context, page: await context.newPage() };
    });
    // Hooks run last one first: the pages are closed before what the suite itself opened, their servers for instance.
    afterEach(async () => {
      for (const context of contexts.splice(0)) await context.close();
      expect(troubles.splice(0), 'the browser complained about nothing').toEqual([]);
    });
    afterAll(async () => {
      await browser.close();
    });
  });
}
