import { z } from 'zod';
import { workflowActions } from '../../../src/workflow-actions/catalogue.ts';
import { repeated, someText, url } from './schema-parts.ts';

const name = z.string().regex(/^[a-z][a-z_]*$/, 'must be a name such as count_from');

const plain = <const Type extends string>(type: Type, fieldTypes: readonly [string, ...string[]]) =>
  z.strictObject({ name, type: z.literal(type), fieldType: z.enum(fieldTypes) });

const typeDefinition = z.discriminatedUnion('type', [
  plain('string', ['text', 'textarea']),
  plain('number', ['number']),
  plain('date', ['date']),
  plain('enumeration', ['select', 'radio']).extend({
    options: z
      .array(z.strictObject({ value: name, label: someText }))
      .min(1)
      .superRefine((options, context) => {
        for (const value of repeated(options.map((option) => option.value))) {
          context.addIssue({ code: 'custom', message: `the option ${value} is there more than once` });
        }
      }),
  }),
]);

const texts = z.record(z.string(), someText);

const labels = z.strictObject({
  actionName: someText,
  actionDescription: someText,
  actionCardContent: someText,
  appDisplayName: someText,
  inputFieldLabels: texts,
  inputFieldDescriptions: texts,
  outputFieldLabels: texts,
  executionRules: texts,
});

const routes = Object.keys(workflowActions).map((action) => `/workflow-actions/${action}`);

/** How the texts of an action depart from its fields and rules, by where. */
function mismatches(action: {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rules: readonly string[];
  readonly labels: z.output<typeof labels>;
}): readonly (readonly [keyof z.output<typeof labels>, string])[] {
  const { inputs, outputs, rules, labels: given } = action;
  const expected = [
    ['inputFieldLabels', inputs],
    ['inputFieldDescriptions', inputs],
    ['outputFieldLabels', outputs],
    ['executionRules', rules],
  ] as const;
  const inCard = [...given.actionCardContent.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map(([, field = '']) => field);
  return [
    ...expected.flatMap(([key, names]) => {
      const keys = Object.keys(given[key]);
      return [
        ...names.filter((each) => !keys.includes(each)).map((each) => [key, `${each} has no text`] as const),
        ...keys
          .filter((each) => !names.includes(each))
          .map((each) => [key, `${each} is the text of nothing`] as const),
      ];
    }),
    ...inCard
      .filter((field) => !inputs.includes(field))
      .map((field) => ['actionCardContent', `{{${field}}} is no input`] as const),
  ];
}

export const workflowActionConfig = z
  .strictObject({
    actionUrl: url.refine(
      (address) => routes.some((route) => address.endsWith(route)),
      `must end in one of ${routes.join(', ')}`,
    ),
    isPublished: z.literal(true),
    supportedClients: z
      .array(
        z.discriminatedUnion('client', [
          z.strictObject({ client: z.literal('WORKFLOWS') }),
          z.strictObject({
            client: z.literal('AGENTS'),
            toolType: z.literal('GET_DATA'),
            llmConfig: z.strictObject({ actionDescription: someText }),
          }),
        ]),
      )
      .min(1),
    inputFields: z.array(
      z.strictObject({
        typeDefinition,
        supportedValueTypes: z.array(z.enum(['STATIC_VALUE', 'OBJECT_PROPERTY'])).min(1),
        isRequired: z.boolean(),
      }),
    ),
    outputFields: z.array(z.strictObject({ typeDefinition })),
    executionRules: z.array(
      z.strictObject({ labelName: name, conditions: z.strictObject({ errorCode: someText }) }),
    ),
    labels: z.strictObject({ en: labels }),
    objectTypes: z.array(someText).min(1),
  })
  .superRefine((action, context) => {
    const namesOf = (fields: readonly { readonly typeDefinition: { readonly name: string } }[]) =>
      fields.map((field) => field.typeDefinition.name);
    const lists = {
      inputFields: namesOf(action.inputFields),
      outputFields: namesOf(action.outputFields),
      executionRules: action.executionRules.map(({ labelName }) => labelName),
      objectTypes: action.objectTypes,
      supportedClients: action.supportedClients.map(({ client }) => client),
    };
    for (const [path, names] of Object.entries(lists)) {
      for (const twice of repeated(names)) {
        context.addIssue({ code: 'custom', path: [path], message: `${twice} is there more than once` });
      }
    }
    const { inputFields: inputs, outputFields: outputs, executionRules: rules } = lists;
    for (const [key, message] of mismatches({ inputs, outputs, rules, labels: action.labels.en })) {
      context.addIssue({ code: 'custom', path: ['labels', 'en', key], message });
    }
  });

export type WorkflowActionConfig = z.output<typeof workflowActionConfig>;
