import type { Pass } from './pass.ts';
import type { Mark } from './ports/work-queue.ts';

/**
 * Whether the pass looks at this project anyway, and as urgently as the mark asks: then the mark is superfluous. A
 * project in hand because of a sweep or a program is looked at once more where a person is behind the mark, for
 * what a person has done may not be counted as anybody else's.
 */
export function isInHand({ projectsInHand }: Pick<Pass, 'projectsInHand'>, mark: Mark): boolean {
  const inHandFor = mark.kind === 'project' ? projectsInHand.get(mark.id) : undefined;
  return inHandFor !== undefined && inHandFor <= mark.priority;
}
