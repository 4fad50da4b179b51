import type { Person } from '../../domain/model.ts';
import type { ProjectOwners } from '../../hubspot/doctor/owners-of-open-projects.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { warning, type Line } from './report.ts';

/** A role that a project gives to somebody. */
export interface Role {
  readonly called: string;
  readonly of: (project: ProjectOwners) => string | null;
  /** The field of the settings that names who stands in. */
  readonly setting: string;
  readonly standIn: (settings: Settings) => string | null;
}

export const roles: Readonly<Record<'accountManager' | 'sas', Role>> = {
  accountManager: {
    called: 'account manager',
    of: ({ accountManagerId }) => accountManagerId,
    setting: 'people.defaultAccountManagerId',
    standIn: ({ people }) => people.defaultAccountManagerId,
  },
  sas: {
    called: 'SAS',
    of: ({ sasId }) => sasId,
    setting: 'people.defaultSasId',
    standIn: ({ people }) => people.defaultSasId,
  },
};

interface Known {
  readonly there: Readonly<Record<string, Person>>;
  /** Names of those who have left, by owner id. */
  readonly names: ReadonlyMap<string, string>;
  readonly settings: Settings;
}

const check = 'owners of open projects';
const mostIds = 5;

/** The projects on which one role is given to nobody, or to somebody who has left; once for each such person. */
export function linesOfRole(role: Role, projects: readonly ProjectOwners[], known: Known): readonly Line[] {
  const byOwner = new Map<string | null, string[]>();
  for (const project of projects) {
    const owner = role.of(project);
    if (owner !== null && known.there[owner] !== undefined) continue;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), project.projectId]);
  }
  const standIn = role.standIn(known.settings);
  return [...byOwner].flatMap(([owner, ids]) => {
    if (owner !== null) return [lineOfLeaver(role, owner, ids, known.names.get(owner), standIn)];
    return standIn === null ? [lineOfNobody(role, ids)] : [];
  });
}

function lineOfLeaver(
  { called, setting }: Role,
  owner: string,
  ids: readonly string[],
  name: string | undefined,
  standIn: string | null,
): Line {
  const who = name === undefined || name === '' ? `Owner ${owner}` : `${name} (owner ${owner})`;
  const meanwhile =
    standIn === null
      ? `Until then set ${setting} to somebody who stands in.`
      : `Until then ${setting} stands in.`;
  return warning(
    check,
    `${who} is no active user, but is the ${called} of ${listed(ids)}.`,
    `Name another ${called} there. ${meanwhile}`,
  );
}

const lineOfNobody = ({ called, setting }: Role, ids: readonly string[]): Line =>
  warning(
    check,
    `Nobody is named as the ${called} of ${listed(ids)}.`,
    `Name one there, or set ${setting} to somebody who stands in.`,
  );

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, mostIds).join(', ');
  const more = ids.length > mostIds ? ` and ${ids.length - mostIds} more` : '';
  return `${ids.length} open ${ids.length === 1 ? 'project' : 'projects'} (${shown}${more})`;
}
