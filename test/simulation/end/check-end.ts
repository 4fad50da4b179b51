import type { Scene } from '../scene.ts';
import { lostHandoffs } from './lost-handoffs.ts';
import { mailInDisorder } from './mail-in-disorder.ts';
import { memoryInDisorder } from './memory-in-disorder.ts';
import { tasksInDisorder } from './tasks-in-disorder.ts';

/** Looks at account and store when all has come to rest, and reports what should not be so. */
export async function checkEnd(scene: Scene): Promise<void> {
  const found = [
    ...lostHandoffs(scene).map((message) => ({ promise: 'no handoff is lost', message })),
    ...(await tasksInDisorder(scene)).map((message) => ({ promise: 'tasks and ledger agree', message })),
    ...(await mailInDisorder(scene)).map((message) => ({ promise: 'every email is sent once', message })),
    ...(await memoryInDisorder(scene)).map((message) => ({ promise: 'memory and account agree', message })),
  ];
  for (const broken of found) scene.report(broken);
}
