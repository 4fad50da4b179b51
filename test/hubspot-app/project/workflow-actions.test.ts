import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ballHolders } from '../../../src/domain/model.ts';
import {
  completionOutcomes,
  countFromOptions,
  refreshStatusOptions,
  workflowActions,
  type ActionName,
} from '../../../src/workflow-actions/catalogue.ts';
import { readComponents } from './findings.ts';
import { workflowActionConfig, type WorkflowActionConfig } from './workflow-action-schema.ts';

const root = join(import.meta.dirname, '../../..');
const components = await readComponents(root, 'example');

const fileOf = (action: string) => `app/workflow-actions/${action}-hsmeta.json`;

function definitionOf(action: ActionName): WorkflowActionConfig {
  return workflowActionConfig.parse(components.find(({ file }) => file === fileOf(action))?.config);
}

type Field = WorkflowActionConfig['outputFields'][number];

const nameOf = ({ typeDefinition }: Field) => typeDefinition.name;
const kindOf = ({ typeDefinition: { type, fieldType } }: Field) => `${type} ${fieldType}`;
const optionsOf = (fields: readonly Field[], name: string) =>
  fields.flatMap(({ typeDefinition }) =>
    typeDefinition.name === name && typeDefinition.type === 'enumeration'
      ? typeDefinition.options.map(({ value }) => value)
      : [],
  );

const enrolled: Readonly<Record<(typeof workflowActions)[ActionName]['works'], readonly string[]>> = {
  project: ['${CREATIVE_PROJECT_OBJECT_TYPE}'],
  ticket: ['TICKET'],
  'project or task': ['${CREATIVE_PROJECT_OBJECT_TYPE}', 'TASK'],
};

const written = z.object({ config: z.object({ objectTypes: z.array(z.string()), actionUrl: z.string() }) });

/** Before the profile's variables are filled in. */
function asWritten(action: string): z.output<typeof written>['config'] {
  const text = readFileSync(join(root, 'src/hubspot-app', fileOf(action)), 'utf8');
  return written.parse(JSON.parse(text)).config;
}

const names = [
  'evaluate-refresh',
  'next-refresh-date',
  'ad-set-readiness',
  'complete-implementation',
] as const;

describe('the workflow actions HubSpot is given', () => {
  it('are those of the catalogue', () => {
    const files = components
      .map(({ file }) => file)
      .filter((file) => file.startsWith('app/workflow-actions/'));
    expect(files.toSorted()).toEqual(Object.keys(workflowActions).map(fileOf).toSorted());
    expect(Object.keys(workflowActions)).toEqual(names);
  });

  it.each(names)('take, answer and fail with what the catalogue says of %s', (action) => {
    const { inputFields, outputFields, executionRules } = definitionOf(action);
    const { inputs, outputs, errorCodes } = workflowActions[action];
    expect({
      inputs: inputFields.map(nameOf),
      outputs: outputFields.map(nameOf),
      errorCodes: executionRules.map(({ conditions }) => conditions.errorCode),
    }).toEqual({ inputs, outputs, errorCodes });
  });

  it.each(names)('work on the records and at the address that %s works on and at', (action) => {
    const { objectTypes, actionUrl } = asWritten(action);
    expect({ objectTypes, actionUrl }).toEqual({
      objectTypes: enrolled[workflowActions[action].works],
      actionUrl: `\${APP_URL}/workflow-actions/${action}`,
    });
  });

  it("offer to HubSpot's agents only what changes nothing", () => {
    const offered = names.filter((action) =>
      definitionOf(action).supportedClients.some(({ client }) => client === 'AGENTS'),
    );
    expect(offered).toEqual(names.filter((action) => workflowActions[action].readsOnly));
  });

  it.each(names)('offer %s to workflows', (action) => {
    expect(definitionOf(action).supportedClients).toContainEqual({ client: 'WORKFLOWS' });
  });

  it('type every answer, so that a workflow can branch on it or copy it', () => {
    const types = names.flatMap((action) =>
      definitionOf(action).outputFields.map((field) => [`${action} ${nameOf(field)}`, kindOf(field)]),
    );
    expect(Object.fromEntries(types)).toEqual({
      'evaluate-refresh handoffs_fired': 'string text',
      'evaluate-refresh handoff_count': 'number number',
      'evaluate-refresh waiting_on': 'enumeration select',
      'evaluate-refresh refresh_status': 'enumeration select',
      'evaluate-refresh explanation': 'string text',
      'next-refresh-date next_refresh_date': 'date date',
      'next-refresh-date next_refresh_date_text': 'string text',
      'next-refresh-date cadence_days_used': 'number number',
      'next-refresh-date cadence_source': 'enumeration select',
      'ad-set-readiness folder_name': 'string text',
      'ad-set-readiness tickets_in_set': 'number number',
      'ad-set-readiness tickets_pending_approval': 'number number',
      'ad-set-readiness ad_set_complete': 'enumeration select',
      'ad-set-readiness explanation': 'string text',
      'complete-implementation outcome': 'enumeration select',
      'complete-implementation next_refresh_date': 'date date',
      'complete-implementation next_refresh_date_text': 'string text',
      'complete-implementation explanation': 'string text',
    });
  });

  it('know every value that an answer or an input can have', () => {
    const evaluate = definitionOf('evaluate-refresh');
    const nextDate = definitionOf('next-refresh-date');
    expect(optionsOf(evaluate.outputFields, 'waiting_on')).toEqual(ballHolders);
    expect(optionsOf(evaluate.outputFields, 'refresh_status')).toEqual(refreshStatusOptions);
    expect(optionsOf(nextDate.inputFields, 'count_from')).toEqual(countFromOptions);
    expect(optionsOf(nextDate.outputFields, 'cadence_source')).toEqual([
      'project',
      'package',
      'default',
      'input',
    ]);
    expect(optionsOf(definitionOf('ad-set-readiness').outputFields, 'ad_set_complete')).toEqual([
      'yes',
      'no',
    ]);
    expect(optionsOf(definitionOf('complete-implementation').outputFields, 'outcome')).toEqual(
      completionOutcomes,
    );
  });

  it('take the cadence typed in or from a property, and may go without it', () => {
    const asked = definitionOf('next-refresh-date').inputFields.map((field) => ({
      name: nameOf(field),
      from: field.supportedValueTypes,
      isRequired: field.isRequired,
    }));
    expect(asked).toEqual([
      { name: 'cadence_days', from: ['STATIC_VALUE', 'OBJECT_PROPERTY'], isRequired: false },
      { name: 'count_from', from: ['STATIC_VALUE'], isRequired: true },
      { name: 'creative_project_id', from: ['STATIC_VALUE', 'OBJECT_PROPERTY'], isRequired: false },
    ]);
  });

  it("let HubSpot's agents, who enrol nothing, say which record they ask about", () => {
    const offered = names.filter((action) => workflowActions[action].readsOnly);
    const asked = offered.map((action) => {
      const { recordInput } = workflowActions[action];
      const field = definitionOf(action).inputFields.find((each) => nameOf(each) === recordInput);
      return { action, recordInput, kind: field && kindOf(field), isRequired: field?.isRequired };
    });
    expect(asked).toEqual([
      {
        action: 'next-refresh-date',
        recordInput: 'creative_project_id',
        kind: 'string text',
        isRequired: false,
      },
      { action: 'ad-set-readiness', recordInput: 'ticket_id', kind: 'string text', isRequired: false },
    ]);
  });
});
