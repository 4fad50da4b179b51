import type {
  ChangeTask,
  CreateTask,
  Decision,
  Effect,
  ProjectChange,
  SendEmail,
  TicketChange,
  WriteProject,
  WriteTicket,
} from '../../src/domain/decision.ts';
import type { Snapshot } from '../../src/domain/model.ts';
import { quietDecision } from './room.ts';

const base = { handoff: '1 kickoff', reason: 'The refresh date is near.' } as const;
const dueAt = Date.parse('2026-03-04T22:00:00Z');

/** Scripted effects; the keys look like the domain's. */
export function task(key: string, projectId: string | null, ticketId: string | null = null): CreateTask {
  return {
    ...base,
    kind: 'create task',
    key,
    subject: 'Reach out',
    body: `<p>Call the client.</p>\n<br>\nRef: ${key}`,
    dueAt,
    priority: 'MEDIUM',
    ownerId: '11',
    projectId,
    ticketId,
    companyIds: [],
  };
}

export function taskChange(taskId: string, change: Partial<ChangeTask> = {}): ChangeTask {
  const key = `change-of-${taskId}`;
  return { ...base, kind: 'change task', key, taskId, taskKey: null, addLine: '<p>Done.</p>', ...change };
}

export function email(key: string, projectId: string): SendEmail {
  return {
    ...base,
    kind: 'send email',
    key,
    to: 'ann@agency.example',
    subject: 'Time to talk',
    text: 'The secret words',
    html: '<p>The secret words</p>',
    projectId,
    ticketId: null,
  };
}

export function projectWrite(projectId: string, change: ProjectChange): WriteProject {
  return { ...base, kind: 'write project', key: `project-${projectId}.write`, projectId, change };
}

export function ticketWrite(ticketId: string, change: TicketChange): WriteTicket {
  return { ...base, kind: 'write ticket', key: `ticket-${ticketId}.write`, ticketId, change };
}

/** A kickoff as the domain would decide it: task, email and stamp, until the stamp is there. */
export function kickoff(snapshot: Snapshot, now: number): Decision {
  const { project } = snapshot;
  if (project.kickoffSentAt !== null) return quietDecision(snapshot);
  const name = `project-${project.id}.cycle-1.kickoff.${project.sequence ?? 0}`;
  return acting(snapshot, [
    task(`${name}.task`, project.id),
    email(`${name}.email`, project.id),
    projectWrite(project.id, { kickoffSentAt: now, sequence: (project.sequence ?? 0) + 1 }),
  ]);
}

export function acting(snapshot: Snapshot, effects: readonly Effect[]): Decision {
  const fired = effects.slice(0, 1).map(({ handoff, reason }) => ({ handoff, reason }));
  return { ...quietDecision(snapshot), quiet: [], fired, effects };
}
