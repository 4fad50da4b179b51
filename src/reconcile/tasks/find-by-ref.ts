import { ownerOfKey } from '../../domain/effect-keys.ts';
import { groupBy } from '../group-by.ts';
import type { TaskReading } from '../ports/account.ts';

/** A task of ours as HubSpot has it, and further ones that carry the same reference. */
export interface FoundTask {
  readonly key: string;
  /** The oldest with this reference: the one that counts. */
  readonly task: TaskReading;
  readonly duplicates: readonly TaskReading[];
}

/** Sorts out which of these tasks are ours, by the reference in their last line. */
export function findByRef(tasks: readonly TaskReading[]): ReadonlyMap<string, FoundTask> {
  const ours = tasks.filter(({ ref }) => ref !== null && ownerOfKey(ref) !== null);
  const found = new Map<string, FoundTask>();
  for (const [key, sharing] of groupBy(ours, ({ ref }) => ref ?? '')) {
    const once = [...new Map(sharing.map((task) => [task.id, task])).values()];
    const [task, ...duplicates] = once.sort(oldestFirst);
    if (task) found.set(key, { key, task, duplicates });
  }
  return found;
}

function oldestFirst(one: TaskReading, other: TaskReading): number {
  return one.createdAt - other.createdAt || Number(one.id) - Number(other.id);
}
