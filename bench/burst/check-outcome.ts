import type { Account } from '../harness/account.ts';

interface Expected {
  readonly projectIds: readonly string[];
  readonly ticketIds: readonly string[];
  /** Approved by hand meanwhile. */
  readonly approvedIds: readonly string[];
}

/**
 * Speed counts only where the work is right: every ticket has moved, every project is with its account manager, and
 * each task and email is there exactly once.
 * @throws naming what is not as it should be
 */
export function checkOutcome({ account }: Account, { projectIds, ticketIds, approvedIds }: Expected): void {
  const countOf = (ids: readonly string[], property: string, value: string) =>
    ids.filter((id) => account.read(id).values[property] === value).length;
  const found = {
    moved: countOf(ticketIds, 'hs_pipeline_stage', 'pending_approval'),
    handedOver: countOf(projectIds, 'creative_refresh_status', 'creatives_pending_approval'),
    tasks: account.list('task').length,
    emails: account.mailbox.length,
  };
  const expected = {
    moved: ticketIds.length,
    handedOver: projectIds.length,
    tasks: projectIds.length + approvedIds.length,
    emails: 2 * projectIds.length + approvedIds.length,
  };
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(
      `The work is not done as it should be: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`,
    );
}
