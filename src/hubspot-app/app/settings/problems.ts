import type { Problem } from './answer.ts';
import type { Draft } from './draft.ts';
import { isFieldPath, packagesPath } from './fields.ts';
import { rowField } from './local-problems.ts';

/** All that is wrong with one field, its entries included (`holidays.0`); null where nothing is. */
export function problemWith(problems: readonly Problem[], field: string): string | null {
  const messages = problems
    .filter((problem) => problem.field === field || problem.field.startsWith(`${field}.`))
    .map(({ message }) => message);
  return messages.length === 0 ? null : [...new Set(messages)].join(' ');
}

/** The problems that no field of the page can show. */
export function problemsElsewhere(problems: readonly Problem[], draft: Draft): readonly Problem[] {
  const shown = new Set(
    draft.packages.flatMap(({ name }, index) => [
      rowField(index, 'name'),
      rowField(index, 'days'),
      `${packagesPath}.${name.trim()}`,
    ]),
  );
  return problems.filter(({ field }) => !shown.has(field) && !isShown(field));
}

function isShown(field: string): boolean {
  return (
    isFieldPath(field) ||
    field === 'previewDate' ||
    field.startsWith('holidays.') ||
    field.startsWith('mapping.ticket.stages.closedIds.')
  );
}
