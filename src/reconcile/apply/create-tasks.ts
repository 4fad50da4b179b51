import type { CreateTask } from '../../domain/decision.ts';
import type { Pass } from '../pass.ts';
import type { NewTask } from '../ports/account.ts';
import type { TaskIntent } from '../ports/ledger.ts';
import { effectsOfKind, fail, goingOn, type Work } from '../work.ts';
import { confirmTasks, type BegunTask } from './confirm-tasks.ts';
import { mayStart } from './may-start.ts';
import { noteOutcome, writeRows } from './row-outcome.ts';

interface Creation {
  readonly work: Work;
  readonly effect: CreateTask;
}

/**
 * Creates the tasks of all works in one write. Each is written into the ledger first; a key that is there
 * already is not created again. A creation whose outcome is not known stays in the ledger as an intent: it is
 * looked up in HubSpot before the next decision.
 */
export async function createTasks(pass: Pass, works: readonly Work[]): Promise<void> {
  const creations = effectsOfKind(goingOn(works), 'create task');
  if (creations.length === 0) return;
  const begunAt = pass.clock.now();
  const begun = new Set(await pass.ledger.begin(creations.map(intentOf), begunAt));
  const fresh = creations.filter(({ effect }) => begun.has(effect.key));
  await recognise(
    pass,
    creations.filter(({ effect }) => !begun.has(effect.key)),
  );
  const outcomeOf = await writeRows(
    fresh.map(({ effect }) => newTask(effect)),
    (rows) => pass.account.createTasks(rows, mayStart(pass, fresh)),
  );
  const begunTasks: BegunTask[] = [];
  const withdrawn: string[] = [];
  for (const { work, effect } of fresh) {
    const outcome = outcomeOf(effect.key);
    if (outcome.ok) {
      begunTasks.push({ work, task: { ...intentOf({ effect }), taskId: outcome.value } });
      work.taskIds.set(effect.key, outcome.value);
    } else if (outcome.because === 'unknown') {
      begunTasks.push({ work, task: { ...intentOf({ effect }), taskId: null } });
    } else {
      withdrawn.push(effect.key);
    }
    noteOutcome(pass, work, effect, outcome);
  }
  await confirmTasks(pass, begunTasks);
  await pass.ledger.withdraw(withdrawn, begunAt);
}

/** Keys the ledger had before: carried out long since, or in the hands of another server right now. */
async function recognise(pass: Pass, known: readonly Creation[]): Promise<void> {
  const unresolved = known.filter(({ work, effect }) => !work.taskIds.has(effect.key));
  if (unresolved.length === 0) return;
  const projectIds = unresolved.flatMap(({ effect }) => effect.projectId ?? []);
  const ticketIds = unresolved.flatMap(({ effect }) => effect.ticketId ?? []);
  const [ofProjects, ofTickets] = await Promise.all([
    pass.ledger.issuedFor(projectIds),
    pass.ledger.issuedForTickets(ticketIds),
  ]);
  const issued = [...ofProjects.values(), ...ofTickets.values()].flat();
  const idsByKey = new Map(issued.flatMap(({ key, taskId }) => (taskId === null ? [] : [[key, taskId]])));
  for (const { work, effect } of unresolved) {
    const taskId = idsByKey.get(effect.key);
    if (taskId === undefined) fail(work, `create task ${effect.key}: begun before, its outcome is not known`);
    else work.taskIds.set(effect.key, taskId);
  }
}

function intentOf({ effect }: Pick<Creation, 'effect'>): TaskIntent {
  const { key, handoff, projectId, ticketId, dueAt, reason } = effect;
  return { key, handoff, projectId, ticketId, dueAt, reason };
}

function newTask(effect: CreateTask): NewTask {
  const { key, subject, body, dueAt, priority, ownerId, projectId, ticketId, companyIds } = effect;
  return { key, subject, body, dueAt, priority, ownerId, projectId, ticketId, companyIds };
}
