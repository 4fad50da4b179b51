import type { Configuration } from '../../config/configuration.ts';
import type { ClockComparison } from '../../hubspot/doctor/clock-comparison.ts';
import { resolveProjectType } from '../../hubspot/start-up/resolve-project-type.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import type { Clock } from '../../reconcile/ports/clock.ts';
import { AccountError } from '../../reconcile/ports/account.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { checkAccess, type Access } from './check-access.ts';
import { checkClock } from './check-clock.ts';
import { checkPeople } from './check-people.ts';
import { checkProjects } from './check-projects.ts';
import { checkScopes } from './check-scopes.ts';
import { checkTickets } from './check-tickets.ts';
import { error, messageOf, notChecked, type Group, type Line } from './report.ts';

export interface HubSpotOptions {
  readonly transport: HubSpotTransport;
  readonly configuration: Configuration;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly clocks: ClockComparison;
  /** Why HubSpot cannot be asked; null: it can. */
  readonly obstacle: string | null;
}

const name = 'HubSpot';
/** An id no account has: which kind of object it is, is all that counts. */
const someCustomObject = '2-0';

/** Everything that only the account itself can tell. `isOpen`: HubSpot answers and takes the token. */
export async function checkHubSpot(
  options: HubSpotOptions,
): Promise<{ readonly groups: readonly Group[]; readonly isOpen: boolean }> {
  const shut = (lines: readonly Line[]) => ({ groups: [{ name, lines }], isOpen: false });
  if (options.obstacle !== null) return shut([notChecked('token', options.obstacle)]);
  const access = await checkAccess(options.transport, options.configuration.hubspot.portalId);
  if (!access.isOpen)
    return shut([...access.lines, notChecked('account', 'HubSpot did not answer as it should')]);
  try {
    return { groups: await checkAccount(options, access), isOpen: true };
  } catch (failure) {
    if (!(failure instanceof AccountError)) throw failure;
    const broken = error(
      'account',
      `HubSpot could not be asked any more: ${messageOf(failure)}.`,
      'Run doctor again in some minutes; status.hubspot.com tells of outages.',
    );
    return { groups: [{ name, lines: [...access.lines, broken] }], isOpen: true };
  }
}

async function checkAccount(
  { transport, configuration, settings, clock, clocks }: HubSpotOptions,
  access: Access,
): Promise<readonly Group[]> {
  const { mapping } = settings;
  const type = await resolveProjectType(transport, mapping.project.objectType, configuration.creativeProject);
  const { lines, missing } = await checkScopes({
    transport,
    accessToken: configuration.hubspot.accessToken,
    projectTypeId: type.ok ? type.value : someCustomObject,
    emailTransport: configuration.email.transport,
    known: { oauth: access.showsDetails },
  });
  const projects = await checkProjects({ transport, mapping: mapping.project, type, missingScopes: missing });
  const tickets = await checkTickets({ transport, mapping: mapping.ticket, missingScopes: missing });
  const people = await checkPeople({
    transport,
    settings,
    clock,
    timeZone: access.timeZone,
    projects:
      type.ok && projects.isSearchable ? { project: mapping.project, projectTypeId: type.value } : null,
    missingScopes: missing,
  });
  const hubspot = { name, lines: [...access.lines, checkClock(clocks.ahead()), ...lines] };
  return [hubspot, projects.group, tickets, people];
}
