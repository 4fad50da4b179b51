import { describe, it } from 'vitest';
import { refreshStatuses, type RefreshStatus } from '../../src/domain/model.ts';
import { situations, today, type Trigger } from './status-trigger-situations.ts';

type Outcome = readonly string[];

const nothing: Outcome = [];
const kickoff = (write: string): Outcome => [
  'task for Dana (AM): "Reach Out to Client About Creative Refresh" due 2026-03-16 with company 900',
  'email to Dana (AM): "Creative refresh coming up: Acme"',
  `project: ${write} waiting-on=account_manager waiting-since=now`,
];
const firstKickoff = kickoff('kickoff=now sequence=1');
const kickoffAfterNo = kickoff('status=blank kickoff=now declined=- date-before=- sequence=1');
const cue: Outcome = [
  'task for Sam (SAS): "Submit Deliverable Tickets for Creative Refresh" due 2026-03-12',
  'email to Sam (SAS): "Creative refresh ready for submission: Acme"',
  'project: cue=now sequence=1 waiting-on=sas waiting-since=now',
];
const queue = (cycle: number): Outcome => [
  'task for Cora (copywriter) on ticket 11: "Write Copy: Ad 11" due 2026-03-19',
  'task for Diego (designer) on ticket 11: "Design Graphics: Ad 11" due 2026-03-19',
  `ticket 11: cycle=${cycle} queued=now`,
];
const toPending: Outcome = ['ticket 11: stage=pending_approval ready-round=0', 'look again at once'];
const askForFolder: Outcome = [
  'task for Sam (SAS) on ticket 11: "Fill In the Deliverable Folder Name" due 2026-03-13',
];
const handOver = (cycle: number, ...write: Outcome): Outcome => [
  'task for Dana (AM): "Share Deliverables with Client" due 2026-03-13',
  'email to Sam (SAS): "Ad set complete: Spring (Acme)"',
  'email to Dana (AM): "Ready for client review: Spring (Acme)"',
  ...write,
  `ticket 11: cycle=${cycle} ready-round=0 handed-over=2026-03-11T09:00`,
];
const handOverForward = handOver(
  1,
  'project: status=creatives_pending_approval review=now sequence=1 waiting-on=account_manager waiting-since=now',
);
const passLinkOn: Outcome = ['task 502 gets a line', 'task 520 completed'];
const revise = (...write: Outcome): Outcome => [
  'task for Cora (copywriter) on ticket 11: "Revise Copy: Ad 11" due 2026-03-19',
  'email to Cora (copywriter) on ticket 11: "Revision requested: Ad 11"',
  ...write,
  'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=1',
];
const withdraw: Outcome = ['project: approval=- implement-task=- sequence=1'];
const close: Outcome = [
  'email to Dana (AM): "New creatives are live: Acme"',
  'project: status=blank date=2026-06-10 cycle=2 started=now kickoff=- cue=- review=- approval=- implement-task=- declined=- date-before=- implemented=now sequence=1 waiting-on=nobody waiting-since=-',
  'look again at once',
];

/** Every status with everything that can come up in it; a cell that is left out does not compile. */
const table: Readonly<Record<RefreshStatus, Readonly<Record<Trigger, Outcome>>>> = {
  blank: {
    'nothing new, date far away': nothing,
    'status just set': nothing,
    'date within the lead': firstKickoff,
    'date today': firstKickoff,
    'date past': firstKickoff,
    'date moved out after kickoff': ['task 501 deferred', 'project: kickoff=- sequence=1'],
    'new ticket': queue(1),
    'parts of a ticket approved': toPending,
    'folder name missing': askForFolder,
    'all tickets pending': handOverForward,
    'one of several pending': nothing,
    'AdLab link pasted': passLinkOn,
    'revision flagged': revise(),
    'Implement task completed': withdraw,
  },
  no_refresh_requested: {
    'nothing new, date far away': nothing,
    'status just set': [
      'project: date=2026-06-10 cycle=3 started=now kickoff=- cue=- review=- approval=- implement-task=- declined=now date-before=2026-09-01 sequence=1',
      'look again at once',
    ],
    'date within the lead': kickoffAfterNo,
    'date today': kickoffAfterNo,
    'date past': kickoffAfterNo,
    'date moved out after kickoff': nothing,
    'new ticket': queue(2),
    'parts of a ticket approved': toPending,
    'folder name missing': askForFolder,
    'all tickets pending': handOver(2, 'project: review=now sequence=1'),
    'one of several pending': nothing,
    'AdLab link pasted': passLinkOn,
    'revision flagged': revise(),
    'Implement task completed': withdraw,
  },
  refresh_request_submitted: {
    'nothing new, date far away': nothing,
    'status just set': nothing,
    'date within the lead': nothing,
    'date today': cue,
    'date past': cue,
    'date moved out after kickoff': nothing,
    'new ticket': queue(1),
    'parts of a ticket approved': toPending,
    'folder name missing': askForFolder,
    'all tickets pending': handOverForward,
    'one of several pending': nothing,
    'AdLab link pasted': passLinkOn,
    'revision flagged': revise(),
    'Implement task completed': withdraw,
  },
  deliverable_submitted: {
    'nothing new, date far away': nothing,
    'status just set': nothing,
    'date within the lead': nothing,
    'date today': nothing,
    'date past': nothing,
    'date moved out after kickoff': nothing,
    'new ticket': queue(1),
    'parts of a ticket approved': toPending,
    'folder name missing': askForFolder,
    'all tickets pending': handOverForward,
    'one of several pending': nothing,
    'AdLab link pasted': passLinkOn,
    'revision flagged': revise(),
    'Implement task completed': withdraw,
  },
  creatives_pending_approval: {
    'nothing new, date far away': nothing,
    'status just set': nothing,
    'date within the lead': nothing,
    'date today': nothing,
    'date past': nothing,
    'date moved out after kickoff': nothing,
    'new ticket': queue(1),
    'parts of a ticket approved': toPending,
    'folder name missing': askForFolder,
    'all tickets pending': handOver(1),
    'one of several pending': nothing,
    'AdLab link pasted': passLinkOn,
    'revision flagged': revise('project: waiting-on=creative_team waiting-since=now'),
    'Implement task completed': withdraw,
  },
  creatives_completed_and_approved: {
    'nothing new, date far away': nothing,
    'status just set': [
      'task for Sam (SAS): "Implement New Creatives for Refresh" due 2026-03-13',
      'email to Sam (SAS): "Approved, please implement: Acme"',
      'project: approval=now implement-task=the new one sequence=1',
    ],
    'date within the lead': nothing,
    'date today': nothing,
    'date past': nothing,
    'date moved out after kickoff': nothing,
    'new ticket': queue(1),
    'parts of a ticket approved': toPending,
    'folder name missing': askForFolder,
    'all tickets pending': handOver(1),
    'one of several pending': nothing,
    'AdLab link pasted': passLinkOn,
    'revision flagged': revise(),
    'Implement task completed': [
      'project: status=creatives_implemented waiting-on=nobody waiting-since=-',
      'look again at once',
    ],
  },
  creatives_implemented: {
    'nothing new, date far away': close,
    'status just set': close,
    'date within the lead': close,
    'date today': close,
    'date past': close,
    'date moved out after kickoff': ['task 501 completed', ...close],
    'new ticket': close,
    'parts of a ticket approved': close,
    'folder name missing': close,
    'all tickets pending': close,
    'one of several pending': close,
    'AdLab link pasted': ['task 502 completed', 'task 520 completed', ...close],
    'revision flagged': close,
    'Implement task completed': close,
  },
};

const isTrigger = (name: string): name is Trigger => Object.hasOwn(situations, name);
const triggers = Object.keys(situations).filter(isTrigger);
const widthOf = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
const statusWidth = widthOf(refreshStatuses);
const triggerWidth = widthOf(triggers);

describe('Status × trigger', () => {
  for (const status of refreshStatuses) {
    for (const trigger of triggers) {
      const outcome = table[status][trigger];
      const summary = outcome.length === 0 ? 'nothing' : `${outcome.length} lines`;
      it(`${status.padEnd(statusWidth)} × ${trigger.padEnd(triggerWidth)} → ${summary}`, () => {
        situations[trigger](status)
          .on(today)
          .then(...outcome);
      });
    }
  }
});
