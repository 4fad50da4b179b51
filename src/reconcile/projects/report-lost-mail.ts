import type { Handoff } from '../../domain/decision.ts';
import type { CreativeProject, Instant } from '../../domain/model.ts';
import type { Pass } from '../pass.ts';
import type { ProjectReading } from '../ports/account.ts';

/** Longer than any email waits before it is sent or given up, in milliseconds. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * Names the handoffs that had fired before our store knew the project. Their tasks are found again by
 * reference; emails that still waited in the database that was lost are not, and somebody should know.
 */
export function reportLostMail(pass: Pass, { project, tickets }: ProjectReading): void {
  const inRevision = tickets.some(
    ({ revisionRound, stage }) =>
      (revisionRound ?? 0) > 0 && stage !== 'pending_approval' && stage !== 'closed',
  );
  const fired: readonly (readonly [Handoff, boolean])[] = [
    ['1 kickoff', isStamped(project, project.kickoffSentAt)],
    ['3 submission cue', isStamped(project, project.submissionCuedAt)],
    ['5 review', isStamped(project, project.reviewRequestedAt)],
    ['6 revisions', inRevision],
    ['7 approval', isStamped(project, project.implementationCuedAt)],
    ['9 confirmation', wasJustClosed(project, pass.clock.now())],
  ];
  const handoffs = fired.filter(([, hasFired]) => hasFired).map(([handoff]) => handoff);
  if (handoffs.length === 0) return;
  pass.logger.warn(
    { projectId: project.id, handoffs },
    'New to this database: emails of these handoffs may have been lost with the old one',
  );
}

/** A stamp older than the record was copied from the record it is a clone of. */
function isStamped(project: CreativeProject, stamp: Instant | null): boolean {
  return stamp !== null && stamp >= project.createdAt;
}

/** Every cycle but the first begins with a close or a "no"; only one of today can have mail waiting. */
function wasJustClosed(project: CreativeProject, now: Instant): boolean {
  const { lastImplementedAt, cycleStartedAt } = project;
  return (
    isStamped(project, lastImplementedAt) &&
    lastImplementedAt === cycleStartedAt &&
    now - (lastImplementedAt ?? 0) < longestWaitMs
  );
}
