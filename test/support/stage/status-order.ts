const inOrder = [
  '',
  'refresh_request_submitted',
  'deliverable_submitted',
  'creatives_pending_approval',
  'creatives_completed_and_approved',
  'creatives_implemented',
];

/**
 * Whether the app may move the status so: forward, from Creatives Implemented back to blank (the cycle ends, or has
 * just ended), and from the last cycle's No Refresh Requested to blank (the next kickoff).
 */
export function isForward(before: string, after: string): boolean {
  if (after === '') return before === 'creatives_implemented' || before === 'no_refresh_requested';
  return inOrder.includes(before) && inOrder.indexOf(after) > inOrder.indexOf(before);
}
