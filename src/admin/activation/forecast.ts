import { beforeGoingLive } from '../../domain/adoption/adopt.ts';
import { foresee } from '../../domain/adoption/foresee.ts';
import type { Instant } from '../../domain/model.ts';
import { chunksOf } from '../../hubspot/chunks.ts';
import { handMadeImplementTasks } from '../../reconcile/brake/bind-implement-task.ts';
import { lookAtProjects } from '../../reconcile/look-at-project.ts';
import type { ProjectLook } from '../../reconcile/ports/looking.ts';
import { dateLink } from '../../reconcile/projects/date-link.ts';
import type { AdminSurroundings, Progress } from '../operation.ts';
import type { Forecast, ProjectName } from './activation-plan.ts';
import type { Candidates } from './find-candidates.ts';
import { choicesFor, type ChosenByName } from './handoff-names.ts';
import { sumUp, type ForeseenProject } from './sum-up.ts';

type Surroundings = Pick<AdminSurroundings, 'account' | 'settings' | 'clock' | 'store'>;

/** Looked at with one reading. */
const batchSize = 100;

interface Wanted {
  readonly chosen: ChosenByName;
  readonly before: Instant;
}

/**
 * Decides every candidate as if the app were live, and changes nothing.
 * @throws AccountError where HubSpot cannot be read
 */
export async function forecast(
  surroundings: Surroundings,
  { projectIds, unplacedTicketIds }: Candidates,
  { chosen, before }: Wanted,
  progress: Progress,
): Promise<Forecast> {
  const foreseen: ForeseenProject[] = [];
  const bound: ProjectName[] = [];
  const several: Forecast['implementTasks']['several'][number][] = [];
  let done = 0;
  for (const ids of chunksOf(projectIds, batchSize)) {
    progress(done, projectIds.length);
    for (const look of await lookAt(surroundings, ids)) {
      const { project } = look.snapshot;
      const named = { projectId: project.id, name: project.name };
      const taskIds = await implementTasksOf(surroundings, look);
      if (taskIds.length === 1) bound.push(named);
      if (taskIds.length > 1) several.push({ ...named, taskIds });
      foreseen.push({ ...named, foresight: foreseeOne(look, chosen, before, taskIds.length === 1) });
    }
    done += ids.length;
  }
  progress(done, projectIds.length);
  return {
    projects: foreseen.length,
    unplacedTickets: unplacedTicketIds.length,
    handoffs: sumUp(foreseen, chosen),
    implementTasks: { bound, several },
  };
}

/** As a decision would find them: with the Implement task, and the date of every link. */
async function lookAt(
  { account, settings, clock, store }: Surroundings,
  ids: readonly string[],
): Promise<readonly ProjectLook[]> {
  const { ledger, memory } = store;
  const looks = await lookAtProjects({ account, ledger, memory, clock, current: () => settings.get() }, ids);
  const projects = [...looks.values()].map(({ snapshot }) => snapshot.project);
  const taskIds = projects.flatMap(({ implementationTaskId }) => implementationTaskId ?? []);
  const tasks = taskIds.length === 0 ? null : await account().implementationTasks(taskIds);
  const undated = projects.flatMap(({ id, adLabLinkChangedAt }) =>
    adLabLinkChangedAt === undefined ? id : [],
  );
  const links = undated.length === 0 ? null : await account().adLabLinksOf(undated);
  return [...looks.values()].map((look) => {
    const { project } = look.snapshot;
    const taskId = project.implementationTaskId;
    const implementationTask = taskId === null ? null : (tasks?.get(taskId) ?? null);
    const isDated = project.adLabLinkChangedAt !== undefined;
    const dated = isDated ? project : dateLink(project, links?.get(project.id));
    return { ...look, snapshot: { ...look.snapshot, project: dated, implementationTask } };
  });
}

/** What is bound is not created, so nothing is due of it but the email. */
function foreseeOne(
  { snapshot, rules, now }: ProjectLook,
  chosen: ChosenByName,
  before: Instant,
  hasImplementTask: boolean,
): ForeseenProject['foresight'] {
  const request = { choices: choicesFor(chosen), before, because: beforeGoingLive, hasImplementTask };
  const foresight = foresee(snapshot, rules, now, request);
  if (!hasImplementTask) return foresight;
  const isCreated = ({ handoff, kind }: { handoff: string; kind: string }) =>
    handoff !== '7 approval' || kind !== 'create task';
  return {
    ...foresight,
    adopted: foresight.adopted.filter(isCreated),
    fired: foresight.fired.filter(isCreated),
  };
}

/** The open tasks made by hand that could be the Implement task of an approval nobody has dealt with. */
async function implementTasksOf(
  { account }: Surroundings,
  { snapshot: { project } }: ProjectLook,
): Promise<readonly string[]> {
  if (project.status !== 'creatives_completed_and_approved' || project.implementationCuedAt !== null)
    return [];
  const tasks = await account().tasksOf({ projectIds: [project.id], ticketIds: [] });
  return handMadeImplementTasks(tasks)
    .map(({ id }) => id)
    .sort((one, other) => Number(one) - Number(other));
}
