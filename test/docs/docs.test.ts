import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environmentSchema } from '../../src/config/environment.ts';
import { createLogger } from '../../src/config/logger.ts';
import { playDemo } from '../../src/sandbox/demo/play-demo.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';

const root = new URL('../../', import.meta.url);
const page = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The anchors of a page's headings: `## Mapping names` is `mapping-names`. */
function anchorsOf(file: URL): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/\s+/g, '-'),
  );
}

/** The fenced blocks of a page, without their fences. */
function blocksOf(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , block]) => block ?? '');
}

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

  test.each([
    'README.md',
    'docs/process.md',
    'docs/design.md',
    'docs/operation.md',
    'docs/going-live.md',
    'docs/trouble.md',
    'docs/connect.md',
    'docs/settings.md',
    'docs/decisions/README.md',
    'docs/decisions/process.md',
    'docs/decisions/effects.md',
    'docs/decisions/reading.md',
    'docs/decisions/going-live.md',
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
