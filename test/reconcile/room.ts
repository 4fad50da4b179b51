import type { Decision } from '../../src/domain/decision.ts';
import type { Snapshot } from '../../src/domain/model.ts';
import type { Mode } from '../../src/reconcile/current-settings.ts';
import { createReconciler, type Reconciler } from '../../src/reconcile/create-reconciler.ts';
import type { Decide, DecideUnplaced } from '../../src/reconcile/decide.ts';
import { priorities, type Priority, type RecordKind } from '../../src/reconcile/ports/work-queue.ts';
import { parseSettings, type Settings } from '../../src/settings/settings-schema.ts';
import { FakeAccount } from '../support/fakes/fake-account.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import { FakeHandoffHistory } from '../support/fakes/fake-handoff-history.ts';
import { FakeHeldProjects } from '../support/fakes/fake-held-projects.ts';
import { FakeLedger } from '../support/fakes/fake-ledger.ts';
import { FakeMemory } from '../support/fakes/fake-memory.ts';
import { FakeLogger, FakeMeter } from '../support/fakes/fake-observer.ts';
import { FakeOutbox } from '../support/fakes/fake-outbox.ts';
import { FakeOverview } from '../support/fakes/fake-overview.ts';
import { FakeQueue } from '../support/fakes/fake-queue.ts';

/** The loop between fakes of everything it talks to; what is decided is scripted by each test. */
export class Room {
  readonly clock = new FakeClock();
  readonly account = new FakeAccount(this.clock);
  readonly queue = new FakeQueue();
  readonly memory = new FakeMemory();
  readonly outbox = new FakeOutbox();
  readonly ledger = new FakeLedger(this.outbox);
  readonly history = new FakeHandoffHistory();
  readonly held = new FakeHeldProjects();
  readonly overview = new FakeOverview();
  readonly logger = new FakeLogger();
  readonly meter = new FakeMeter();
  settings: Settings = parseSettings({ retries: { firstDelaySeconds: 5, maximumAttempts: 3 } });
  mode: Mode = 'live';
  decide: Decide = quietDecision;
  decideUnplaced: DecideUnplaced = () => ({ effects: [], quiet: [], warnings: [], lookAgainAt: null });
  mailQueued = 0;
  /** Most of the day's calls are used. */
  sweepsYield = false;
  readonly reconciler: Reconciler = this.anotherServer();

  /** What the loops of the room are built from. */
  parts() {
    const { queue, ledger, memory, outbox, history, held, overview, clock, logger, meter } = this;
    return {
      ...{ queue, ledger, memory, outbox, history, held, overview, clock, logger, meter },
      account: () => this.account,
      current: () => ({ settings: this.settings, mode: this.mode }),
      /** No jitter: the longest delay. */
      random: () => 1,
    };
  }
  /** The same with the scripted decisions. */
  dependencies() {
    const decide: Decide = (snapshot, rules, now) => this.decide(snapshot, rules, now);
    const decideUnplaced: DecideUnplaced = (situation, rules, now) =>
      this.decideUnplaced(situation, rules, now);
    return { ...this.parts(), decide, decideUnplaced, mailQueued: () => void (this.mailQueued += 1) };
  }
  /** A second reconciler over the same account and store. */
  anotherServer(): Reconciler {
    return createReconciler(this.dependencies());
  }
  async mark(kind: RecordKind, id: string, priority: Priority = priorities.person): Promise<void> {
    await this.queue.mark([{ kind, id, priority, dueAt: this.clock.now() }]);
  }
  /** Passes until nothing is due; answers how many passes did something. */
  async settle(): Promise<number> {
    let passes = 0;
    while ((await this.reconciler.pass()) > 0) {
      passes += 1;
      if (passes > 20) throw new Error('The queue does not come to rest');
    }
    return passes;
  }
  /** Due records of the queue, `kind id`. */
  due(): readonly string[] {
    return [...this.queue.rows.values()]
      .filter(({ dueAt, parkedAt }) => parkedAt === null && dueAt <= this.clock.now())
      .map(({ kind, id }) => `${kind} ${id}`);
  }
}

/** A decision in which nothing happens. */
export function quietDecision({ project }: Snapshot): Decision {
  return {
    projectId: project.id,
    cycle: project.cycle ?? 1,
    effects: [],
    fired: [],
    quiet: ['Nothing is due.'],
    warnings: [],
    needs: [],
    lookAgain: false,
    lookAgainAt: null,
  };
}
