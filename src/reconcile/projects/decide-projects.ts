import { rulesOf } from '../../settings/settings-schema.ts';
import { errorMessage } from '../error-message.ts';
import type { Pass } from '../pass.ts';
import { fail, goingOn, type ProjectWork } from '../work.ts';
import { readNeeds } from './read-needs.ts';

/** More rounds than the kinds of things a decision can need. */
const mostRounds = 5;

/**
 * Decides every project. What decisions find missing is read for all of them together, then they are decided
 * again. A decision that throws, or never has enough, fails its own project only. In the end the brake has its say.
 * @throws AccountError where HubSpot cannot be read
 */
export async function decideProjects(pass: Pass, works: readonly ProjectWork[]): Promise<void> {
  let undecided = works;
  for (let round = 1; round <= mostRounds && undecided.length > 0; round += 1) {
    for (const work of undecided) decideOne(pass, work);
    undecided = goingOn(undecided).filter(({ decision }) => decision !== null && decision.needs.length > 0);
    await readNeeds(pass, undecided);
  }
  for (const work of undecided) fail(work, `The decision still lacks something after ${mostRounds} rounds`);
  if (pass.mode === 'live') await pass.restrain(pass, goingOn(works));
  for (const work of goingOn(works)) settleOn(pass, work);
}

function decideOne(pass: Pass, work: ProjectWork): void {
  try {
    work.decision = pass.decide(work.snapshot, rulesOf(pass.settings), pass.clock.now());
  } catch (error) {
    fail(work, errorMessage(error));
  }
}

function settleOn(pass: Pass, work: ProjectWork): void {
  const { decision, logger } = work;
  if (!decision) return;
  work.effects = decision.effects;
  // Only writes can make a second look see more than the first; in shadow mode there are none.
  work.lookAgain = decision.lookAgain && decision.effects.length > 0 && pass.mode === 'live';
  work.lookAgainAt = decision.lookAgainAt;
  pass.meter.decision(work.hold === 'held' ? 'held' : decision.effects.length > 0 ? 'acted' : 'quiet');
  for (const { handoff, reason } of decision.fired) logger.info({ handoff, reason }, 'Handoff');
  for (const reason of decision.quiet) logger.debug({ reason }, 'Nothing happens');
  for (const warning of decision.warnings) logger.warn({ warning }, 'Something is not as it should be');
}
