import { decide } from '../../../src/domain/decide.ts';
import { decideUnplacedTicket } from '../../../src/domain/unplaced-ticket.ts';
import { activate, type ActivateInput } from '../../../src/admin/activation/activate.ts';
import { createReconciler } from '../../../src/reconcile/create-reconciler.ts';
import { priorities } from '../../../src/reconcile/ports/work-queue.ts';
import { Room } from '../../reconcile/room.ts';
import { FakeActionCallbacks } from '../../support/fakes/fake-action-callbacks.ts';
import { FakeActivations } from '../../support/fakes/fake-activations.ts';
import { FakeSettingsStore } from '../../support/fakes/fake-settings-store.ts';
import type { Life } from '../../support/fakes/mortal.ts';
import { projectRecord, ticketRecord } from '../../support/fakes/records.ts';
import { surroundingsOf } from '../surroundings.ts';

const moved = Date.parse('2026-02-20T15:00:00Z');
const finished = { copy: 'approved', graphics: 'approved' } as const;

/** An account on which something of every kind has long been due, and an app in shadow mode. */
export class Scene {
  readonly room = new Room();
  readonly activations = new FakeActivations();
  readonly settingsStore = new FakeSettingsStore();
  readonly callbacks = new FakeActionCallbacks();

  constructor() {
    const { account } = this.room;
    Object.assign(account.owners, {
      '11': { id: '11', name: 'Ann', email: 'ann@agency.example' },
      '12': { id: '12', name: 'Sol', email: 'sol@agency.example' },
    });
    const projects = [
      projectRecord({ id: '1', refreshDate: '2026-01-10' }),
      projectRecord({ id: '2', refreshDate: '2026-02-10', status: 'refresh_request_submitted' }),
      projectRecord({ id: '3', refreshDate: '2026-02-10', status: 'deliverable_submitted' }),
      projectRecord({ id: '4', refreshDate: '2026-02-10', status: 'creatives_completed_and_approved' }),
      projectRecord({ id: '5', refreshDate: '2026-02-10', status: 'creatives_implemented' }),
      projectRecord({ id: '6', refreshDate: '2026-02-10', status: 'no_refresh_requested' }),
    ];
    for (const project of projects) account.projects.set(project.id, project);
    const pending = { ...finished, stage: 'pending_approval', enteredPendingApprovalAt: moved } as const;
    const tickets = [
      ticketRecord({ id: '71', projectIds: ['3'], ...pending }),
      ticketRecord({ id: '72', projectIds: ['3'], stage: 'in_progress', ...finished }),
      ticketRecord({ id: '73', projectIds: ['4'], folderName: null }),
      ticketRecord({ id: '74', projectIds: ['5'], ...pending, revisionRequested: ['copy'] }),
      ticketRecord({ id: '75', projectIds: [] }),
    ];
    for (const ticket of tickets) account.tickets.set(ticket.id, ticket);
    account.addTask({
      subject: 'Implement New Creatives for Refresh',
      body: 'By hand',
      projectId: '4',
      createdAt: moved,
    });
  }

  async activate(life: Life, input: Partial<ActivateInput> = {}) {
    return activate.run(await surroundingsOf(this, life), { apply: true, ...input }, () => undefined);
  }

  isLive(): boolean {
    return this.settingsStore.versions.at(-1)?.settings.mode === 'live';
  }

  /** The app as it is now, over everything there is, until nothing is left to do. */
  async work(): Promise<void> {
    const { room } = this;
    room.mode = this.isLive() ? 'live' : 'shadow';
    const dependencies = { ...room.dependencies(), decide, decideUnplaced: decideUnplacedTicket };
    const reconciler = createReconciler(dependencies);
    for (const id of room.account.projects.keys()) await room.mark('project', id, priorities.sweep);
    for (const id of room.account.tickets.keys()) await room.mark('ticket', id, priorities.sweep);
    while ((await reconciler.pass()) > 0);
  }

  /** What people find in the account, save the minute of a stamp. */
  outcome() {
    const { account, outbox, held } = this.room;
    const isStamp = (value: unknown) => typeof value === 'number' && value > moved;
    const told = (record: object) =>
      Object.fromEntries(
        Object.entries(record).map(([name, value]: [string, unknown]) => [
          name,
          isStamp(value) ? 'now' : value,
        ]),
      );
    return {
      isLive: this.isLive(),
      activations: this.activations.all.map(({ number, finishedAt }) => [number, finishedAt !== null]),
      projects: [...account.projects.values()].map(told),
      tickets: [...account.tickets.values()].map(told),
      tasks: [...account.tasks.values()].map(({ subject, status }) => `${subject} ${status}`),
      emails: [...outbox.rows.keys()],
      held: [...held.items.values()].map(({ projectId, word }) => `${projectId} ${word}`),
    };
  }
}
