import { projectKey } from '../effect-keys.ts';
import { nothing, together, type Outcome } from '../outcome.ts';
import { holdersOf } from '../holders.ts';
import { wasIssued, type Situation } from '../situation.ts';
import { stallOf, waitOf } from '../stalls/wait-of.ts';
import { paragraph } from '../texts/document.ts';
import { issueEmail } from '../texts/issue.ts';
import { projectLink } from '../texts/links.ts';
import { nameOf } from '../waiting-on.ts';

const handoff = 'upkeep';

/**
 * Optional automation: whoever holds the ball of a stalled handoff gets one email about it, once for each time they
 * hold it.
 */
export function remind(situation: Situation): Outcome {
  const { project, rules, cycle, now } = situation;
  const wait = rules.stalls.remind ? waitOf(situation) : null;
  if (wait === null || wait.since === null || stallOf(wait, now) === null) return nothing;
  const { holder, limit, since } = wait;
  const reason = `The creative refresh of "${project.name}" has been waiting on the ${nameOf[holder]} for ${limit} business ${limit === 1 ? 'day' : 'days'} or more.`;
  const key = projectKey({ id: project.id, cycle }, 'reminder', holder, since);
  const notReminded = holdersOf(situation, holder)
    .map((to) => ({ to, ownKey: `${key}.email.${to.person?.id ?? 'nobody'}` }))
    .filter(({ ownKey }) => !wasIssued(situation, ownKey));
  return together(
    notReminded.map(({ to, ownKey }) => ({
      emails: issueEmail(situation, {
        key: ownKey,
        handoff,
        reason,
        to,
        subject: `Still waiting: creative refresh of ${project.name}`,
        blocks: [
          paragraph(reason),
          paragraph(
            'Open the record to see what is next, and move Creative Refresh Status forward when your part is done.',
          ),
          projectLink(situation),
        ],
      }),
      warnings: to.warnings,
    })),
  );
}
