import { expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';

it('the AdLab link is asked for once where several ad sets are handed over at once: of the last ticket’s designer', () => {
  const decided = given(
    aProject({ status: 'deliverable_submitted', sequence: 2, waitingOn: 'creative_team' }),
    aPendingTicket({ id: '12', folderName: 'Spring', enteredPendingApprovalAt: at('2026-03-11 12:00') }),
    aPendingTicket({
      id: '13',
      folderName: 'Summer',
      designerId: '6',
      enteredPendingApprovalAt: at('2026-03-11 14:00'),
    }),
  ).on('2026-03-12');
  const share = 'task for Dana (AM): "Share Deliverables with Client" due 2026-03-13';
  const told = (folder: string) => [
    `email to Sam (SAS): "Ad set complete: ${folder} (Acme)"`,
    `email to Dana (AM): "Ready for client review: ${folder} (Acme)"`,
  ];
  decided.then(
    share,
    share,
    'task for Theo (graphics lead) on ticket 13: "Paste the AdLab Link" due 2026-03-13',
    ...told('Spring'),
    ...told('Summer'),
    'project: status=creatives_pending_approval review=now sequence=3 waiting-on=account_manager waiting-since=now',
    'ticket 12: cycle=1 ready-round=0 handed-over=2026-03-11T12:00',
    'ticket 13: cycle=1 ready-round=0 handed-over=2026-03-11T14:00',
    'warning: Ad set "Summer" is complete but the project has no AdLab link to share.',
  );
  expect(decided.the('create task', 'Paste').key).toBe('project-7.cycle-1.adlab-link.task');
});
