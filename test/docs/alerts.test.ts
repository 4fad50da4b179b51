import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { labelsIn, readSamples, type Sample } from '../support/read-metrics.ts';
import { openAgency } from '../support/together.ts';
import { anchorsOf, page, root, sectionOf } from './pages.ts';

const rule = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().regex(/^\d+[smhd]$/),
  labels: z.strictObject({ severity: z.enum(['critical', 'warning', 'info']) }),
  annotations: z.strictObject({ summary: z.string(), description: z.string(), runbook: z.string() }),
});
const rules = z
  .strictObject({
    groups: z.tuple([z.strictObject({ name: z.literal('creative-refresh'), rules: z.array(rule) })]),
  })
  .parse(parse(page('deploy/alerts.yml'))).groups[0].rules;

const guide = 'docs/alerts.md';

/** The alerts that tests are named after: those tests bring the trouble about and read the page. */
const provoked = ['of-trouble', 'of-missed-events', 'of-conditions']
  .map((name) => page(`test/e2e/metrics-${name}.test.ts`))
  .flatMap((text) => [...text.matchAll(/^test\('(\w+): /gm)].map(([, alert]) => alert));

/** The app's own numbers in an expression, with the labels they are asked for. */
function numbersIn(expression: string): readonly Omit<Sample, 'value'>[] {
  return [...expression.matchAll(/creative_refresh_(\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', asked = '']) => ({ name, labels: labelsIn(asked) }),
  );
}

/** The labels an expression keeps, besides those that Prometheus adds. */
function labelsKeptIn(expression: string): readonly string[] {
  const kept = [...expression.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(', '));
  return kept.filter((label) => label !== 'job');
}

test('everything that the alerts watch is on the page of an app that has just started', async () => {
  const samples = await readSamples(await openAgency());
  const isThere = ({ name, labels }: Omit<Sample, 'value'>) =>
    samples.some(
      (sample) =>
        sample.name === name && Object.entries(labels).every(([key, label]) => sample.labels[key] === label),
    );
  const asked = rules.flatMap(({ expr }) => numbersIn(expr));
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((number) => !isThere(number))).toEqual([]);

  const labelsOf = (name: string) => Object.keys(samples.find((each) => each.name === name)?.labels ?? {});
  const unknownLabels = rules.flatMap(({ alert, expr }) => {
    const known = numbersIn(expr).flatMap(({ name }) => labelsOf(name));
    return labelsKeptIn(expr)
      .filter((label) => !known.includes(label))
      .map((label) => `${alert}: ${label}`);
  });
  expect(unknownLabels).toEqual([]);
});

test('the guide has a section on every alert, and on nothing else', () => {
  const sections = [...page(guide).matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
  expect(sections.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
});

describe.each(rules)('$alert', ({ alert, labels: { severity }, annotations }) => {
  it('says what is wrong in a sentence, and which command to run', () => {
    expect(annotations.summary).toMatch(/^[A-Z].*\.$/);
    const commands = [...annotations.description.matchAll(/npx creative-refresh ([a-z- ]+)/g)];
    expect(commands.length).toBeGreaterThan(0);
    const help = page('docs/trouble.md');
    expect(commands.filter(([, command = '']) => !help.includes(`\`${command.trim()}`))).toEqual([]);
  });

  it('leads to its section of the guide, which begins with how severe it is', () => {
    const [file, anchor = ''] = annotations.runbook.split('#');
    expect(file).toBe(guide);
    expect(anchorsOf(new URL(guide, root))).toContain(anchor);
    expect(anchor).toBe(alert.toLowerCase());
    expect(sectionOf(page(guide), alert).trim().toLowerCase()).toMatch(new RegExp(`^${severity}\\. `));
  });

  // Whether the app answers at all is Prometheus' own number.
  it.skipIf(alert === 'CreativeRefreshDown')('has a test that brings its trouble about', () => {
    expect(provoked).toContain(alert);
  });
});
