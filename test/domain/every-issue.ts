import type { CreateTask, SendEmail } from '../../src/domain/decision.ts';
import type { CreativeProject, DeliverableTicket } from '../../src/domain/model.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';
import { remindAfter } from '../support/given/rules.ts';

const rules = {
  automations: { qaTasks: true },
  stalls: remindAfter(1),
  people: { teamLeadIds: { copy: '5', graphics: '6' } },
} as const;

/** One situation for every task and email there is, with the words of people in it. */
export function everyIssue(words: Partial<CreativeProject>, ofTicket: Partial<DeliverableTicket>) {
  const project = (more: Partial<CreativeProject>) => aProject({ ...words, ...more });
  const decided = [
    given(project({ refreshDate: '2026-03-10' })),
    given(project({ refreshDate: null, status: 'refresh_request_submitted' })),
    given(project({ refreshDate: '2026-03-12', status: 'refresh_request_submitted' })),
    given(project({ status: 'deliverable_submitted' }), aTicket(ofTicket)),
    given(project({ status: 'deliverable_submitted' }), aQueuedTicket({ ...ofTicket, copy: 'in_qa' })),
    given(project({ status: 'deliverable_submitted' }), aQueuedTicket({ ...ofTicket, folderName: null })),
    given(project({ status: 'deliverable_submitted', adLabLink: null }), aPendingTicket(ofTicket)),
    given(project({ status: 'deliverable_submitted' }), aPendingTicket(ofTicket)),
    given(
      project({ status: 'creatives_pending_approval' }),
      aSharedTicket({ ...ofTicket, revisionRequested: ['copy'] }),
    ),
    given(project({ status: 'creatives_completed_and_approved' })),
    given(project({ status: 'creatives_implemented' })),
    given(
      project({
        status: 'creatives_pending_approval',
        waitingOn: 'account_manager',
        waitingSince: at('2026-03-02'),
      }),
    ),
  ].map((situation) => situation.ruledBy(rules).on('2026-03-12').decision.effects);
  const all = decided.flat();
  const isTask = (effect: (typeof all)[number]): effect is CreateTask => effect.kind === 'create task';
  const isEmail = (effect: (typeof all)[number]): effect is SendEmail => effect.kind === 'send email';
  return { tasks: all.filter(isTask), emails: all.filter(isEmail) };
}
