import { expect, it } from 'vitest';
import { namesInWords, revisionsInWords, statusLabels } from '../../../src/hubspot-app/app/cards/words.ts';
import { aTicket } from './answers.ts';

it('statuses are called what the record calls them', () => {
  expect(statusLabels).toEqual({
    blank: '(blank)',
    no_refresh_requested: 'No Refresh Requested',
    refresh_request_submitted: 'Refresh Request Submitted',
    deliverable_submitted: 'Deliverable Submitted',
    creatives_pending_approval: 'Creatives Pending Approval',
    creatives_completed_and_approved: 'Creatives Completed and Approved',
    creatives_implemented: 'Creatives Implemented',
    unrecognised: 'Unknown status',
  });
});

it.each([
  [[], ''],
  [['Ann'], 'Ann'],
  [['Ann', 'Ben'], 'Ann and Ben'],
  [['Ann', 'Ben', 'Cem'], 'Ann, Ben and Cem'],
])('the names %j are joined as one says them: %s', (names, words) => {
  expect(namesInWords(names)).toBe(words);
});

it.each([
  [0, [], '–'],
  [2, [], 'Round 2'],
  [0, ['copy'], 'Copy asked for'],
  [1, ['copy', 'graphics'], 'Round 1, copy and graphics asked for'],
] as const)('revision round %i with %j asked for reads: %s', (revisionRound, revisionRequested, words) => {
  expect(revisionsInWords(aTicket({ revisionRound, revisionRequested }))).toBe(words);
});
