import type { Decision } from './decision.ts';
import { decisionOf } from './decision-of.ts';
import { remind } from './handoffs/reminder.ts';
import type { Instant, Snapshot } from './model.ts';
import { together, type Merged, type Outcome } from './outcome.ts';
import type { Rules } from './rules.ts';
import { situationOf, type Situation } from './situation.ts';
import { stepsOf } from './steps.ts';
import { followTheBall } from './waiting-on.ts';

/**
 * What is to be done about one project, from how it is now and nothing else. Pure: the same arguments always
 * give the same decision, and nothing is mutated. `now` is epoch ms; dates are counted in the account's zone.
 * Where `needs` is not empty, read what it names into the snapshot and decide again; nothing else is final.
 */
export function decide(snapshot: Snapshot, rules: Rules, now: Instant): Decision {
  const situation = situationOf(snapshot, rules, now);
  if (!isUnderstood(situation)) return decisionOf(situation, notUnderstood(situation));
  const outcome = together(stepsOf(situation).map((step) => step.outcome));
  return decisionOf(situation, withBall(situation, outcome));
}

/** Whoever gets the ball just now is not reminded of it, and nobody of one they have just passed on. */
function withBall(situation: Situation, outcome: Merged): Outcome {
  const ball = followTheBall(situation, outcome.project?.change ?? {}, outcome.tickets);
  return together([outcome, ball.project ? ball : remind(situation)]);
}

function isUnderstood({ project }: Situation): boolean {
  return project.status !== 'unrecognised';
}

function notUnderstood({ project }: Situation): Outcome {
  return {
    warnings: [
      `Creative Refresh Status of "${project.name}" holds an option the settings do not know, so nothing is decided. Map the option or move the status.`,
    ],
  };
}
