import type { Problem } from './answer.ts';
import type { Draft } from './draft.ts';
import { isFieldPath, packagesPath } from './fields.ts';
import { rowField } from './local-problems.ts';

/** All that is wrong with one field; null where nothing is. */
export function problemWith(problems: readonly Problem[], field: string): string | null {
  const messages = problems.filter((problem) => placeOf(problem) === field).map(({ message }) => message);
  return messages.length === 0 ? null : [...new Set(messages)].join(' ');
}

/** The problems that no field of the page can show. */
export function problemsElsewhere(problems: readonly Problem[], draft: Draft): readonly Problem[] {
  const inRows = new Set(
    draft.packages.flatMap(({ name }, index) => [
      rowField(index, 'name'),
      rowField(index, 'days'),
      `${packagesPath}.${name.trim()}`,
    ]),
  );
  return problems.filter((problem) => !inRows.has(problem.field) && placeOf(problem) === null);
}

/**
 * Where a problem is shown: at its field; at the list it is in (`holidays.0`); and what is said of a stage as a
 * whole, at the field in which it is chosen.
 */
function placeOf({ field }: Problem): string | null {
  if (field === 'previewDate') return field;
  const list = field.replace(/\.\d+$/, '');
  return [field, list, `${field}.id`].find(isFieldPath) ?? null;
}
