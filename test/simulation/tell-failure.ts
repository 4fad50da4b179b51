import type { Plan } from './plan.ts';
import type { Outcome } from './simulate.ts';

/** A broken promise as a person reads it: which seed, which promise, and the story that leads to it. */
export function tellFailure(plan: Plan, outcome: Outcome, seed = plan.seed): string {
  const { promise, message } = outcome.broken ?? { promise: 'none', message: 'nothing is broken' };
  const servers = plan.servers === 1 ? 'one server' : `${plan.servers} servers`;
  const mail = plan.ownMailServer ? 'a mail server of its own' : "HubSpot's single send";
  return [
    `Seed ${seed} breaks the promise "${promise}": ${message}`,
    `The story (${servers}, ${plan.projects} projects, ${mail}, search ${plan.searchLagMs / 1000} s behind):`,
    ...outcome.story.map((line) => `  ${line}`),
    `Once more: npm run simulate -- --seeds 1 --first-seed ${seed}`,
  ].join('\n');
}
