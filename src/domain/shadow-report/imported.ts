import type { Deed } from './deeds.ts';
import type { ProjectPast } from './past.ts';

const oneSecond = 1000;

/**
 * Why a deed tells nothing of how people work: the value came with the record, or as one of several that something
 * other than a person or a workflow wrote at once, as an import does. Null: nothing speaks against it.
 * @param deeds everything that was done on the project
 */
export function whyNoTelling(
  deed: Deed,
  { project }: Pick<ProjectPast, 'project'>,
  deeds: readonly Deed[],
): string | null {
  if (deed.kind !== 'status' && deed.kind !== 'date' && deed.kind !== 'stage') return null;
  if (deed.by === 'an import') return 'It was imported';
  if (deed.kind === 'stage') return null;
  if (isAtOnce(deed.at, project.createdAt)) return 'It came with the record';
  const isByMachine = deed.by === 'an integration' || deed.by === 'somebody';
  const isOneOfSeveral = deeds.some(
    (other) =>
      (other.kind === 'status' || other.kind === 'date') &&
      other.kind !== deed.kind &&
      isAtOnce(other.at, deed.at),
  );
  return isByMachine && isOneOfSeveral ? 'Status and date were written at once' : null;
}

function isAtOnce(one: number, other: number): boolean {
  return Math.abs(one - other) < oneSecond;
}
