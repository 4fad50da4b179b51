import type { Settings } from '../settings/settings-schema.ts';
import type { Mode } from './current-settings.ts';
import type { Decide, DecideUnplaced } from './decide.ts';
import type { Leases } from './leases.ts';
import type { AccountReader, AccountWriter } from './ports/account.ts';
import type { Clock } from './ports/clock.ts';
import type { HandoffHistory } from './ports/handoff-history.ts';
import type { HeldProjects } from './ports/held-projects.ts';
import type { EffectLedger, RecordMemory } from './ports/ledger.ts';
import type { Logger, Meter } from './ports/observer.ts';
import type { Outbox } from './ports/outbox.ts';
import type { Overview } from './ports/overview.ts';
import type { Priority, WorkQueue } from './ports/work-queue.ts';
import type { ProjectWork } from './work.ts';

/** Everything the loop is handed once, at the start of the app. */
export interface ReconcilerDependencies {
  /** Asked for at the start of every pass: changed settings may have built a new one. */
  readonly account: () => AccountReader & AccountWriter;
  readonly queue: WorkQueue;
  readonly ledger: EffectLedger;
  readonly memory: RecordMemory;
  readonly outbox: Outbox;
  readonly history: HandoffHistory;
  readonly held: HeldProjects;
  readonly overview: Pick<Overview, 'note' | 'forget'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  /** Asked for at the start of every pass, so that a change needs no restart. */
  readonly current: () => { readonly settings: Settings; readonly mode: Mode };
  readonly decide: Decide;
  readonly decideUnplaced: DecideUnplaced;
  /** What narrows decisions before they are carried out; the brake unless given. */
  readonly restrain?: Restrain;
  /** From 0 up to 1, for the jitter of retries. */
  readonly random: () => number;
  /** Called after emails were put into the outbox, so that they are tried at once. */
  readonly mailQueued: () => void;
  /** Records claimed at once; default 200. */
  readonly batchSize?: number;
  /** Records of other priorities are left to others; asked before every pass. Default: all are worked. */
  readonly only?: () => readonly Priority[];
  /** Milliseconds a claim lasts without being renewed; default 30,000. */
  readonly leaseMs?: number;
}

/** What one pass works with from its beginning to its end: settings and mode do not change under it. */
export interface Pass {
  readonly account: AccountReader & AccountWriter;
  readonly queue: WorkQueue;
  readonly ledger: EffectLedger;
  readonly memory: RecordMemory;
  readonly outbox: Outbox;
  readonly history: HandoffHistory;
  readonly held: HeldProjects;
  readonly overview: Pick<Overview, 'note' | 'forget'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly settings: Settings;
  readonly mode: Mode;
  readonly decide: Decide;
  readonly decideUnplaced: DecideUnplaced;
  readonly restrain: Restrain;
  readonly random: () => number;
  readonly mailQueued: () => void;
  readonly leases: Leases;
  /**
   * Milliseconds by which a second look is put off in the queue. 0, unless somebody waits for the record: who
   * does takes it up before that, and the worker only if they are lost.
   */
  readonly secondLookAfterMs: number;
  /** Projects claimed in this pass and not read yet, with their urgency: see `isInHand`. */
  readonly projectsInHand: ReadonlyMap<string, Priority>;
}

/**
 * Comes between deciding and carrying out; narrows the decisions of these works, all of which are decided and going
 * on. Not called in shadow mode.
 */
export type Restrain = (pass: Pass, works: readonly ProjectWork[]) => Promise<void>;
