import type { ChangeTask } from '../../domain/decision.ts';
import { errorMessage } from '../error-message.ts';
import { groupBy } from '../group-by.ts';
import { isClosed } from '../is-closed.ts';
import type { Pass } from '../pass.ts';
import type { TaskReading, TaskUpdate } from '../ports/account.ts';
import type { NotedChange } from '../ports/ledger.ts';
import { effectsOfKind, fail, goingOn, type Work } from '../work.ts';
import { insertLine } from './insert-line.ts';
import { mayStart } from './may-start.ts';
import { noteOutcome, writeRows } from './row-outcome.ts';

interface Change {
  readonly work: Work;
  readonly effect: ChangeTask;
}

/**
 * Changes tasks of ours that are still open in HubSpot, in one read and one write. What a person has
 * completed or deferred, or deleted, stays as it is and counts as settled.
 */
export async function changeTasks(pass: Pass, works: readonly Work[]): Promise<void> {
  const changes = effectsOfKind(goingOn(works), 'change task');
  if (changes.length === 0) return;
  const tasks = await readTasks(pass, changes);
  if (tasks === null) return;
  const byTask = groupBy(changes, ({ effect }) => effect.taskId);
  const settled: string[] = [];
  const done: Change[] = [];
  const updates: { update: TaskUpdate; changes: readonly Change[] }[] = [];
  for (const [taskId, ofTask] of byTask) {
    const task = tasks.get(taskId);
    if (!task || isClosed(task)) {
      settled.push(taskId);
      done.push(...ofTask);
    } else updates.push({ update: updateOf(task, ofTask), changes: ofTask });
  }
  const [needed, alreadySo] = partition(updates, ({ update }) => Object.keys(update).length > 1);
  for (const { changes: ofTask } of alreadySo) done.push(...ofTask);
  const outcomeOf = await writeRows(
    needed.map(({ update }) => update),
    (rows) => pass.account.updateTasks(rows, mayStart(pass, changes)),
  );
  const moved: { taskId: string; dueAt: number }[] = [];
  for (const { update, changes: ofTask } of needed) {
    const outcome = outcomeOf(update.id);
    for (const { work, effect } of ofTask) noteOutcome(pass, work, effect, outcome);
    if (!outcome.ok) continue;
    done.push(...ofTask);
    if (update.status !== undefined) settled.push(update.id);
    if (update.dueAt !== undefined) moved.push({ taskId: update.id, dueAt: update.dueAt });
  }
  await pass.ledger.settle(settled, pass.clock.now());
  await pass.ledger.reschedule(moved);
  await pass.ledger.noteChanges(done.map(noted), pass.clock.now());
}

async function readTasks(
  pass: Pass,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, TaskReading> | null> {
  try {
    return await pass.account.readTasks([...new Set(changes.map(({ effect }) => effect.taskId))]);
  } catch (error) {
    for (const { work } of changes) fail(work, errorMessage(error));
    return null;
  }
}

function noted({ work, effect }: Change): NotedChange {
  return { key: effect.key, projectId: work.projectId, ticketId: work.ticketId };
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Several changes of one task become one update; of contradicting ones the last counts. */
function updateOf(task: TaskReading, changes: readonly Change[]): TaskUpdate {
  let update: TaskUpdate = { id: task.id };
  let body = task.body;
  for (const { effect } of changes) {
    body = insertLine(body, effect.addLine);
    if (effect.status !== undefined) update = { ...update, status: effect.status };
    if (effect.dueAt !== undefined && effect.dueAt !== task.dueAt)
      update = { ...update, dueAt: effect.dueAt };
  }
  return body === task.body ? update : { ...update, body };
}
