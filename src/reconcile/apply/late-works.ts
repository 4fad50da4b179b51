import type { Pass } from '../pass.ts';
import type { ProjectWork } from '../work.ts';

/** After this many milliseconds a reading is too old to write by without another look. */
const freshForMs = 5000;

/** Those whose reading is too old to write by; a clock that was set back makes any reading doubtful. */
export function lateOnes(pass: Pass, works: readonly ProjectWork[]): readonly ProjectWork[] {
  const now = pass.clock.now();
  return works.filter(({ readAt }) => now < readAt || now - readAt > freshForMs);
}

/** Somebody changed the project or a ticket under us: what they did is not written over but decided on. */
export function decideAfresh(work: ProjectWork, changed: 'project' | 'ticket'): void {
  work.ending ??= { kind: 'again' };
  work.logger.info({ changed }, 'A record changed while it was worked on; its project is decided afresh');
}
