import { rulesOf, type Settings } from '../settings/settings-schema.ts';
import type { Mode } from './current-settings.ts';
import { groupBy } from './group-by.ts';
import type { AccountReader } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { EffectLedger, RecordMemory } from './ports/ledger.ts';
import type { LookAtProject, ProjectLook } from './ports/looking.ts';
import { findTasks } from './projects/find-tasks.ts';
import { issuedFor } from './projects/issued-for.ts';
import { readTicketLinks } from './projects/read-ticket-links.ts';
import { issuedAfterLookUp } from './tasks/take-over.ts';

/** What a look reads from; nothing that could be written to. */
export interface LookDependencies {
  /** Asked for at every look: changed settings may have built a new one. */
  readonly account: () => Pick<
    AccountReader,
    'readProjects' | 'projectsOfTickets' | 'details' | 'people' | 'tasksOf'
  >;
  readonly ledger: Pick<
    EffectLedger,
    'unconfirmed' | 'unconfirmedOfTickets' | 'issuedFor' | 'issuedForTickets'
  >;
  readonly memory: Pick<RecordMemory, 'projects' | 'projectsOfTickets'>;
  readonly clock: Clock;
  readonly current: () => { readonly settings: Settings; readonly mode: Mode };
}

/**
 * Looks at projects with the reconciler's own reading, all at once, and leaves everything as it is: nothing is
 * marked, remembered or taken over, here or in HubSpot. What a reconciliation would have to look up besides (a
 * project or ticket that is new to the store, a task whose creation was never confirmed) is looked up again by
 * every look until a reconciliation has settled it. Projects that do not exist are missing in the answer.
 * @throws AccountError where HubSpot cannot be read
 */
export async function lookAtProjects(
  { ledger, memory, clock, current, ...dependencies }: LookDependencies,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, ProjectLook>> {
  const account = dependencies.account();
  const read = await account.readProjects(projectIds);
  const { readings } = await readTicketLinks({ account, memory }, read);
  if (readings.size === 0) return new Map();
  const [details, people, memories] = await Promise.all([
    account.details(),
    account.people(),
    memory.projects([...readings.keys()]),
  ]);
  const lookUp = await findTasks({ account, ledger }, readings, memories);
  const found = groupBy(lookUp?.known ?? [], ({ projectId }) => projectId);
  const issued = await issuedFor(ledger, readings);
  const { settings, mode } = current();
  const around = { rules: rulesOf(settings), now: clock.now(), mode };
  return new Map(
    [...readings].map(([id, reading]): [string, ProjectLook] => [
      id,
      {
        snapshot: {
          account: details,
          project: reading.project,
          tickets: reading.tickets,
          people,
          issued: issuedAfterLookUp(issued(reading), found.get(id) ?? []),
          memory: memories.get(id) ?? null,
          companyIds: reading.companyIds,
        },
        ...around,
      },
    ]),
  );
}

/** Looks at one project; see `lookAtProjects`. */
export function createLookAtProject(dependencies: LookDependencies): LookAtProject {
  return async (projectId) => (await lookAtProjects(dependencies, [projectId])).get(projectId) ?? null;
}
