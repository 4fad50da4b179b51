import type { RefreshStatus } from '../../domain/model.ts';
import type { ActionCall } from '../action-call.ts';
import type { completionOutcomes } from '../catalogue.ts';
import { failed, TryLater, type ActionOutcome } from '../outcome.ts';
import type { ActionSurroundings } from '../surroundings.ts';
import { dateOutput } from './date-output.ts';
import { findClosingTask, isTask, type ClosingTask } from './find-closing-task.ts';
import { findRecentClose } from './find-recent-close.ts';
import { markImplemented } from './mark-implemented.ts';
import { noSuchProject, reconcile, type DoneReconciling } from './reconciled.ts';

type Completion = ActionOutcome<'complete-implementation'>;

const approved: RefreshStatus = 'creatives_completed_and_approved';

/**
 * Path A of handoff 8 for a workflow: completes the Implement task of the present approval, and with it the
 * cycle. The record is a creative project, or the Implement task itself. Whatever repeats or crashes, one
 * approval is closed once: every step says how things shall be, and the close itself is the reconciler's.
 * @throws TryLater, AccountError
 */
export async function completeImplementation(
  surroundings: ActionSurroundings,
  { record }: Pick<ActionCall, 'record'>,
): Promise<Completion> {
  if (!isTask(record.type)) return completeProject(surroundings, record.id, null);
  const found = await findClosingTask(surroundings, record.id);
  return found.ok ? completeProject(surroundings, found.task.projectId, found.task) : found;
}

/** Looks at a project whose approval ends under somebody's hands; one more look tells what became of it. */
const mostLooks = 3;

async function completeProject(
  surroundings: ActionSurroundings,
  projectId: string,
  task: ClosingTask | null,
  look = 1,
): Promise<Completion> {
  // An approval made a moment ago has its task afterwards, and a task completed a moment ago its close.
  const before = await reconcile(surroundings, projectId);
  if (before === null) return noSuchProject(projectId);
  if (before.mode === 'shadow') return inShadow;
  if (before.status !== approved) return answerUnapproved(surroundings, projectId, task, before);

  const project = (await surroundings.account().readProjectRecords([projectId])).get(projectId);
  if (!project) return noSuchProject(projectId);
  if (project.status !== approved) {
    if (look === mostLooks) throw new TryLater('The creative project keeps changing at this very moment.');
    return completeProject(surroundings, projectId, task, look + 1);
  }
  if (task !== null && task.id !== project.implementationTaskId) return notTheTask(task);
  await markImplemented(surroundings.account(), project);

  const after = await reconcile(surroundings, projectId);
  if (after === null) return noSuchProject(projectId);
  if (hasClosed(after) || after.lastImplementedAt !== before.lastImplementedAt)
    return closed('closed', after);
  if (after.status === approved) throw new TryLater('The Implement task does not show as completed yet.');
  return notApproved(after.status);
}

/** Without an approval there is nothing to complete, unless the close is what has just been done. */
async function answerUnapproved(
  surroundings: ActionSurroundings,
  projectId: string,
  task: ClosingTask | null,
  before: DoneReconciling,
): Promise<Completion> {
  if (task === null && hasClosed(before)) return closed('closed', before);
  const recent = await findRecentClose(surroundings, projectId);
  if (task !== null && !recent?.wasClosedBy(task)) return notTheTask(task);
  if (recent === null) return notApproved(before.status);
  return closed(hasClosed(before) ? 'closed' : 'already_closed', before);
}

/** Handoff 9 fires with the close of a cycle and with nothing else. */
function hasClosed({ fired }: DoneReconciling): boolean {
  return fired.some(({ handoff }) => handoff === '9 confirmation');
}

function closed(outcome: (typeof completionOutcomes)[number], reconciled: DoneReconciling): Completion {
  const { fired, refreshDate } = reconciled;
  const reason = fired.findLast(({ handoff }) => handoff === '8 close')?.reason;
  const explanation =
    outcome === 'already_closed'
      ? 'The cycle was closed before, so nothing was left to do.'
      : (reason ?? 'The new creatives are live, and the cycle is closed.');
  return { ok: true, outputs: { outcome, ...dateOutput(refreshDate), explanation } };
}

const inShadow = failed(
  'APP_IN_SHADOW',
  'The app is in shadow mode and writes nothing. Switch it to live in its settings first.',
);

function notApproved(status: DoneReconciling['status']) {
  return failed(
    'NOT_APPROVED',
    `Creative Refresh Status is ${inWords(status)}, and only a project in Creatives Completed and Approved can be implemented. Move the status there when the client has approved.`,
  );
}

function notTheTask({ id, projectId }: ClosingTask) {
  return failed(
    'NOT_THE_IMPLEMENT_TASK',
    `Task ${id} is not the Implement task of the present approval of creative project ${projectId}.`,
  );
}

function inWords(status: DoneReconciling['status']): string {
  if (status === 'blank') return status;
  if (status === 'unrecognised') return 'an option that the settings do not know';
  return status
    .split('_')
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
