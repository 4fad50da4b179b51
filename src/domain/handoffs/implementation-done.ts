import type { Outcome } from '../outcome.ts';
import type { Situation } from '../situation.ts';

const handoff = '8 close';

/**
 * Handoff 8, path A: the SAS completed the Implement task of the present approval. The status moves to
 * Creatives Implemented in a write of its own, so that reports and other workflows see it; the close follows
 * from there. Answers null while the task is not complete.
 */
export function implementationDone(situation: Situation): Outcome | null {
  const { project, snapshot } = situation;
  const taskId = project.implementationTaskId;
  if (project.status !== 'creatives_completed_and_approved' || taskId === null) return null;
  const task = snapshot.implementationTask;
  if (task === undefined) return { needs: [{ kind: 'implementation task', taskId }] };
  if (!task?.completed) return null;
  const reason = 'The SAS completed the Implement task, so the creatives are live.';
  return {
    project: { handoff, reason, change: { status: 'creatives_implemented' } },
    fired: [{ handoff, reason }],
    lookAgain: true,
  };
}
