import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const folder = new URL('../../../docs/images/', import.meta.url);
const isWriting = process.env['SCREENSHOTS'] === 'write';

/**
 * Holds that the picture `docs/images/<name>.png` still shows the page: what is on the page is kept beside the picture,
 * and compared. With SCREENSHOTS=write both are taken anew. What the page says must not depend on when the test runs.
 */
export async function expectPicture(page: Page, name: string): Promise<void> {
  const words = await page.locator('body').ariaSnapshot();
  const wordsFile = new URL(`${name}.aria.yml`, folder);
  if (isWriting) {
    await mkdir(folder, { recursive: true });
    await page.screenshot({
      path: new URL(`${name}.png`, folder).pathname,
      animations: 'disabled',
      caret: 'hide',
      fullPage: true,
    });
    await writeFile(wordsFile, `${words}\n`);
  }
  const kept = await readFile(wordsFile, 'utf8').catch(() => '');
  expect(
    `${words}\n`,
    `the page has changed since docs/images/${name}.png was taken: run "npm run screenshots" and look at the picture`,
  ).toBe(kept);
}
