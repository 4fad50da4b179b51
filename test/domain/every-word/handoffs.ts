import type { Decision } from '../../../src/domain/decision.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';
import { anOpenTask } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { cora } from '../../support/given/people.ts';

const now = '2026-03-12';
const onProject = (matter: string, cycle = 1) => anOpenTask('500', `project-7.cycle-${cycle}.${matter}.task`);

const kickedOff = aProject({ kickoffSentAt: at('2026-03-02'), sequence: 1 });
const requested = aProject({ status: 'refresh_request_submitted', refreshDate: now });
const cued = { ...requested, submissionCuedAt: at('2026-03-10') } as const;
const submitted = aProject({
  status: 'deliverable_submitted',
  adLabLink: 'https://adlab.example/acme',
  waitingOn: 'creative_team',
});
const inReview = aProject({
  status: 'creatives_pending_approval',
  reviewRequestedAt: at('2026-03-11'),
  waitingOn: 'account_manager',
});
const approved = aProject({
  status: 'creatives_completed_and_approved',
  adLabLink: 'https://adlab.example/acme',
});
const implemented = { ...approved, status: 'creatives_implemented' } as const;
const declined = aProject({
  status: 'no_refresh_requested',
  refreshDate: '2026-06-09',
  cycle: 2,
  cycleStartedAt: at('2026-03-11'),
  declinedAt: at('2026-03-11'),
  dateBeforeDecline: '2026-04-01',
});
const secondCycle = { cycle: 2, cycleStartedAt: at('2026-03-11'), lastImplementedAt: at('2026-03-11') };
const note = (day: string, text: string) => ({ id: day, loggedAt: at(day), text });
const notes = [
  note('2026-03-11', 'Summer look.\nNew <logo> & colours.'),
  note('2026-03-09', 'Asked again.'),
  note('2026-03-05', 'They want it.'),
  note('2026-02-01', 'One too many.'),
];
const five = ['11', '12', '13', '14', '15'].map((id) =>
  aTicket({ id, copy: 'approved', graphics: 'not_required', ...(id === '11' && { copy: 'in_progress' }) }),
);

/** What the handoffs of the process say, by what has come up. */
export const handoffs: Readonly<Record<string, () => Decision>> = {
  'Kickoff, the date ahead': () => given(aProject({ refreshDate: '2026-03-20' })).on(now).decision,
  'Kickoff, the date today': () => given(aProject({ refreshDate: now })).on(now).decision,
  'Kickoff, overdue': () => given(aProject({ refreshDate: '2026-03-01' })).on(now).decision,
  'Kickoff after a declined cycle': () =>
    given({ ...declined, refreshDate: '2026-03-20', cadenceDays: '30' }).on(now).decision,
  'Kickoff not due yet': () => given(aProject()).on(now).decision,
  'Kickoff of a project that is not on the programme': () =>
    given(aProject({ refreshDate: null })).on(now).decision,
  'Kickoff waits for its hour': () =>
    given(aProject({ refreshDate: '2026-03-27' }))
      .ruledBy({ sweep: { hour: 10 } })
      .on(now).decision,
  'Kickoff sent already': () => given({ ...kickedOff, refreshDate: now }).on(now).decision,
  'Kickoff taken back, the date moved': () =>
    given(kickedOff)
      .and({ issued: [onProject('kickoff.0')] })
      .on(now).decision,
  'Kickoff taken back, the date taken off': () => given({ ...kickedOff, refreshDate: null }).on(now).decision,

  'No refresh this time': () =>
    given({ ...declined, declinedAt: null, refreshDate: '2026-03-20' }, aQueuedTicket({ cycle: 2 }))
      .and({ issued: [onProject('kickoff.0', 2), anOpenTask('501', 'ticket-11.round-0.queue.copy.task')] })
      .on(now).decision,
  'A ticket submitted just before the no': () =>
    given(declined, aTicket({ createdAt: at('2026-03-10') })).on(now).decision,
  'A complete ad set of a declined cycle': () =>
    given(declined, aPendingTicket({ cycle: 1 })).on(now).decision,
  'The no taken back, tickets laid aside': () =>
    given({ ...declined, status: 'deliverable_submitted' }, aQueuedTicket(), aPendingTicket({ id: '12' })).on(
      now,
    ).decision,
  'The no taken back': () => given({ ...declined, status: 'blank' }).on(now).decision,
  'The no taken back, there was no date': () =>
    given({ ...declined, status: 'blank', dateBeforeDecline: null }).on(now).decision,
  'The no taken back, somebody set another date': () =>
    given({ ...declined, status: 'blank', refreshDate: '2026-05-05' }).on(now).decision,

  'Request without a date': () => given({ ...requested, refreshDate: null }).on(now).decision,
  'Request without a date, asked already': () =>
    given({ ...requested, refreshDate: null })
      .and({ issued: [onProject('missing-date')] })
      .on(now).decision,
  'Request without a date, filled in': () =>
    given({ ...requested, refreshDate: '2026-03-20' })
      .and({ issued: [onProject('missing-date')] })
      .on(now).decision,

  'Cue without a note': () => given(requested).on(now).decision,
  'Cue with notes': () =>
    given({ ...requested, cycleStartedAt: at('2026-02-15') })
      .and({ projectNotes: notes })
      .on(now).decision,
  'Cue after the date': () => given({ ...requested, refreshDate: '2026-03-01' }).on(now).decision,
  'Cue although nothing was requested': () =>
    given({ ...requested, status: 'blank', kickoffSentAt: at('2026-03-02') })
      .ruledBy({ automations: { cueWithoutRequest: true } })
      .on(now).decision,
  'Cue waits for its hour': () =>
    given(requested)
      .ruledBy({ sweep: { hour: 10 } })
      .on(now).decision,
  'Cue given already': () => given(cued).on(now).decision,
  'No cue while the status is blank': () => given({ ...kickedOff, refreshDate: now }).on(now).decision,
  'Cue taken back, the date moved': () =>
    given({ ...cued, refreshDate: '2026-03-20' })
      .and({ issued: [onProject('submission.0')] })
      .on(now).decision,
  'Cue taken back, the date taken off': () => given({ ...cued, refreshDate: null }).on(now).decision,

  'A new ticket': () => given(submitted, aTicket()).on(now).decision,
  'A new ticket without a folder name': () =>
    given(submitted, aTicket({ folderName: null, createdAt: at('2026-03-12 08:30') })).on(now).decision,
  'Five new tickets': () => given(submitted, ...five).on(now).decision,
  'An ad set has grown': () =>
    given(submitted, ...five.map((ticket) => ({ ...ticket, queuedAt: at('2026-03-10') })))
      .and({ issued: [anOpenTask('501', 'ticket-11.round-0.queue.copy.task', at('2026-03-17 17:00'))] })
      .on(now).decision,
  'Both parts approved': () =>
    given(submitted, aQueuedTicket({ copy: 'approved', graphics: 'not_required' })).on(now).decision,
  'Pulled back from Pending Approval': () =>
    given(submitted, aQueuedTicket({ copy: 'approved', graphics: 'approved', readyRound: 0 })).on(now)
      .decision,
  'Moved to Pending Approval by somebody': () =>
    given(submitted, aPendingTicket({ readyRound: null }), aQueuedTicket({ id: '12' })).on(now).decision,

  'Review of one ticket': () => given(submitted, aPendingTicket()).on(now).decision,
  'Review of several tickets, in a newer round': () =>
    given(submitted, aPendingTicket(), aPendingTicket({ id: '12' }))
      .and({ issued: [onProject('review.622a494d3ea8c7ba.aa')] })
      .on(now).decision,
  'Review of a late ad set': () =>
    given({ ...submitted, ...secondCycle, adLabLinkChangedAt: at(now) }, aPendingTicket()).on(now).decision,
  'Review without a link': () =>
    given({ ...submitted, adLabLink: null }, aPendingTicket(), aPendingTicket({ id: '12' })).on(now).decision,
  'Review with the link of an earlier cycle': () =>
    given(
      { ...submitted, ...secondCycle, adLabLinkChangedAt: at('2026-02-01') },
      aPendingTicket({ cycle: 2 }),
    ).on(now).decision,
  'No review of a partial ad set': () =>
    given(submitted, aPendingTicket(), aQueuedTicket({ id: '12' })).on(now).decision,
  'The link arrives': () =>
    given({ ...inReview, adLabLink: 'https://adlab.example/acme' }, aSharedTicket())
      .and({ issued: [onProject('review.aa.bb'), { ...onProject('adlab-link'), taskId: '501' }] })
      .on(now).decision,

  'Revision of copy': () => given(inReview, aSharedTicket({ revisionRequested: ['copy'] })).on(now).decision,
  'Revision of both parts by two people, with a note': () =>
    given(
      { ...inReview, adLabLink: 'https://adlab.example/acme' },
      aSharedTicket({ revisionRequested: ['graphics', 'copy'], revisionRound: 1 }),
    )
      .and({ ticketNotes: { '11': notes } })
      .on(now).decision,
  'Revision of both parts by one person': () =>
    given(inReview, aSharedTicket({ revisionRequested: ['copy', 'graphics'], designerId: cora.id })).on(now)
      .decision,
  'Revision of a closed ticket': () =>
    given(inReview, aSharedTicket({ stage: 'closed', revisionRequested: ['copy'] })).on(now).decision,
  'Revision of a ticket that is elsewhere': () =>
    given(inReview, aSharedTicket({ stage: 'other', revisionRequested: ['copy'] })).on(now).decision,

  Approval: () => given(approved).on(now).decision,
  'Approval without a link': () => given({ ...approved, adLabLink: ' ' }).on(now).decision,
  'Approval given already': () =>
    given({ ...approved, implementationCuedAt: at('2026-03-10') }).on(now).decision,
  'Approval withdrawn': () =>
    given({ ...inReview, implementationCuedAt: at('2026-03-10') })
      .and({ issued: [onProject('approval.0')] })
      .on(now).decision,
  'The Implement task is complete': () =>
    given({ ...approved, implementationCuedAt: at('2026-03-10'), implementationTaskId: '500' })
      .and({ implementationTask: { id: '500', completed: true } })
      .on(now).decision,

  Close: () =>
    given(implemented)
      .and({ issued: [onProject('approval.0')] })
      .on(now).decision,
  'Close with tickets in revision': () =>
    given({ ...implemented, cadenceDays: '60' }, aQueuedTicket({ revisionRound: 1 })).on(now).decision,
  'Close, the Implement task known to the project alone': () =>
    given({ ...implemented, implementationCuedAt: at('2026-03-10'), implementationTaskId: '555' }).on(now)
      .decision,
  'Close again': () =>
    given({
      ...implemented,
      cycle: 2,
      cycleStartedAt: at('2026-03-11'),
      lastImplementedAt: at('2026-03-11'),
    }).on(now).decision,
  'Tickets closed with the cycle': () =>
    given(
      aProject({ refreshDate: '2026-06-01', ...secondCycle }),
      aSharedTicket({
        createdAt: at('2026-02-10'),
        queuedAt: at('2026-02-10'),
        enteredPendingApprovalAt: at('2026-02-20'),
      }),
    )
      .ruledBy({ automations: { closeTicketsWithCycle: true } })
      .on(now).decision,
};
