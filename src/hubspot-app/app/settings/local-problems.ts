import type { Problem } from './answer.ts';
import type { Draft, PackageRow } from './draft.ts';
import { packagesPath, requiredNumbers } from './fields.ts';
import { valueAt } from './json.ts';

/**
 * What only the page can see, because it cannot be said in a settings document: numbers left empty, and rows of
 * packages without a name or with the same one. Everything else is the server's to judge.
 */
export function localProblems(draft: Draft): readonly Problem[] {
  const empty = requiredNumbers
    .filter((path) => valueAt(draft.document, path) === null)
    .map((path) => ({ field: path, message: 'Enter a number.' }));
  return [...empty, ...draft.packages.flatMap((row, index) => rowProblems(row, index, draft.packages))];
}

/** Where a problem with the name or the days of a row is shown. */
export function rowField(index: number, part: 'name' | 'days'): string {
  return `packages.${index}.${part}`;
}

function rowProblems(row: PackageRow, index: number, rows: readonly PackageRow[]): readonly Problem[] {
  const name = row.name.trim();
  const earlier = rows.slice(0, index).some((other) => other.name.trim() === name);
  return [
    ...(name === ''
      ? [{ field: rowField(index, 'name'), message: 'Enter the package, or remove this row.' }]
      : []),
    ...(name !== '' && earlier
      ? [{ field: rowField(index, 'name'), message: `There is already a row for “${name}”.` }]
      : []),
    ...(row.days === null ? [{ field: rowField(index, 'days'), message: 'Enter a number of days.' }] : []),
  ];
}

/** The problems a row shows: its own, and the server's with its package. */
export function problemsOfRow(
  problems: readonly Problem[],
  row: PackageRow,
  index: number,
): { readonly name: string | null; readonly days: string | null } {
  const messageAt = (field: string) => problems.find((problem) => problem.field === field)?.message ?? null;
  return {
    name: messageAt(rowField(index, 'name')),
    days: messageAt(rowField(index, 'days')) ?? messageAt(`${packagesPath}.${row.name.trim()}`),
  };
}
