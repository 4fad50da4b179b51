import type { RecordView } from '../../../src/sandbox/person.ts';
import { createProject, createTicket, finishTicket, setStatus } from '../together-moves.ts';
import type { Outcome } from '../together-outcome.ts';
import type { BusyOffice } from './open-office.ts';

/**
 * People who do their part of the process as soon as the app has wholly done its own, on all projects at once. They
 * go by the stamps, which the app writes last: who acts on a task in the moment before its stamp may well make
 * what was still to come of that handoff pointless.
 */
export interface BusyPeople {
  /** A project whose refresh is due. */
  open(name: string): void;
  /** How many projects were opened. */
  readonly opened: number;
  /** Whether every project has gone through its whole cycle. */
  readonly done: boolean;
  stop(): void;
}

const lookEveryMs = 20;

export function putPeopleToWork(office: BusyOffice): BusyPeople {
  const projectIds: string[] = [];
  const underWay = new Set<string>();
  const timer = setInterval(() => {
    for (const id of underWay) if (!takeStep(office, office.account.read(id))) underWay.delete(id);
  }, lookEveryMs);
  return {
    open: (name) => {
      const id = createProject(office, { name, creative_refresh_date: office.dateIn(0) });
      projectIds.push(id);
      underWay.add(id);
    },
    get opened() {
      return projectIds.length;
    },
    get done() {
      return underWay.size === 0;
    },
    stop: () => clearInterval(timer),
  };
}

/** Does what is to be done now, if anything. False: the cycle is closed. */
function takeStep(office: BusyOffice, { id, values }: RecordView): boolean {
  const { account } = office;
  const has = (stamp: string) => (values[`creative_refresh_${stamp}`] ?? '') !== '';
  switch (values['creative_refresh_status'] ?? '') {
    case '':
      if (values['creative_refresh_cycle'] === '2') return false;
      if (has('kickoff_sent_at')) requestRefresh(office, id);
      return true;
    case 'refresh_request_submitted':
      if (has('submission_cued_at')) submitTickets(office, id);
      return true;
    case 'deliverable_submitted':
      for (const ticket of account.associated(id, 'ticket')) {
        if (isQueued(ticket)) finishTicket(office, ticket.id);
      }
      return true;
    case 'creatives_pending_approval':
      if (account.associated(id, 'ticket').every(isHandedOver)) approve(office, id);
      return true;
    case 'creatives_completed_and_approved':
      if (has('implementation_cued_at')) tick(office, id, 'Implement New Creatives');
      return true;
    default:
      return true;
  }
}

const isQueued = ({ values }: RecordView) =>
  (values['creative_queued_at'] ?? '') !== '' && values['copy_status'] === 'not_started';

const isHandedOver = ({ values }: RecordView) => (values['creative_review_requested_at'] ?? '') !== '';

function requestRefresh(office: BusyOffice, projectId: string): void {
  tick(office, projectId, 'Reach Out to Client');
  setStatus(office, projectId, 'refresh_request_submitted');
}

function submitTickets(office: BusyOffice, projectId: string): void {
  for (const subject of ['Static', 'Reel']) createTicket(office, subject, {}, [projectId]);
  tick(office, projectId, 'Submit Deliverable Tickets');
  office.account.update(projectId, {
    most_recent_adlab_link: 'https://adlab.example/spring',
    creative_refresh_status: 'deliverable_submitted',
  });
}

function approve(office: BusyOffice, projectId: string): void {
  tick(office, projectId, 'Share Deliverables');
  setStatus(office, projectId, 'creatives_completed_and_approved');
}

function tick({ account }: BusyOffice, projectId: string, subject: string): void {
  const open = account
    .associated(projectId, 'task')
    .filter(({ values }) => values['hs_task_status'] === 'NOT_STARTED')
    .filter(({ values }) => values['hs_task_subject']?.startsWith(subject));
  for (const { id } of open) account.update(id, { hs_task_status: 'COMPLETED' });
}

/** What whole cycles of projects with these names leave behind; each was opened today. */
export function wholeCycles(office: BusyOffice, names: readonly string[]): Outcome {
  const forEach = (lines: readonly string[]) => names.flatMap(() => lines).sort();
  const nextDate = office.dateIn(90);
  return {
    projects: names.map((name) => `${name}: (blank) | ${nextDate} | cycle 2 | nobody | nothing fired`).sort(),
    tickets: forEach([
      'Reel: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Static: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ]),
    tasks: forEach([
      'Amara: Reach Out to Client About Creative Refresh | COMPLETED',
      'Amara: Share Deliverables with Client | COMPLETED',
      'Corin: Write Copy: Reel | NOT_STARTED',
      'Corin: Write Copy: Static | NOT_STARTED',
      'Dalia: Design Graphics: Reel | NOT_STARTED',
      'Dalia: Design Graphics: Static | NOT_STARTED',
      'Sasha: Implement New Creatives for Refresh | COMPLETED',
      'Sasha: Submit Deliverable Tickets for Creative Refresh | COMPLETED',
    ]),
    emails: names
      .flatMap((name) => [
        `amara: Creative refresh coming up: ${name}`,
        `amara: New creatives are live: ${name}`,
        `amara: Ready for client review: Spring (${name})`,
        `sasha: Ad set complete: Spring (${name})`,
        `sasha: Approved, please implement: ${name}`,
        `sasha: Creative refresh ready for submission: ${name}`,
      ])
      .sort(),
  };
}
