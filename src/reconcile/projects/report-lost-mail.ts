import type { Handoff } from '../../domain/decision.ts';
import type { CreativeProject, Instant } from '../../domain/model.ts';
import type { Pass } from '../pass.ts';

/**
 * Names the handoffs that were stamped in this cycle before our store knew the project. Their tasks are found
 * again by reference; emails that still waited in the database that was lost are not, and somebody should know.
 */
export function reportLostMail(pass: Pass, project: CreativeProject): void {
  const stamps: readonly (readonly [Handoff, Instant | null])[] = [
    ['1 kickoff', project.kickoffSentAt],
    ['3 submission cue', project.submissionCuedAt],
    ['5 review', project.reviewRequestedAt],
    ['7 approval', project.implementationCuedAt],
  ];
  const handoffs = stamps
    // A stamp older than the record was copied from the record it is a clone of.
    .filter(([, stampedAt]) => stampedAt !== null && stampedAt >= project.createdAt)
    .map(([handoff]) => handoff);
  if (handoffs.length === 0) return;
  pass.logger.warn(
    { projectId: project.id, handoffs },
    'New to this database: emails of these handoffs may have been lost with the old one',
  );
}
