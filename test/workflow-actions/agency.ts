import { decide } from '../../src/domain/decide.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { CreativeProject } from '../../src/domain/model.ts';
import { createLookAtProject } from '../../src/reconcile/look-at-project.ts';
import type { Reconciled } from '../../src/reconcile/ports/looking.ts';
import type { ActionSurroundings } from '../../src/workflow-actions/surroundings.ts';
import { projectRecord, ticketRecord } from '../support/fakes/records.ts';
import { Room } from '../reconcile/room.ts';

/** An account in memory with the real decisions and the real reconciler, behind what the actions are given. */
export class Agency {
  readonly room = new Room();
  readonly account = this.room.account;
  readonly clock = this.room.clock;
  readonly surroundings: ActionSurroundings = {
    look: createLookAtProject(this.room.parts()),
    reconcileNow: (projectId) => this.#oneAfterTheOther(() => this.#reconcile(projectId)),
    account: () => this.account,
    ledger: this.room.ledger,
  };
  readonly #decided: Decision[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.account.owners['11'] = { id: '11', name: 'Dana', email: 'dana@agency.example' };
    this.account.owners['12'] = { id: '12', name: 'Sam', email: 'sam@agency.example' };
    this.room.decide = (snapshot, rules, now) => {
      const decision = decide(snapshot, rules, now);
      if (decision.needs.length === 0) this.#decided.push(decision);
      return decision;
    };
  }

  /** A project under way, and its tickets' ids. */
  addProject(project: Partial<CreativeProject> = {}): void {
    const record = projectRecord({ id: '7', name: 'Acme', refreshDate: '2026-03-10', ...project });
    this.account.projects.set(record.id, record);
  }
  addTicket(id: string, ticket: Parameters<typeof ticketRecord>[0] | object = {}): void {
    this.account.tickets.set(id, ticketRecord({ id, projectIds: ['7'], ...ticket }));
  }
  /** The client has approved, and the SAS has been given the Implement task; answers its id. */
  async approved(): Promise<string> {
    this.addProject({ status: 'creatives_completed_and_approved', kickoffSentAt: this.clock.now() });
    await this.surroundings.reconcileNow('7');
    const taskId = this.project().implementationTaskId;
    if (taskId === null) throw new Error('There is no Implement task');
    return taskId;
  }
  project(id = '7'): CreativeProject {
    const project = this.account.projects.get(id);
    if (!project) throw new Error(`There is no project ${id}`);
    return project;
  }
  /** What the end of a cycle leaves behind, to be compared as a whole. */
  closeOf(taskId: string) {
    const { status, refreshDate, cycle } = this.project();
    const emails = [...this.room.outbox.rows.keys()].filter((key) => key.includes('.close.'));
    return { status, refreshDate, cycle, task: this.account.tasks.get(taskId)?.status, emails };
  }

  async #reconcile(projectId: string): Promise<Reconciled> {
    if (!this.account.projects.has(projectId)) return { kind: 'missing' };
    this.#decided.length = 0;
    await this.room.mark('project', projectId);
    await this.room.settle();
    const [, row] = [...this.room.queue.rows].find(([, { id }]) => id === projectId) ?? [];
    if (row && row.attempts > 0) return { kind: 'failed', error: row.error };
    const project = this.project(projectId);
    return {
      kind: 'done',
      fired: this.#decided.flatMap(({ fired }) => fired),
      quiet: this.#decided.at(-1)?.quiet ?? [],
      warnings: [...new Set(this.#decided.flatMap(({ warnings }) => warnings))],
      status: project.status,
      refreshDate: project.refreshDate,
      waitingOn: project.waitingOn ?? 'nobody',
      lastImplementedAt: project.lastImplementedAt,
      mode: this.room.mode,
    };
  }
  /** Passes of one reconciler must not overlap. */
  #oneAfterTheOther<Answer>(doing: () => Promise<Answer>): Promise<Answer> {
    const done = this.#last.then(doing);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
