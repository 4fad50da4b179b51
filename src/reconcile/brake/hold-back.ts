import type { ProjectWork } from '../work.ts';

/** Leaves nothing of the decision to carry out; time may still ask for another look. */
export function holdBack(work: ProjectWork, reason: string): void {
  const { decision } = work;
  if (decision === null) return;
  work.hold = 'held';
  work.decision = {
    ...decision,
    effects: [],
    fired: [],
    quiet: [...decision.quiet, `${reason} The project is held back until an admin says a word.`],
    lookAgain: false,
  };
}
