import type { AccountDetails, IssuedEffect, Person, ProjectMemory, Snapshot } from '../../domain/model.ts';
import type { Pass } from '../pass.ts';
import type { ProjectReading } from '../ports/account.ts';
import type { Claim } from '../ports/work-queue.ts';
import { issuedAfterLookUp } from '../tasks/take-over.ts';
import type { ProjectWork } from '../work.ts';
import { isNewToStore } from './is-new-to-store.ts';
import { issuedFor } from './issued-for.ts';
import { lookUpTasks } from './look-up-tasks.ts';
import { reportLostMail } from './report-lost-mail.ts';
import { verifyTicketLinks } from './verify-ticket-links.ts';

/**
 * Reads everything the first decision of each of these projects needs, all projects at once. Projects that do
 * not exist (any more) are missing in the answer.
 * @throws AccountError where HubSpot cannot be read
 */
export async function readProjects(pass: Pass, claims: readonly Claim[]): Promise<readonly ProjectWork[]> {
  const readings = await pass.account.readProjects(claims.map(({ id }) => id));
  return worksFrom(pass, claims, await verifyTicketLinks(pass, readings));
}

/**
 * The works of these readings, with what the store knows of each project; where it knows less than the record, HubSpot
 * is asked for tasks. Claims without a reading are missing in the answer.
 * @throws AccountError where HubSpot cannot be read
 */
export async function worksFrom(
  pass: Pass,
  claims: readonly Claim[],
  readings: ReadonlyMap<string, ProjectReading>,
): Promise<readonly ProjectWork[]> {
  const projectIds = [...readings.keys()];
  if (projectIds.length === 0) return [];
  const [account, people, memories] = await Promise.all([
    pass.account.details(),
    pass.account.people(),
    pass.memory.projects(projectIds),
  ]);
  const found = await lookUpTasks(pass, readings, memories);
  const issued = await issuedFor(pass.ledger, readings);
  if (pass.mode === 'live') await rememberNewOnes(pass, readings, memories);
  return claims.flatMap((claim) => {
    const reading = readings.get(claim.id);
    if (!reading) return [];
    const known = issuedAfterLookUp(issued(reading), found.get(claim.id) ?? []);
    return [workOf(pass, claim, reading, { account, people, known, memory: memories.get(claim.id) ?? null })];
  });
}

/** In shadow mode nothing is adopted, so nothing may be remembered either: going live has to adopt first. */
async function rememberNewOnes(
  pass: Pass,
  readings: ReadonlyMap<string, ProjectReading>,
  memories: ReadonlyMap<string, ProjectMemory>,
): Promise<void> {
  const newOnes = [...readings.values()].filter(({ project }) =>
    isNewToStore(project, memories.get(project.id)),
  );
  if (newOnes.length === 0) return;
  for (const reading of newOnes) reportLostMail(pass, reading);
  await pass.memory.rememberProjects(
    newOnes.map(({ project: { id, cycle, sequence } }) => ({
      projectId: id,
      cycle: cycle ?? 1,
      sequence: sequence ?? 0,
    })),
    pass.clock.now(),
  );
}

interface Surroundings {
  readonly account: AccountDetails;
  readonly people: Readonly<Record<string, Person>>;
  readonly known: readonly IssuedEffect[];
  readonly memory: ProjectMemory | null;
}

function workOf(pass: Pass, claim: Claim, reading: ProjectReading, around: Surroundings): ProjectWork {
  const { account, people, known, memory } = around;
  const { project, tickets, companyIds } = reading;
  const snapshot: Snapshot = { account, project, tickets, people, issued: known, memory, companyIds };
  return {
    claim,
    projectId: project.id,
    ticketId: null,
    logger: pass.logger.child({ projectId: project.id }),
    record: project,
    readAt: reading.readAt,
    snapshot,
    decision: null,
    hold: 'none',
    carriesOn: true,
    effects: [],
    taskIds: new Map(known.flatMap(({ key, taskId }) => (taskId === null ? [] : [[key, taskId]]))),
    ending: null,
    lookAgain: false,
    lookAgainAt: null,
  };
}
