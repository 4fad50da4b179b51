import type { BallHolder, CreativeProject, RefreshStatus } from '../../src/domain/model.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

/** The day of every cell: a Thursday. */
export const today = '2026-03-12';

/** Each status as the app has left it: what belongs to it is dealt with, and the next refresh is far away. */
const settled: Readonly<Record<RefreshStatus, Partial<CreativeProject>>> = {
  blank: {},
  no_refresh_requested: {
    cycle: 2,
    cycleStartedAt: at('2026-02-01'),
    declinedAt: at('2026-02-01'),
    dateBeforeDecline: '2026-02-10',
  },
  refresh_request_submitted: {},
  deliverable_submitted: {},
  creatives_pending_approval: { reviewRequestedAt: at('2026-03-01') },
  creatives_completed_and_approved: {
    reviewRequestedAt: at('2026-03-01'),
    implementationCuedAt: at('2026-03-02'),
    implementationTaskId: '503',
  },
  creatives_implemented: {},
};

const holders: Readonly<Record<RefreshStatus, BallHolder>> = {
  blank: 'nobody',
  no_refresh_requested: 'nobody',
  refresh_request_submitted: 'nobody',
  deliverable_submitted: 'creative_team',
  creatives_pending_approval: 'account_manager',
  creatives_completed_and_approved: 'sas',
  creatives_implemented: 'sas',
};

function projectIn(status: RefreshStatus, more: Partial<CreativeProject> = {}): CreativeProject {
  return aProject({
    status,
    refreshDate: '2026-09-01',
    adLabLink: 'https://adlab.example/acme',
    adLabLinkChangedAt: at('2026-03-05'),
    waitingOn: holders[status],
    waitingSince: at('2026-03-02'),
    ...settled[status],
    ...more,
  });
}

function cycleIn(status: RefreshStatus): number {
  return settled[status].cycle ?? 1;
}

const kickoffTask = (status: RefreshStatus) =>
  anOpenTask('501', `project-7.cycle-${cycleIn(status)}.kickoff.0.task`);

/** What can come up, whatever the status says. */
export const situations = {
  'nothing new, date far away': (status: RefreshStatus) => given(projectIn(status)),
  'status just set': (status: RefreshStatus) =>
    given(
      projectIn(status, {
        declinedAt: null,
        dateBeforeDecline: null,
        implementationCuedAt: null,
        implementationTaskId: null,
      }),
    ),
  'date within the lead': (status: RefreshStatus) => given(projectIn(status, { refreshDate: '2026-03-27' })),
  'date today': (status: RefreshStatus) => given(projectIn(status, { refreshDate: today })),
  'date past': (status: RefreshStatus) => given(projectIn(status, { refreshDate: '2026-03-01' })),
  'date moved out after kickoff': (status: RefreshStatus) =>
    given(projectIn(status, { kickoffSentAt: at('2026-03-10') })).and({ issued: [kickoffTask(status)] }),
  'new ticket': (status: RefreshStatus) => given(projectIn(status), aTicket()),
  'parts of a ticket approved': (status: RefreshStatus) =>
    given(
      projectIn(status),
      aQueuedTicket({ cycle: cycleIn(status), copy: 'approved', graphics: 'approved' }),
    ),
  'folder name missing': (status: RefreshStatus) =>
    given(projectIn(status), aQueuedTicket({ cycle: cycleIn(status), folderName: null })),
  'all tickets pending': (status: RefreshStatus) =>
    given(projectIn(status), aPendingTicket({ cycle: cycleIn(status) })),
  'one of several pending': (status: RefreshStatus) =>
    given(
      projectIn(status),
      aPendingTicket({ id: '11', cycle: cycleIn(status) }),
      aQueuedTicket({ id: '12', cycle: cycleIn(status) }),
    ),
  'AdLab link pasted': (status: RefreshStatus) =>
    given(projectIn(status), aSharedTicket({ cycle: cycleIn(status) })).and({
      issued: [
        anOpenTask('502', `project-7.cycle-${cycleIn(status)}.review.aa.bb.task`),
        anOpenTask('520', `project-7.cycle-${cycleIn(status)}.adlab-link.task`),
      ],
    }),
  'revision flagged': (status: RefreshStatus) =>
    given(projectIn(status), aSharedTicket({ cycle: cycleIn(status), revisionRequested: ['copy'] })),
  'Implement task completed': (status: RefreshStatus) =>
    given(projectIn(status, { implementationCuedAt: at('2026-03-02'), implementationTaskId: '503' })).and({
      implementationTask: { id: '503', completed: true },
      issued: [
        { ...anOpenTask('503', `project-7.cycle-${cycleIn(status)}.approval.0.task`), state: 'settled' },
      ],
    }),
} as const;

export type Trigger = keyof typeof situations;
