import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../harness/account.ts';

const betweenMs = 1500;
const patienceMs = 120_000;

/**
 * An account manager approves one project after the other while the app is at work; answers for each the ms from
 * the click to its Implement task. Some time passes between them, so that they meet the heap in different states.
 */
export async function moveStatuses(
  account: Account,
  projectIds: readonly string[],
): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const projectId of projectIds) {
    await wait(betweenMs);
    const task = taskOf(account, projectId);
    const clickedAt = performance.now();
    account.account.update(projectId, { creative_refresh_status: 'creatives_completed_and_approved' });
    waits.push((await task) - clickedAt);
  }
  return waits;
}

/** The moment of `performance.now()` at which a task of this project is there. @throws after two minutes */
function taskOf({ account, sandbox }: Account, projectId: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(
      () => reject(new Error(`Project ${projectId} has no task after ${patienceMs} ms`)),
      patienceMs,
    );
    sandbox.onExchange(({ path }) => {
      if (!path.endsWith('/batch/create') || account.associated(projectId, 'task').length === 0) return;
      clearTimeout(giveUp);
      resolve(performance.now());
    });
  });
}
