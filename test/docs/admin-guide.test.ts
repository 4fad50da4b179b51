import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { previewCycle } from '../../src/domain/preview-cycle.ts';
import { problemOf, problemWords } from '../../src/hubspot-app/app/cards/problem.ts';
import { failureInWords, type Failure } from '../../src/hubspot-app/app/settings/failure.ts';
import { fields, packagesPath, requiredNumbers } from '../../src/hubspot-app/app/settings/fields.ts';
import { withValue } from '../../src/hubspot-app/app/settings/json.ts';
import { labelOf } from '../../src/hubspot-app/app/settings/labels.ts';
import { previewInWords } from '../../src/hubspot-app/app/settings/sentences.ts';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { parseSettings, rulesOf } from '../../src/settings/settings-schema.ts';
import { workflowActions } from '../../src/workflow-actions/catalogue.ts';
import { readComponents } from '../hubspot-app/project/findings.ts';
import { workflowActionConfig } from '../hubspot-app/project/workflow-action-schema.ts';
import { page, root, rowsOf, sectionOf } from './pages.ts';

const guide = page('docs/admin-guide.md');
const components = await readComponents(fileURLToPath(root), 'example');

const definitions = Object.keys(workflowActions).map((action) => {
  const component = components.find(({ file }) => file.endsWith(`/${action}-hsmeta.json`));
  const config = workflowActionConfig.parse(component?.config);
  return { label: config.labels.en.actionName, config };
});

describe('The guide to the workflow actions', () => {
  it.each(definitions)('names every input, output and failure of $label as HubSpot shows them', (action) => {
    const { inputFields, outputFields, executionRules, labels } = action.config;
    const { inputFieldLabels, outputFieldLabels, executionRules: messages } = labels.en;
    const section = sectionOf(guide, action.label);
    const named = [
      ...inputFields.map(({ typeDefinition: { name } }) => [inputFieldLabels[name], `\`${name}\``]),
      ...outputFields.map(({ typeDefinition: { name } }) => [outputFieldLabels[name], `\`${name}\``]),
    ];

    expect(rowsOf(section).map(([label, name]) => [label, name])).toEqual(named);
    expect(section.split('\n').filter((line) => line.startsWith('- `'))).toEqual(
      executionRules.map(
        ({ labelName, conditions }) => `- \`${conditions.errorCode}\`: ${messages[labelName] ?? ''}`,
      ),
    );
    expect(section).toContain('**Example: ');
  });

  it('says of each what it works on, whether it writes, and which ones agents are offered', () => {
    const records = {
      project: 'creative project',
      ticket: 'ticket',
      'project or task': 'creative project or its task',
    };
    const overview = sectionOf(guide, 'The workflow actions').split(/^### /m)[0] ?? '';

    expect(new Set(rowsOf(overview).map((row) => row.join(' | ')))).toEqual(
      new Set(
        Object.values(workflowActions).map(({ works, readsOnly }, index) =>
          [definitions[index]?.label, records[works], readsOnly ? 'nothing' : 'yes'].join(' | '),
        ),
      ),
    );
    const offered = definitions.map(({ label, config }) => ({
      label,
      toAgents: config.supportedClients.some(({ client }) => client === 'AGENTS'),
    }));
    const agents = sectionOf(guide, 'Asking an agent');
    expect(definitions.map(({ label }) => ({ label, toAgents: agents.includes(label) }))).toEqual(offered);
  });
});

describe('The guide to the settings page', () => {
  const rows = rowsOf(sectionOf(guide, 'The settings page').split('### If somebody')[0] ?? '');

  it('explains every field of the page, and no other', () => {
    const labels = [...Object.values(fields).map(({ label }) => label), labelOf(packagesPath)];
    expect(rows.map(([label]) => label).toSorted()).toEqual(labels.toSorted());
  });

  it('shows the example that the page shows under the settings at first', () => {
    expect(guide).toContain(`> ${previewInWords(previewCycle(rulesOf(parseSettings({})), '2026-03-12'))}\n`);
  });

  it.each(requiredNumbers)('gives the value at first and the limits of %s as the server has them', (path) => {
    const cell = rows.find(([label]) => label === fields[path].label)?.at(-1) ?? '';
    const [first = '', limits = ''] = cell.split(';');
    const [least = NaN, most = NaN] = limits.replaceAll(':00', '').match(/\d+/g)?.map(Number) ?? [];
    expect({
      first: Number.parseInt(first, 10),
      least: [isTaken(path, least - 1), isTaken(path, least)],
      most: [isTaken(path, most), isTaken(path, most + 1)],
    }).toEqual({ first: valueOf(path), least: [false, true], most: [true, false] });
  });
});

describe('The guide to messages', () => {
  it('has every message with which the settings page can fail', () => {
    const failures: { readonly [Kind in Failure['kind']]: Extract<Failure, { kind: Kind }> } = {
      conflict: { kind: 'conflict', savedBy: null, savedAt: null },
      refused: { kind: 'refused', message: null, problems: [] },
      unsigned: { kind: 'unsigned', message: null },
      forbidden: { kind: 'forbidden', message: null },
      unavailable: { kind: 'unavailable', message: null },
      unreachable: { kind: 'unreachable' },
      timeout: { kind: 'timeout' },
      unexpected: { kind: 'unexpected', status: 418, message: null },
    };
    const shown = rowsOf(sectionOf(guide, 'What the page may say')).map(([message]) => message);
    const titles = Object.values(failures).map((failure) => failureInWords(failure).title);
    expect(shown.toSorted()).toEqual(
      [...titles, 'This page does not know where the app’s server is'].toSorted(),
    );
  });

  it('has every message of the card, with the answers that lead to it', () => {
    const rowsShown = rowsOf(sectionOf(guide, 'If the card cannot show anything'));
    const titles = Object.values(problemWords).map(({ title }) => title);
    expect(rowsShown.map(([title]) => title).toSorted()).toEqual(titles.toSorted());
    const led = rowsShown.flatMap(([title, answers = '']) =>
      [...answers.matchAll(/\d{3}/g)].map(([status]) => [status, title]),
    );
    expect(led.map(([status]) => [status, problemWords[problemOf(Number(status))].title])).toEqual(led);
    expect(led.map(([status]) => status).toSorted()).toEqual([
      '401',
      '403',
      '404',
      '408',
      '429',
      '500',
      '502',
      '503',
      '504',
    ]);
  });
});

function isTaken(path: string, value: number): boolean {
  try {
    parseSettings(withValue({}, path.split('.'), value));
    return true;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}

/** NaN where nothing is set. */
function valueOf(path: string): number {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, key) => new Map(Object.entries(typeof value === 'object' && value ? value : {})).get(key),
      parseSettings({}),
    );
  return typeof found === 'number' ? found : Number.NaN;
}
