import { z } from 'zod';
import type { ActionDefinition, ExecutionRule } from './action-definitions.ts';

export type Fields = Readonly<Record<string, unknown>>;

const answerSchema = z.object({ outputFields: z.record(z.string(), z.unknown()).default({}) });

/** What an answer to a workflow's call means. `REPEAT`: the same call is made again later. */
export type Outcome =
  | { readonly state: 'SUCCESS' | 'FAILED'; readonly outputFields: Fields }
  | { readonly state: 'BLOCKED' }
  | { readonly state: 'REPEAT' };

/**
 * A 429, a server error and no answer at all are repeated, every other refusal is final. Output fields are read
 * from refusals too: HubSpot does not say whether it does, and where it does not, only the message is lost.
 */
export function stateOf(attempt: { readonly status: number | null; readonly answer: unknown }): Outcome {
  const { status } = attempt;
  if (status === null || status === 429 || status >= 500) return { state: 'REPEAT' };
  const parsed = answerSchema.safeParse(attempt.answer);
  const outputFields = parsed.success ? parsed.data.outputFields : {};
  if (status < 200 || status >= 300) return { state: 'FAILED', outputFields };
  switch (outputFields['hs_execution_state']) {
    case 'BLOCK':
      return { state: 'BLOCKED' };
    case 'FAIL_CONTINUE':
      return { state: 'FAILED', outputFields };
    default:
      return { state: 'SUCCESS', outputFields };
  }
}

/** The outputs that the action declares; HubSpot knows no others. */
export function shownOutputs({ outputs }: ActionDefinition, given: Fields): Fields {
  return Object.fromEntries(Object.entries(given).filter(([name]) => outputs.includes(name)));
}

export function errorCodeOf(given: Fields): string | null {
  const code = given['errorCode'];
  return typeof code === 'string' ? code : null;
}

/** The text of the first rule that applies, `{{ name }}` replaced by the output or input of that name. */
export function messageFor(rules: readonly ExecutionRule[], outputs: Fields, inputs: Fields): string | null {
  const rule = rules.find(({ conditions }) =>
    Object.entries(conditions).every(([name, accepted]) => accepted.includes(inWords(outputs[name]))),
  );
  if (!rule) return null;
  const values = { ...inputs, ...outputs };
  return rule.message.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => inWords(values[name]));
}

const inWords = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
