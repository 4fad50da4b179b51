import { addDays, todayIn } from '../../domain/calendar.ts';
import type { Person } from '../../domain/model.ts';
import type { AccountMap } from '../../hubspot/account-map.ts';
import {
  readOwnersOfOpenProjects,
  type ProjectOwners,
} from '../../hubspot/doctor/owners-of-open-projects.ts';
import { readFormerOwners } from '../../hubspot/doctor/read-former-owners.ts';
import { readPeople } from '../../hubspot/reading/read-people.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import type { Clock } from '../../reconcile/ports/clock.ts';
import { ownersNamedBy } from '../../settings/owner-fields.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { hubspotPart } from './hubspot-part.ts';
import { linesOfRole, roles } from './owners-in-words.ts';
import { error, notChecked, orElseOk, warning, type Group, type Line } from './report.ts';

interface PeopleOptions {
  readonly transport: HubSpotTransport;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly timeZone: string;
  /** null: open projects cannot be asked for, because their type or a property is not there. */
  readonly projects: Pick<AccountMap, 'project' | 'projectTypeId'> | null;
  readonly missingScopes: ReadonlySet<string>;
}

/** Whom the settings and the open projects name, and whether they can be reached. */
export async function checkPeople(options: PeopleOptions): Promise<Group> {
  const { missingScopes: missing, projects } = options;
  const people: { there: Readonly<Record<string, Person>> | null } = { there: null };
  const inSettings = await hubspotPart(
    'people in the settings',
    ['crm.objects.owners.read'],
    missing,
    async () => {
      people.there = await readPeople(options.transport);
      return checkSettingsPeople(options.settings, people.there);
    },
  );
  const { there } = people;
  const check = 'owners of open projects';
  if (there === null) return { name: 'People', lines: inSettings };
  if (projects === null)
    return {
      name: 'People',
      lines: [
        ...inSettings,
        notChecked(check, 'open projects cannot be asked for as long as the above is wrong'),
      ],
    };
  const onProjects = await hubspotPart(check, [], missing, () => checkOwners(options, projects, there));
  return { name: 'People', lines: [...inSettings, ...onProjects] };
}

function checkSettingsPeople(settings: Settings, there: Readonly<Record<string, Person>>): readonly Line[] {
  const check = 'people in the settings';
  const { fallbackEmail } = settings.people;
  const gone = ownersNamedBy(settings)
    .filter(({ id }) => there[id] === undefined)
    .map(({ field, id }) =>
      error(
        check,
        `${field} names the owner ${id}, who is no active user of the account.`,
        `Name somebody else: creative-refresh settings set ${field}.`,
      ),
    );
  const alone = Object.values(roles)
    .filter(({ standIn }) => fallbackEmail === null && standIn(settings) === null)
    .map(({ called, setting }) =>
      warning(
        check,
        `Where a project names no ${called}, nobody gets the emails: neither ${setting} nor people.fallbackEmail is set.`,
        `Name somebody: creative-refresh settings set ${setting}, or people.fallbackEmail.`,
      ),
    );
  return orElseOk([...gone, ...alone], check, 'Everybody the settings name is an active user.');
}

async function checkOwners(
  { transport, settings, clock, timeZone }: PeopleOptions,
  map: Pick<AccountMap, 'project' | 'projectTypeId'>,
  there: Readonly<Record<string, Person>>,
): Promise<readonly Line[]> {
  const dateUpTo = addDays(todayIn(timeZone, clock.now()), settings.leadDays);
  const { projects, isComplete } = await readOwnersOfOpenProjects(transport, map, dateUpTo);
  const names = projects.some((project) => namesSomebodyElse(project, there))
    ? await readFormerOwners(transport)
    : new Map<string, string>();
  const lines = Object.values(roles).flatMap((role) =>
    linesOfRole(role, projects, { there, names, settings }),
  );
  const which = isComplete ? `${projects.length}` : `first ${projects.length}`;
  return orElseOk(
    lines,
    'owners of open projects',
    projects.length === 0
      ? 'No project is open at the moment.'
      : `Everybody named on the ${which} open projects is an active user.`,
  );
}

function namesSomebodyElse(
  { accountManagerId, sasId }: ProjectOwners,
  there: Readonly<Record<string, Person>>,
): boolean {
  return [accountManagerId, sasId].some((id) => id !== null && there[id] === undefined);
}
