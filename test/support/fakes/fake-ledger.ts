import type { Instant, IssuedEffect } from '../../../src/domain/model.ts';
import type {
  CreatedTask,
  EffectLedger,
  KnownTask,
  NotedChange,
  TaskIntent,
} from '../../../src/reconcile/ports/ledger.ts';

type State = 'intent' | 'open' | 'settled' | 'superseded';

interface Row extends Omit<TaskIntent, 'dueAt'> {
  readonly dueAt: number | null;
  readonly begunAt: Instant;
  state: State;
  taskId: string | null;
}

/** The effect ledger in memory. Emails are asked of the outbox it was built with. */
export class FakeLedger implements EffectLedger {
  readonly rows = new Map<string, Row>();
  readonly changes = new Map<string, NotedChange>();
  readonly #emailsOf: (
    owner: 'project' | 'ticket',
    ids: readonly string[],
  ) => readonly (IssuedEffect & { owner: string })[];
  constructor(emails: {
    issued(
      owner: 'project' | 'ticket',
      ids: readonly string[],
    ): readonly (IssuedEffect & { owner: string })[];
  }) {
    this.#emailsOf = (owner, ids) => emails.issued(owner, ids);
  }

  begin(intents: readonly TaskIntent[], now: Instant = 0): Promise<readonly string[]> {
    const begun: string[] = [];
    for (const intent of intents) {
      const before = this.rows.get(intent.key);
      if (before && before.state !== 'superseded') continue;
      this.rows.set(intent.key, { ...intent, begunAt: now, state: 'intent', taskId: null });
      begun.push(intent.key);
    }
    return Promise.resolve(begun);
  }
  confirm(confirmed: readonly { key: string; taskId: string }[]): Promise<readonly string[]> {
    const fresh = confirmed.filter(({ key }) => this.rows.get(key)?.taskId === null);
    for (const { key, taskId } of fresh) Object.assign(this.rows.get(key) ?? {}, { taskId, state: 'open' });
    return Promise.resolve(fresh.map(({ key }) => key));
  }
  contest(created: readonly CreatedTask[], now: Instant): Promise<readonly string[]> {
    const contested = created.filter(({ key, taskId }) => this.rows.get(key)?.taskId !== taskId);
    for (const task of contested) {
      const before = this.rows.get(task.key) ?? { ...task, begunAt: now };
      this.rows.set(task.key, { ...before, state: 'intent', taskId: null });
    }
    return Promise.resolve(contested.map(({ key }) => key));
  }
  withdraw(keys: readonly string[], begunAt?: Instant): Promise<void> {
    for (const key of keys) {
      const row = this.rows.get(key);
      if (row?.state === 'intent' && (begunAt ?? row.begunAt) === row.begunAt) this.rows.delete(key);
    }
    return Promise.resolve();
  }
  unconfirmed(projectIds: readonly string[]): Promise<readonly TaskIntent[]> {
    return Promise.resolve(
      this.#intents(({ projectId }) => projectId !== null && projectIds.includes(projectId)),
    );
  }
  unconfirmedOfTickets(ticketIds: readonly string[]): Promise<readonly TaskIntent[]> {
    return Promise.resolve(this.#intents((row) => isOfTickets(row, ticketIds)));
  }
  issuedFor(projectIds: readonly string[]): Promise<ReadonlyMap<string, readonly IssuedEffect[]>> {
    const isTheirs = ({ projectId }: Row) => projectId !== null && projectIds.includes(projectId);
    return Promise.resolve(
      byOwner([
        ...this.#issued(isTheirs).map((row) => ({ ...asIssued(row), owner: row.projectId ?? '' })),
        ...[...this.changes.values()]
          .filter(({ projectId }) => projectId !== null && projectIds.includes(projectId))
          .map(({ key, projectId }) => ({ ...asNoted(key), owner: projectId ?? '' })),
        ...this.#emailsOf('project', projectIds),
      ]),
    );
  }
  issuedForTickets(ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly IssuedEffect[]>> {
    return Promise.resolve(
      byOwner([
        ...this.#issued(({ ticketId }) => ticketId !== null && ticketIds.includes(ticketId)).map((row) => ({
          ...asIssued(row),
          owner: row.ticketId ?? '',
        })),
        ...[...this.changes.values()]
          .filter(({ ticketId }) => ticketId !== null && ticketIds.includes(ticketId))
          .map(({ key, ticketId }) => ({ ...asNoted(key), owner: ticketId ?? '' })),
        ...this.#emailsOf('ticket', ticketIds),
      ]),
    );
  }
  noteChanges(changes: readonly NotedChange[]): Promise<void> {
    for (const change of changes) this.changes.set(change.key, change);
    return Promise.resolve();
  }
  adopt(tasks: readonly KnownTask[]): Promise<void> {
    for (const task of tasks) {
      const before = this.rows.get(task.key);
      if (before && before.taskId !== null) continue;
      this.rows.set(task.key, { handoff: 'adopted', reason: '', begunAt: 0, ...before, ...task });
    }
    return Promise.resolve();
  }
  settle(taskIds: readonly string[]): Promise<void> {
    for (const row of this.rows.values()) {
      if (row.taskId !== null && taskIds.includes(row.taskId)) row.state = 'settled';
    }
    return Promise.resolve();
  }
  reschedule(changes: readonly { taskId: string; dueAt: number }[]): Promise<void> {
    for (const row of this.rows.values()) {
      const change = changes.find(({ taskId }) => taskId === row.taskId);
      if (change) Object.assign(row, { dueAt: change.dueAt });
    }
    return Promise.resolve();
  }
  ownersOfTasks(taskIds: readonly string[]) {
    const owned = [...this.rows.values()].flatMap(({ taskId, projectId, ticketId }) =>
      taskId !== null && taskIds.includes(taskId) ? [[taskId, { projectId, ticketId }] as const] : [],
    );
    return Promise.resolve(new Map(owned));
  }
  supersede(projectIds: readonly string[]): Promise<void> {
    for (const row of this.rows.values()) {
      const isTheirs = row.projectId !== null && projectIds.includes(row.projectId);
      if (isTheirs && row.state === 'intent') row.state = 'superseded';
    }
    return Promise.resolve();
  }

  #issued(isTheirs: (row: Row) => boolean): readonly Row[] {
    return [...this.rows.values()].filter((row) => row.state !== 'superseded' && isTheirs(row));
  }
  #intents(isTheirs: (row: Row) => boolean): readonly TaskIntent[] {
    return [...this.rows.values()]
      .filter((row) => row.state === 'intent' && isTheirs(row))
      .map(({ key, handoff, projectId, ticketId, dueAt, reason }) => {
        return { key, handoff, projectId, ticketId, dueAt: dueAt ?? 0, reason };
      });
  }
}

function isOfTickets({ projectId, ticketId }: Row, ticketIds: readonly string[]): boolean {
  return projectId === null && ticketId !== null && ticketIds.includes(ticketId);
}

function asIssued({ key, taskId, state, dueAt }: Row): IssuedEffect {
  return { key, kind: 'task', taskId, state: state === 'settled' ? 'settled' : 'open', dueAt };
}

function byOwner(
  effects: readonly (IssuedEffect & { owner: string })[],
): ReadonlyMap<string, readonly IssuedEffect[]> {
  const owned = new Map<string, IssuedEffect[]>();
  for (const { owner, ...effect } of effects) owned.set(owner, [...(owned.get(owner) ?? []), effect]);
  return owned;
}

function asNoted(key: string): IssuedEffect {
  return { key, kind: 'change', taskId: null, state: 'settled', dueAt: null };
}
