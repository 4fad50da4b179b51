import { arrivalOf, isPendingApproval, notHandedOver, stillOut, type AdSet } from '../ad-sets.ts';
import { adLabLinkOf, isAdLabLinkUndated } from '../adlab-link.ts';
import type { Need } from '../decision.ts';
import { reviewKey, reviewPrefix } from '../effect-keys.ts';
import { because, nothing, together, type Outcome } from '../outcome.ts';
import { accountManagerOf, sasOf } from '../people.ts';
import { movedTicketsIn, openTasks, wasDeclined, type Situation } from '../situation.ts';
import { dueIn, issueEmail, issueTask, settleTask } from '../texts/issue.ts';
import {
  reviewEmailSubject,
  reviewTaskSubject,
  reviewBlocks,
  setCompleteBlocks,
  setCompleteEmailSubject,
  whyIncomplete,
} from '../texts/review.ts';
import { askForAdLabLink } from './adlab-link.ts';

const handoff = '5 review';

/**
 * Handoff 5, creative team to account manager: the most important one. When every ticket of an ad set is in
 * Pending Approval (or closed), and at least one of them was not handed over since it came in, the SAS and the
 * AM get an email, the AM gets the task to share the deliverables, and the status moves forward to Creatives
 * Pending Approval. One ticket of several never fires it.
 */
export function review(situation: Situation): Outcome {
  const waiting = situation.adSets
    .filter((set) => notHandedOver(set).length > 0)
    .map((set) => ({ set, whyNot: whyNotNow(situation, set) }));
  const complete = waiting.filter(({ whyNot }) => whyNot === null).map(({ set }) => set);
  const needs = needsOf(situation, complete);
  if (needs.length > 0) return { needs };
  return together([
    ...waiting.map(({ set, whyNot }) => (whyNot === null ? handOver(situation, set) : because(whyNot))),
    askForAdLabLink(situation, complete),
  ]);
}

function needsOf(situation: Situation, complete: readonly AdSet[]): readonly Need[] {
  const unread = movedTicketsIn(
    situation,
    complete.flatMap((set) => set.tickets),
  );
  return [
    ...(unread.length > 0 ? [{ kind: 'moved tickets', ticketIds: unread } as const] : []),
    ...(complete.length > 0 && isAdLabLinkUndated(situation) ? [{ kind: 'adlab link' } as const] : []),
  ];
}

function whyNotNow(situation: Situation, set: AdSet): string | null {
  if (wasDeclined(situation, set.cycle)) {
    return `Ad set "${set.folderName}" belongs to a cycle the client declined, so it is not handed over.`;
  }
  return stillOut(set).length > 0 ? whyIncomplete(set) : null;
}

function handOver(situation: Situation, set: AdSet): Outcome {
  const { project, rules } = situation;
  const owner = { id: project.id, cycle: set.cycle };
  const arrivals = set.tickets
    .filter(isPendingApproval)
    .map((ticket) => ({ ticketId: ticket.id, enteredAt: arrivalOf(ticket) }));
  const key = reviewKey(owner, set.folderKey, arrivals);
  const isLate = set.cycle < situation.cycle;
  const link = adLabLinkOf(situation);
  const accountManager = accountManagerOf(situation);
  const sas = sasOf(situation);
  const reason = reasonOf(set, isLate);
  const common = { handoff, reason } as const;
  const blocks = reviewBlocks(situation, set, link);
  const older = openTasks(situation, reviewPrefix(owner, set.folderKey)).filter(
    (task) => task.key !== `${key}.task`,
  );
  return together([
    {
      tasks: [
        issueTask(situation, {
          key: `${key}.task`,
          to: accountManager,
          subject: reviewTaskSubject,
          blocks,
          dueAt: dueIn(situation, rules.tasks.reviewBusinessDays),
          priority: 'HIGH',
          ...common,
        }),
      ],
      taskChanges: older.map((task) =>
        settleTask(task, 'COMPLETED', handoff, 'A newer round of this ad set is ready to be shared.'),
      ),
      emails: [
        ...issueEmail(situation, {
          key: `${key}.email.sas`,
          to: sas,
          subject: setCompleteEmailSubject(situation, set),
          blocks: setCompleteBlocks(situation, set),
          ...common,
        }),
        ...issueEmail(situation, {
          key: `${key}.email.account-manager`,
          to: accountManager,
          subject: reviewEmailSubject(situation, set),
          blocks,
          ...common,
        }),
      ],
      fired: [{ handoff, reason }],
      warnings: [...accountManager.warnings, ...sas.warnings],
      tickets: notHandedOver(set).map((ticket) => ({
        ticketId: ticket.id,
        handoff,
        reason,
        change: {
          cycle: set.cycle,
          reviewRequestedAt: arrivalOf(ticket),
          readyRound: ticket.revisionRound,
        },
      })),
    },
    isLate ? nothing : moveStatus(situation, reason),
  ]);
}

function reasonOf({ folderName, tickets, cycle }: AdSet, isLate: boolean): string {
  const late = isLate ? ` (late: of cycle ${cycle})` : '';
  return tickets.length === 1
    ? `The one ticket of ad set "${folderName}" is in Pending Approval${late}, so the account manager shares it with the client.`
    : `All ${tickets.length} tickets of ad set "${folderName}" are in Pending Approval${late}, so the account manager shares them with the client.`;
}

/** Forward only: from any earlier status but No Refresh Requested. */
function moveStatus(situation: Situation, reason: string): Outcome {
  const { project, now } = situation;
  const isEarlier =
    project.status === 'blank' ||
    project.status === 'refresh_request_submitted' ||
    project.status === 'deliverable_submitted';
  if (!isEarlier && project.reviewRequestedAt !== null) return nothing;
  return {
    project: {
      handoff,
      reason,
      change: {
        ...(isEarlier && { status: 'creatives_pending_approval' }),
        ...(project.reviewRequestedAt === null && { reviewRequestedAt: now }),
      },
    },
    stamps: project.reviewRequestedAt === null,
  };
}
