import type { Choices } from './answer.ts';
import { choiceLabels } from './choices.ts';
import { labelOfStage } from './stages.ts';
import { isJsonObject } from './json.ts';
import { dateInWords } from './sentences.ts';

/** A value as an admin would say it: people and stages by name, dates in words. */
export function valueInWords(field: string, value: unknown, choices: Choices): string {
  if (value === null || value === undefined || value === '') return absent(field);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((entry) => valueInWords(field, entry, choices)).join(', ');
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return 'none';
    return entries.map(([key, inner]) => `${key} ${valueInWords(field, inner, choices)}`).join(', ');
  }
  return typeof value === 'number' || typeof value === 'string'
    ? plain(field, value, choices)
    : JSON.stringify(value);
}

function plain(field: string, value: string | number, choices: Choices): string {
  if (field === 'holidays') return dateInWords(String(value));
  if (field.startsWith('people.') && field !== 'people.fallbackEmail')
    return choices.people.find(({ id }) => id === value)?.name ?? `unknown (${value})`;
  if (field === 'mapping.ticket.pipeline.id')
    return choices.pipelines.find(({ id }) => id === value)?.label ?? `unknown (${value})`;
  if (field.startsWith('mapping.ticket.stages.') && !field.endsWith('.label'))
    return labelOfStage(choices, String(value)) ?? `unknown (${value})`;
  return choiceLabels(field).get(value) ?? String(value);
}

function absent(field: string): string {
  if (field === 'mode') return 'not decided here';
  if (field === 'mapping.ticket.stages.closeIntoId') return 'the first closed stage';
  return /^mapping\.ticket\.(pipeline|stages\.\w+)\.id$/.test(field) ? 'found by its label' : 'not set';
}
