import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { environmentSchema } from '../../src/config/environment.ts';
import { createLogger } from '../../src/config/logger.ts';
import { createCommands } from '../../src/sandbox/console.ts';
import { playDemo } from '../../src/sandbox/demo/play-demo.ts';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { seedAgency } from '../../src/sandbox/seed.ts';
import { startTogether } from '../../src/sandbox/together.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { lastingPort } from '../support/lasting-port.ts';
import { anchorsOf, blocksOf, page, root } from './pages.ts';

/** Every key of a document at every depth, as written: `defaultDays`. */
function keysOf(document: object): readonly string[] {
  return Object.entries(document).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [key, ...keysOf(value)] : [key],
  );
}

/** Every text at every depth of a document. */
function textsOf(document: object): readonly string[] {
  return Object.values(document).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsOf(value) : [];
  });
}

describe('What the pages say is so', () => {
  test('the demo prints what the README shows of it, and finds nothing wrong', async () => {
    const printed: string[] = [];
    const wrong = await playDemo((line) => printed.push(line), createLogger({ level: 'silent' }));
    const shown = blocksOf(page('README.md'), '').find((block) => block.startsWith('Day '));

    expect(wrong).toEqual([]);
    expect(printed.join('\n')).toContain(shown?.trimEnd());
  });

  test('the sandbox answers the actions that the README runs as the README shows', async () => {
    const clock = createMovableClock();
    const together = await startTogether({
      clock,
      port: await lastingPort(),
      logger: createLogger({ level: 'silent' }),
      sandbox: { seed: (account) => seedAgency(account, clock.now()) },
    });
    onTestFinished(() => together.close());
    await together.settled();
    const run = createCommands(together, 'UTC');
    const shown = blocksOf(page('README.md'), '').find((block) => block.startsWith('action ')) ?? '';
    const printed: string[] = [];
    for (const line of shown.split('\n').filter((each) => each.startsWith('action ')))
      printed.push(line, ...(await run(line)).map((answer) => `  ${answer}`));

    expect(printed.join('\n')).toBe(shown.trimEnd());
  });

  test.each([
    'README.md',
    'CHANGELOG.md',
    'docs/admin-guide.md',
    'docs/upload.md',
    'docs/process.md',
    'docs/design.md',
    'docs/operation.md',
    'docs/going-live.md',
    'docs/trouble.md',
    'docs/alerts.md',
    'docs/connect.md',
    'docs/console.md',
    'docs/settings.md',
    'docs/decisions/README.md',
    'docs/decisions/process.md',
    'docs/decisions/effects.md',
    'docs/decisions/reading.md',
    'docs/decisions/inside-hubspot.md',
    'docs/decisions/going-live.md',
    'docs/decisions/console.md',
  ])('every link of %s leads to a page and a heading that are there', (path) => {
    const links = [...page(path).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, target = '', heading]) => {
      const there = new URL(target === '' ? path : `${dirname(path)}/${target}`, root);
      return !existsSync(there) || (heading !== undefined && !anchorsOf(there).includes(heading));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test('the README explains every variable of the environment, and .env.example offers each', () => {
    const names = Object.keys(environmentSchema.shape);
    const readme = page('README.md');
    const offered = [...page('.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name);

    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    expect(offered.toSorted()).toEqual(names.toSorted());
  });

  test('the settings page explains every setting, and its example is a valid document', () => {
    const settings = page('docs/settings.md');
    const { mapping, ...rest } = parseSettings({});
    const example: unknown = JSON.parse(blocksOf(settings, 'json')[0] ?? '');

    expect(keysOf(rest).filter((key) => !new RegExp(`\\b${key}\\b`).test(settings))).toEqual([]);
    const mapped = [...Object.keys(mapping.project), ...Object.keys(mapping.ticket)];
    expect(mapped.filter((key) => !settings.includes(key))).toEqual([]);
    expect(parseSettings(example).people.fallbackEmail).toBe('creative-ops@agency.example');
  });

  test('the page on connecting names every property, option, pipeline and stage the app looks for', () => {
    const connect = page('docs/connect.md');
    const { mapping } = parseSettings({});

    expect(textsOf(mapping).filter((name) => !connect.includes(name))).toEqual([]);
  });
});
