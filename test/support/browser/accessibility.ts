import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    }),
  ),
});

const rules = JSON.stringify({
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
});

/** What axe finds wrong with the page as it is now: one line for each place. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = found.parse(await page.evaluate(`axe.run(document, ${rules})`));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Points by which the page is wider than the window. */
export async function pointsTooWide(page: Page): Promise<number> {
  return z
    .number()
    .parse(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    );
}
