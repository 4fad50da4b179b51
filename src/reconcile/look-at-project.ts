import { rulesOf, type Settings } from '../settings/settings-schema.ts';
import type { Mode } from './current-settings.ts';
import type { AccountReader } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { EffectLedger, RecordMemory } from './ports/ledger.ts';
import type { LookAtProject } from './ports/looking.ts';
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
 * Looks at one project with the reconciler's own reading, and leaves everything as it is: nothing is marked,
 * remembered or taken over, here or in HubSpot. What a reconciliation would have to look up besides (a project
 * or ticket that is new to the store, a task whose creation was never confirmed) is looked up again by every
 * look until a reconciliation has settled it.
 */
export function createLookAtProject(dependencies: LookDependencies): LookAtProject {
  const { ledger, memory, clock, current } = dependencies;
  return async (projectId) => {
    const account = dependencies.account();
    const read = await account.readProjects([projectId]);
    const { readings } = await readTicketLinks({ account, memory }, read);
    const reading = readings.get(projectId);
    if (!reading) return null;
    const [details, people, memories] = await Promise.all([
      account.details(),
      account.people(),
      memory.projects([projectId]),
    ]);
    const lookUp = await findTasks({ account, ledger }, readings, memories);
    const issued = await issuedFor(ledger, readings);
    const { project, tickets, companyIds } = reading;
    const { settings, mode } = current();
    return {
      snapshot: {
        account: details,
        project,
        tickets,
        people,
        issued: issuedAfterLookUp(issued(reading), lookUp?.known ?? []),
        memory: memories.get(projectId) ?? null,
        companyIds,
      },
      rules: rulesOf(settings),
      now: clock.now(),
      mode,
    };
  };
}
