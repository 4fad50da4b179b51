import { valueOf } from '../people/town.ts';
import type { Scene } from '../scene.ts';

/** The store remembers of every project that exists the cycle and sequence that the account shows. */
export async function memoryInDisorder({ hubSpot, store }: Scene): Promise<readonly string[]> {
  const projects = hubSpot.account.list('project');
  const memories = await store.memory.projects(projects.map(({ id }) => id));
  return projects.flatMap((project) => {
    const memory = memories.get(project.id);
    if (!memory) return [`The store does not know project ${project.id}`];
    const cycle = Number(valueOf(project, 'creative_refresh_cycle') || '1');
    const sequence = Number(valueOf(project, 'creative_refresh_sequence') || '0');
    return memory.highestCycle === cycle && memory.highestSequence === sequence
      ? []
      : [`Project ${project.id} is at ${cycle}/${sequence}, remembered as ${JSON.stringify(memory)}`];
  });
}
