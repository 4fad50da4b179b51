import type { ProjectChange, WriteProject } from '../../domain/decision.ts';
import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import type { ResolvedProjectChange } from '../ports/account.ts';
import { effectsOfKind, fail, goingOn, type ProjectWork } from '../work.ts';
import { decideAfresh, lateOnes } from './late-works.ts';
import { mayStart } from './may-start.ts';
import { noteOutcome, writeRows } from './row-outcome.ts';
import { isSameRecord } from './same-record.ts';

/**
 * Writes the status, dates and stamps of all projects in one write, and remembers the cycle and sequence they
 * have now. A project that somebody changed since it was read, where that is long enough ago to matter, is
 * not written but decided afresh.
 */
export async function writeProjects(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  await lookAtLateOnesAgain(
    pass,
    effectsOfKind(goingOn(works), 'write project').map(({ work }) => work),
  );
  const writes = effectsOfKind(goingOn(works), 'write project').flatMap(({ work, effect }) => {
    const change = resolve(work, effect);
    return change ? [{ work, effect, change }] : [];
  });
  if (writes.length === 0) return;
  const outcomeOf = await writeRows(
    writes.map(({ effect, change }) => ({ id: effect.projectId, change })),
    (rows) => pass.account.updateProjects(rows, mayStart(pass, writes)),
  );
  for (const { work, effect } of writes) noteOutcome(pass, work, effect, outcomeOf(effect.projectId));
  await pass.memory.rememberProjects(
    writes
      .filter(({ work }) => work.ending === null)
      .map(({ work, change }) => ({
        projectId: work.projectId,
        cycle: change.cycle ?? work.record.cycle ?? 1,
        sequence: change.sequence ?? work.record.sequence ?? 0,
      })),
    pass.clock.now(),
  );
}

async function lookAtLateOnesAgain(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  const late = lateOnes(pass, works);
  if (late.length === 0) return;
  try {
    const records = await pass.account.readProjectRecords(late.map(({ projectId }) => projectId));
    for (const work of late) {
      const record = records.get(work.projectId);
      if (!record || !isSameRecord(work.record, record)) decideAfresh(work, 'project');
    }
  } catch (error) {
    for (const work of late) fail(work, errorMessage(error));
  }
}

function resolve(work: ProjectWork, effect: WriteProject): ResolvedProjectChange | null {
  const { implementationTaskId, ...change }: ProjectChange = effect.change;
  if (implementationTaskId === undefined) return change;
  if (implementationTaskId === null) return { ...change, implementationTaskId };
  const taskId = work.taskIds.get(implementationTaskId.taskOf);
  if (taskId !== undefined) return { ...change, implementationTaskId: taskId };
  fail(work, `write project ${effect.key}: no task is known under ${implementationTaskId.taskOf}`);
  return null;
}
