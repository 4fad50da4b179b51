import type {
  ChangeTask,
  CreateTask,
  Decision,
  Effect,
  ProjectChange,
  SendEmail,
  TicketChange,
} from '../../../src/domain/decision.ts';
import type { Instant } from '../../../src/domain/model.ts';
import { wallTimeOf } from './moments.ts';
import { nameOfAddress, nameOfOwner } from './people.ts';

/** How the moment of a decision reads in the expectation: `now`. */
interface Telling {
  readonly now: Instant;
  readonly zone: string;
}

/** Everything a decision would do, one readable line each, so that nothing extra can hide. */
export function tellDecision(decision: Decision, telling: Telling): readonly string[] {
  return [
    ...decision.effects.map((effect) => tellEffect(effect, telling)),
    ...decision.warnings.map((warning) => `warning: ${warning}`),
    ...(decision.lookAgain ? ['look again at once'] : []),
    ...(decision.lookAgainAt === null
      ? []
      : [`look again at ${wallTimeOf(decision.lookAgainAt, telling.zone)}`]),
  ];
}

export function tellEffect(effect: Effect, telling: Telling): string {
  switch (effect.kind) {
    case 'create task':
      return tellTask(effect, telling);
    case 'change task':
      return tellTaskChange(effect, telling);
    case 'send email':
      return tellEmail(effect);
    case 'write project':
      return `project: ${tellFields(projectFields(effect.change), telling)}`;
    case 'write ticket':
      return `ticket ${effect.ticketId}: ${tellFields(ticketFields(effect.change), telling)}`;
  }
}

function tellTask(task: CreateTask, telling: Telling): string {
  const on = task.ticketId === null ? '' : ` on ticket ${task.ticketId}`;
  const companies = task.companyIds.length === 0 ? '' : ` with company ${task.companyIds.join(', ')}`;
  return `task for ${nameOfOwner(task.ownerId)}${on}: "${task.subject}" due ${tellDue(task.dueAt, telling)}${companies}`;
}

function tellTaskChange(change: ChangeTask, telling: Telling): string {
  const due = change.dueAt === undefined ? [] : [`due ${tellDue(change.dueAt, telling)}`];
  const status = change.status === undefined ? [] : [change.status.toLowerCase()];
  const what = [...status, ...due];
  return `task ${change.taskId} ${what.length === 0 ? 'gets a line' : what.join(', ')}`;
}

function tellEmail(email: SendEmail): string {
  const on = email.ticketId === null ? '' : ` on ticket ${email.ticketId}`;
  return `email to ${nameOfAddress(email.to)}${on}: "${email.subject}"`;
}

/** Tasks are due at 17:00 unless it says otherwise. */
function tellDue(dueAt: Instant, { zone }: Telling): string {
  return wallTimeOf(dueAt, zone).replace(' 17:00', '');
}

type Fields = readonly (readonly [name: string, value: string | number | null | undefined])[];

function projectFields(change: ProjectChange): Fields {
  return [
    ['status', change.status],
    ['date', change.refreshDate],
    ['cycle', change.cycle],
    ['started', change.cycleStartedAt],
    ['kickoff', change.kickoffSentAt],
    ['cue', change.submissionCuedAt],
    ['review', change.reviewRequestedAt],
    ['approval', change.implementationCuedAt],
    ['implement-task', change.implementationTaskId && 'the new one'],
    ['declined', change.declinedAt],
    ['date-before', change.dateBeforeDecline],
    ['implemented', change.lastImplementedAt],
    ['sequence', change.sequence],
    ['waiting-on', change.waitingOn],
    ['waiting-since', change.waitingSince],
  ];
}

function ticketFields(change: TicketChange): Fields {
  return [
    ['stage', change.stage],
    ['copy', change.copy],
    ['graphics', change.graphics],
    ['flags', change.revisionRequested && 'taken off'],
    ['round', change.revisionRound],
    ['cycle', change.cycle],
    ['queued', change.queuedAt],
    ['ready-round', change.readyRound],
    ['handed-over', change.reviewRequestedAt],
  ];
}

function tellFields(fields: Fields, telling: Telling): string {
  return fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${tellValue(value, telling)}`)
    .join(' ');
}

function tellValue(value: string | number | null | undefined, { now, zone }: Telling): string {
  if (value === null) return '-';
  if (value === now) return 'now';
  if (typeof value === 'number' && value > 1e11) return wallTimeOf(value, zone).replace(' ', 'T');
  return String(value);
}
