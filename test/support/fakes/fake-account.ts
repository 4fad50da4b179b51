import type {
  CreativeProject,
  DeliverableTicket,
  ImplementationTask,
  Note,
  Person,
} from '../../../src/domain/model.ts';
import type { TicketChange } from '../../../src/domain/decision.ts';
import type {
  AccountReader,
  AccountWriter,
  FoundPage,
  MayStart,
  NewTask,
  ProjectReading,
  ResolvedProjectChange,
  TaskReading,
  TaskUpdate,
  WriteOutcome,
} from '../../../src/reconcile/ports/account.ts';
import type { Clock } from '../../../src/reconcile/ports/clock.ts';

type Method = keyof AccountReader | keyof AccountWriter;

/** What a test wants to happen to one row of a write, once. `lost`: carried out, but the answer is lost. */
type Mishap = 'refused' | 'later' | 'unknown' | 'lost';

interface FakeTask extends TaskReading {
  readonly projectId: string | null;
  readonly ticketId: string | null;
  readonly companyIds: readonly string[];
  readonly ownerId: string | null;
}

/**
 * A HubSpot account in memory, behind the ports of the loop: people change `projects`, `tickets` and `tasks`
 * directly, calls are counted, and calls and rows can be made to go wrong.
 */
export class FakeAccount implements AccountReader, AccountWriter {
  readonly projects = new Map<string, CreativeProject>();
  readonly tickets = new Map<string, DeliverableTicket>();
  readonly tasks = new Map<string, FakeTask>();
  readonly companies = new Map<string, readonly string[]>();
  /** Names of companies by project. */
  readonly clients = new Map<string, string>();
  readonly projectNotes = new Map<string, readonly Note[]>();
  readonly ticketNotes = new Map<string, readonly Note[]>();
  readonly owners: Record<string, Person> = {};
  /** Every call in order. */
  readonly calls: Method[] = [];
  timeZone = 'America/New_York';
  pageSize = 200;
  /** As where many projects are read at once: since when their links are there is not told with them. */
  leavesLinksUndated = false;
  readonly #clock: Clock;
  readonly #befores = new Map<Method, (() => void | Promise<void>)[]>();
  readonly #mishaps = new Map<string, Mishap[]>();
  #taskIds = 9000;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs before the next call of `method`; throwing there makes the call fail. */
  before(method: Method, happen: () => void | Promise<void>): void {
    this.#befores.set(method, [...(this.#befores.get(method) ?? []), happen]);
  }
  /** The next write of this row (an effect key for tasks to create, else an id) ends so. */
  spoil(row: string, mishap: Mishap): void {
    this.#mishaps.set(row, [...(this.#mishaps.get(row) ?? []), mishap]);
  }
  callsOf(method: Method): number {
    return this.calls.filter((call) => call === method).length;
  }
  changeProject(id: string, change: Partial<CreativeProject>): void {
    this.projects.set(id, { ...this.#project(id), ...change });
  }
  changeTicket(id: string, change: Partial<DeliverableTicket>): void {
    const before = this.tickets.get(id);
    if (!before) throw new Error(`There is no ticket ${id}`);
    const enters = change.stage === 'pending_approval' && before.stage !== 'pending_approval';
    const entered = enters ? { enteredPendingApprovalAt: this.#clock.now() } : {};
    this.tickets.set(id, { ...before, ...entered, ...change });
  }
  changeTask(id: string, change: Partial<FakeTask>): void {
    const before = this.tasks.get(id);
    if (!before) throw new Error(`There is no task ${id}`);
    this.tasks.set(id, { ...before, ...change });
  }
  addTask(task: Partial<FakeTask> & { readonly body: string }): string {
    this.#taskIds += 1;
    const id = String(this.#taskIds);
    const empty = { projectId: null, ticketId: null, companyIds: [], ownerId: null };
    const fresh = { subject: 'Task', status: 'NOT_STARTED' as const, dueAt: null };
    const ref = refIn(task.body);
    this.tasks.set(id, { id, createdAt: this.#clock.now(), ...empty, ...fresh, ref, ...task });
    return id;
  }

  async details() {
    await this.#enter('details');
    return { portalId: 4711, timeZone: this.timeZone, uiDomain: 'app.hubspot.com' };
  }
  async people() {
    await this.#enter('people');
    return this.owners;
  }
  async readProjects(projectIds: readonly string[]): Promise<ReadonlyMap<string, ProjectReading>> {
    const readAt = this.#clock.now();
    await this.#enter('readProjects');
    const tickets = [...this.tickets.values()];
    return new Map(
      projectIds.flatMap((id) => {
        const project = this.projects.get(id);
        if (!project) return [];
        const own = tickets
          .filter(({ projectIds: linked }) => linked.includes(id))
          .map((ticket) => ({ ...ticket, projectIds: [id] }));
        const isUndated = this.leavesLinksUndated && project.adLabLink !== null;
        const read = isUndated ? { ...project, adLabLinkChangedAt: undefined } : project;
        return [[id, { project: read, tickets: own, readAt }]];
      }),
    );
  }
  async adLabLinksOf(projectIds: readonly string[]) {
    await this.#enter('adLabLinksOf');
    return new Map(
      projectIds.flatMap((id) => {
        const project = this.projects.get(id);
        return project
          ? [[id, { adLabLink: project.adLabLink, adLabLinkChangedAt: project.adLabLinkChangedAt }]]
          : [];
      }),
    );
  }
  async readProjectRecords(projectIds: readonly string[]) {
    await this.#enter('readProjectRecords');
    return pick(this.projects, projectIds);
  }
  async projectsOfTickets(ticketIds: readonly string[]) {
    await this.#enter('projectsOfTickets');
    return new Map(ticketIds.map((id) => [id, this.tickets.get(id)?.projectIds ?? []]));
  }
  async readTickets(ticketIds: readonly string[]) {
    await this.#enter('readTickets');
    return pick(this.tickets, ticketIds);
  }
  async readMovedTickets(
    given: readonly Pick<DeliverableTicket, 'id' | 'projectIds'>[],
  ): Promise<ReadonlyMap<string, DeliverableTicket>> {
    await this.#enter('readMovedTickets');
    return new Map(
      given.flatMap(({ id, projectIds }) => {
        const ticket = this.tickets.get(id);
        return ticket === undefined ? [] : [[id, { ...ticket, projectIds }]];
      }),
    );
  }
  async readTasks(taskIds: readonly string[]): Promise<ReadonlyMap<string, TaskReading>> {
    await this.#enter('readTasks');
    return pick(this.tasks, taskIds);
  }
  async tasksOf(records: { readonly projectIds: readonly string[]; readonly ticketIds: readonly string[] }) {
    await this.#enter('tasksOf');
    return [...this.tasks.values()].filter(
      ({ projectId, ticketId }) =>
        (projectId !== null && records.projectIds.includes(projectId)) ||
        (ticketId !== null && records.ticketIds.includes(ticketId)),
    );
  }
  async clientsOf(projectIds: readonly string[]) {
    await this.#enter('clientsOf');
    return pick(this.clients, projectIds);
  }
  async companiesOf(projectIds: readonly string[]) {
    await this.#enter('companiesOf');
    return new Map(projectIds.map((id) => [id, this.companies.get(id) ?? []]));
  }
  async notesOfProjects(projectIds: readonly string[]) {
    await this.#enter('notesOfProjects');
    return new Map(projectIds.map((id) => [id, this.projectNotes.get(id) ?? []]));
  }
  async notesOfTickets(ticketIds: readonly string[]) {
    await this.#enter('notesOfTickets');
    return new Map(ticketIds.map((id) => [id, this.ticketNotes.get(id) ?? []]));
  }
  async implementationTasks(
    taskIds: readonly string[],
  ): Promise<ReadonlyMap<string, ImplementationTask | null>> {
    await this.#enter('implementationTasks');
    return new Map(
      taskIds.map((id) => {
        const task = this.tasks.get(id);
        return [id, task ? { id, completed: task.status === 'COMPLETED' } : null];
      }),
    );
  }
  async findOpenProjects({
    dateUpTo,
    after,
  }: {
    dateUpTo: string;
    after: string | null;
  }): Promise<FoundPage> {
    await this.#enter('findOpenProjects');
    const open = [...this.projects.values()].filter(
      (project) =>
        (project.refreshDate !== null && project.refreshDate <= dateUpTo) ||
        !['blank', 'no_refresh_requested', 'unrecognised'].includes(project.status) ||
        (project.status === 'no_refresh_requested') !== (project.declinedAt !== null) ||
        project.kickoffSentAt !== null,
    );
    return this.#page(open, after);
  }
  async findOpenTickets({ after }: { after: string | null }): Promise<FoundPage> {
    await this.#enter('findOpenTickets');
    const open = [...this.tickets.values()].filter(
      ({ stage, queuedAt, revisionRequested, reviewRequestedAt }) =>
        (['new', 'in_progress'].includes(stage) && queuedAt === null) ||
        (stage !== 'closed' && revisionRequested.length > 0) ||
        (stage === 'pending_approval' && reviewRequestedAt === null),
    );
    return this.#page(open, after);
  }

  createTasks(
    tasks: readonly NewTask[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<string>>> {
    return this.#write(
      { method: 'createTasks', mayStart },
      tasks,
      ({ key }) => key,
      (task) => this.addTask(task),
    );
  }
  updateTasks(
    updates: readonly TaskUpdate[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<void>>> {
    return this.#write(
      { method: 'updateTasks', mayStart },
      updates,
      ({ id }) => id,
      ({ id, status, dueAt, body }) => {
        this.changeTask(id, {
          ...(status !== undefined && { status }),
          ...(dueAt !== undefined && { dueAt }),
          ...(body !== undefined && { body, ref: refIn(body) }),
        });
      },
    );
  }
  updateProjects(
    updates: readonly { readonly id: string; readonly change: ResolvedProjectChange }[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<void>>> {
    return this.#write(
      { method: 'updateProjects', mayStart },
      updates,
      ({ id }) => id,
      ({ id, change }) => this.changeProject(id, change),
    );
  }
  updateTickets(
    updates: readonly { readonly id: string; readonly change: TicketChange }[],
    mayStart?: MayStart,
  ): Promise<ReadonlyMap<string, WriteOutcome<void>>> {
    return this.#write(
      { method: 'updateTickets', mayStart },
      updates,
      ({ id }) => id,
      ({ id, change }) => this.changeTicket(id, change),
    );
  }

  async #enter(method: Method): Promise<void> {
    this.calls.push(method);
    const happen = this.#befores.get(method)?.shift();
    await happen?.();
  }
  #project(id: string): CreativeProject {
    const project = this.projects.get(id);
    if (!project) throw new Error(`There is no project ${id}`);
    return project;
  }
  #page(records: readonly { readonly id: string }[], after: string | null): FoundPage {
    const ids = records
      .map(({ id }) => id)
      .sort((one, other) => Number(one) - Number(other))
      .filter((id) => after === null || Number(id) > Number(after));
    const page = ids.slice(0, this.pageSize);
    return { ids: page, after: ids.length > page.length ? (page.at(-1) ?? null) : null };
  }
  async #write<Row, Value>(
    { method, mayStart }: { readonly method: Method; readonly mayStart: MayStart | undefined },
    rows: readonly Row[],
    nameOf: (row: Row) => string,
    carryOut: (row: Row) => Value,
  ): Promise<ReadonlyMap<string, WriteOutcome<Value>>> {
    if (mayStart && !(await mayStart())) {
      const later = { ok: false, because: 'later', message: 'it may not start' } as const;
      return new Map(rows.map((row) => [nameOf(row), later]));
    }
    await this.#enter(method);
    return new Map(rows.map((row) => [nameOf(row), this.#writeRow(nameOf(row), () => carryOut(row))]));
  }
  #writeRow<Value>(name: string, carryOut: () => Value): WriteOutcome<Value> {
    const mishap = this.#mishaps.get(name)?.shift();
    if (mishap === 'lost') carryOut();
    if (mishap === 'lost' || mishap === 'unknown')
      return { ok: false, because: 'unknown', message: 'no answer' };
    if (mishap) return { ok: false, because: mishap, message: `${mishap}: kept from ann@agency.example` };
    try {
      return { ok: true, value: carryOut() };
    } catch {
      return { ok: false, because: 'refused', message: 'There is no such record' };
    }
  }
}

function refIn(body: string): string | null {
  return /Ref: ([A-Za-z0-9._:@-]+)[^:]*$/.exec(body)?.[1] ?? null;
}

function pick<Value>(from: ReadonlyMap<string, Value>, ids: readonly string[]): ReadonlyMap<string, Value> {
  return new Map(
    ids.flatMap((id) => {
      const value = from.get(id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
