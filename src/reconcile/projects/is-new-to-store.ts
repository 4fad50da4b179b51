import type { CreativeProject, ProjectMemory } from '../../domain/model.ts';

/**
 * Whether the record is further on than anything this store has seen of it: the database is new, was lost, or
 * is an old copy. Then HubSpot may hold tasks of ours that the ledger does not know.
 */
export function isNewToStore(project: CreativeProject, memory: ProjectMemory | undefined): boolean {
  return (
    memory === undefined ||
    (project.cycle ?? 1) > memory.highestCycle ||
    (project.sequence ?? 0) > memory.highestSequence
  );
}
