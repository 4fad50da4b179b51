import type { CreateTask } from '../../domain/decision.ts';
import type { Pass } from '../pass.ts';
import type { NewTask } from '../ports/account.ts';
import type { CreatedTask, TaskIntent } from '../ports/ledger.ts';
import { effectsOfKind, fail, goingOn, type Work } from '../work.ts';
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
  const created: { readonly work: Work; readonly task: CreatedTask }[] = [];
  const withdrawn: string[] = [];
  for (const { work, effect } of fresh) {
    const outcome = outcomeOf(effect.key);
    if (outcome.ok) {
      created.push({ work, task: { ...intentOf({ effect }), taskId: outcome.value } });
      work.taskIds.set(effect.key, outcome.value);
    } else if (outcome.because !== 'unknown') {
      withdrawn.push(effect.key);
    }
    noteOutcome(pass, work, effect, outcome);
  }
  await confirm(pass, created);
  await pass.ledger.withdraw(withdrawn, begunAt);
}

/**
 * Somebody else may have taken a record over while its creation was under way, have found no task and created one:
 * HubSpot cannot be kept from carrying out what is under way. Then the record is looked at again; of the two tasks
 * the newer is completed.
 */
async function confirm(
  pass: Pass,
  created: readonly { readonly work: Work; readonly task: CreatedTask }[],
): Promise<void> {
  const now = pass.clock.now();
  const tasks = created.map(({ task }) => task);
  const confirmed = new Set(await pass.ledger.confirm(tasks, now));
  const unconfirmed = tasks.filter(({ key }) => !confirmed.has(key));
  if (unconfirmed.length === 0) return;
  const contested = new Set(await pass.ledger.contest(unconfirmed, now));
  const doubtful = created.filter(({ task }) => contested.has(task.key));
  for (const { work, task } of doubtful)
    work.logger.warn(
      { key: task.key, taskId: task.taskId },
      'A task was created that somebody else created too',
    );
  await pass.queue.mark(
    doubtful.map(({ work: { claim } }) => ({
      kind: claim.kind,
      id: claim.id,
      priority: claim.priority,
      dueAt: now,
    })),
  );
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
