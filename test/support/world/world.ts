import type { ChangeTask, CreateTask, Decision, Effect, SendEmail } from '../../../src/domain/decision.ts';
import { decide } from '../../../src/domain/decide.ts';
import type {
  CreativeProject,
  DeliverableTicket,
  Instant,
  IssuedEffect,
  Note,
  Snapshot,
} from '../../../src/domain/model.ts';
import type { Rules } from '../../../src/domain/rules.ts';
import { homeAccount } from '../given/a-project.ts';
import { deepFreeze } from '../given/deep-freeze.ts';
import { staff } from '../given/people.ts';

/** A task in HubSpot, as far as it matters here. */
export interface WorldTask extends CreateTask {
  readonly id: string;
  readonly state: 'open' | 'completed' | 'deferred';
  readonly lines: readonly string[];
}

/** One project with everything around it, and what the app did to it: an account small enough to think about. */
export interface World {
  readonly now: Instant;
  readonly rules: Rules;
  readonly project: CreativeProject;
  readonly tickets: readonly DeliverableTicket[];
  readonly notes: readonly Note[];
  readonly tasks: readonly WorldTask[];
  readonly mailbox: readonly SendEmail[];
  /** Keys of the changes to tasks that were carried out. */
  readonly changes: readonly string[];
  readonly memory: Snapshot['memory'];
}

/** The app looks at the project: what it decided, effect by effect, and the world after each. */
export interface Look {
  readonly decision: Decision;
  readonly steps: readonly { readonly before: World; readonly effect: Effect; readonly after: World }[];
  readonly world: World;
}

/** One look, which a crash may cut short after so many effects. */
export function look(world: World, crashAfter = Number.POSITIVE_INFINITY): Look {
  const later = { ...world, now: world.now + 1000 };
  const decision = decide(deepFreeze(snapshotOf(later)), world.rules, later.now);
  const steps: Look['steps'][number][] = [];
  let after: World = later;
  for (const effect of decision.effects.slice(0, crashAfter)) {
    const before = after;
    after = carryOut(before, effect);
    steps.push({ before, effect, after });
  }
  return { decision, steps, world: after };
}

/** What the app sees of the world. */
export function snapshotOf(world: World): Snapshot {
  const task = world.tasks.find(({ id }) => id === world.project.implementationTaskId);
  return {
    account: homeAccount,
    project: world.project,
    tickets: world.tickets,
    people: staff,
    issued: issuedIn(world),
    memory: world.memory,
    companyIds: ['900'],
    projectNotes: world.notes,
    ticketNotes: Object.fromEntries(world.tickets.map(({ id }) => [id, []])),
    implementationTask: task ? { id: task.id, completed: task.state === 'completed' } : null,
  };
}

function issuedIn(world: World): readonly IssuedEffect[] {
  const settled = { taskId: null, state: 'settled', dueAt: null } as const;
  return [
    ...world.tasks.map(({ key, id, state, dueAt }): IssuedEffect => ({
      key,
      kind: 'task',
      taskId: id,
      state: state === 'open' ? 'open' : 'settled',
      dueAt,
    })),
    ...world.mailbox.map(({ key }): IssuedEffect => ({ key, kind: 'email', ...settled })),
    ...world.changes.map((key): IssuedEffect => ({ key, kind: 'change', ...settled })),
  ];
}

/** One effect, as HubSpot and the store keep it. */
export function carryOut(world: World, effect: Effect): World {
  switch (effect.kind) {
    case 'create task':
      return world.tasks.some(({ key }) => key === effect.key) ? world : createTask(world, effect);
    case 'change task':
      return changeTask(world, effect);
    case 'send email':
      return world.mailbox.some(({ key }) => key === effect.key)
        ? world
        : { ...world, mailbox: [...world.mailbox, effect] };
    case 'write project': {
      const { implementationTaskId, ...change } = effect.change;
      const taskId =
        implementationTaskId && world.tasks.find(({ key }) => key === implementationTaskId.taskOf)?.id;
      const project = {
        ...world.project,
        ...change,
        ...(implementationTaskId !== undefined && { implementationTaskId: taskId ?? null }),
      };
      const memory = { highestCycle: project.cycle ?? 1, highestSequence: project.sequence ?? 0 };
      return { ...world, project, memory };
    }
    case 'write ticket':
      return changeTicket(world, effect.ticketId, effect.change);
  }
}

function createTask(world: World, task: CreateTask): World {
  const created: WorldTask = { ...task, id: String(500 + world.tasks.length), state: 'open', lines: [] };
  return { ...world, tasks: [...world.tasks, created] };
}

/** Carried out only while the task is open. */
function changeTask(world: World, change: ChangeTask): World {
  const tasks = world.tasks.map((task): WorldTask => {
    if (task.id !== change.taskId || task.state !== 'open') return task;
    return {
      ...task,
      state: change.status === undefined ? 'open' : change.status === 'COMPLETED' ? 'completed' : 'deferred',
      dueAt: change.dueAt ?? task.dueAt,
      lines: task.body.includes(change.addLine) ? task.lines : [...new Set([...task.lines, change.addLine])],
    };
  });
  return { ...world, tasks, changes: [...new Set([...world.changes, change.key])] };
}

/** Anybody changes a ticket; HubSpot notes when it entered Pending Approval. */
export function changeTicket(world: World, id: string, change: Partial<DeliverableTicket>): World {
  const tickets = world.tickets.map((ticket) => {
    if (ticket.id !== id) return ticket;
    const enters = change.stage === 'pending_approval' && ticket.stage !== 'pending_approval';
    return { ...ticket, ...change, ...(enters && { enteredPendingApprovalAt: world.now }) };
  });
  return { ...world, tickets };
}
