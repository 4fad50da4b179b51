import { expect, test } from 'vitest';
import { finishTicket, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { madeTasks, openReviewed, reviewEmails } from '../support/together-reviewed.ts';
import type { Agency } from '../support/together.ts';

const waysBack: readonly (readonly [string, string, (agency: Agency, ticketId: string) => void])[] = [
  ['approved part by part', 'copy_approved', finishTicket],
  [
    'moved by hand',
    'revision_requested',
    ({ account }, ticketId) => account.update(ticketId, { hs_pipeline_stage: '1021003' }),
  ],
];

test.each(waysBack)(
  'tickets %s after the cycle has closed are handed over, though no event told of them',
  async (_way, copyStatus, comeBack) => {
    const { agency, projectId, tickets } = await openReviewed();
    await agency.after(() => {
      for (const id of tickets) agency.account.update(id, { revision_requested: 'copy' });
    });
    await agency.after(() => setStatus(agency, projectId, 'creatives_implemented'));
    agency.together.sandbox.webhooks.turnOff();
    for (const id of tickets) comeBack(agency, id);
    await agency.days(1);
    expect(outcomeOf(agency)).toEqual({
      projects: ['Harbor: (blank) | 2026-05-31 | cycle 2 | nobody | nothing fired'],
      tickets: [
        `One: pending_approval | ${copyStatus} | graphics_approved | round 1 | handed over`,
        `Two: pending_approval | ${copyStatus} | graphics_approved | round 1 | handed over`,
      ],
      tasks: [
        ...madeTasks,
        'Amara: Share Deliverables with Client | COMPLETED',
        'Amara: Share Deliverables with Client | NOT_STARTED',
        'Corin: Revise Copy: One | NOT_STARTED',
        'Corin: Revise Copy: Two | NOT_STARTED',
        'Dalia: Confirm or Replace the AdLab Link | NOT_STARTED',
      ].sort(),
      emails: [
        ...reviewEmails,
        ...reviewEmails,
        'amara: New creatives are live: Harbor',
        'corin: Revision requested: One',
        'corin: Revision requested: Two',
      ].sort(),
    });
  },
);
