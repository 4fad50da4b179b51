import type { RecordKind } from '../../src/reconcile/ports/work-queue.ts';
import type { Store } from '../../src/store/open-store.ts';
import type { FakeClock } from '../support/fakes/fake-clock.ts';
import type { StageAccount } from '../support/stage/stage-account.ts';
import type { StageAppOptions } from '../support/stage/stage-app.ts';
import type { Agenda } from './agenda.ts';
import type { Broken } from './broken.ts';
import type { Dice } from './dice.ts';
import type { Faults } from './faults.ts';
import type { MailServer } from './mail-server.ts';
import type { PendingUse, PendingUses } from './pending-uses.ts';
import type { Plan } from './plan.ts';
import type { Counter } from './tally.ts';

/** One cycle of one project that came to its end with new creatives. */
export interface Closing {
  readonly projectId: string;
  readonly cycle: number;
}

/** Everything a story plays with. */
export interface Scene {
  readonly plan: Plan;
  readonly clock: FakeClock;
  /** Epoch ms at which the story began. */
  readonly beganAt: number;
  readonly hubSpot: StageAccount;
  readonly store: Store;
  readonly agenda: Agenda;
  readonly uses: PendingUses;
  readonly faults: Faults;
  /** For whatever the plan leaves open. */
  readonly dice: Dice;
  readonly mailServer: MailServer;
  readonly counter: Counter;
  /** One sentence of the story, at this moment. */
  readonly tell: (sentence: string) => void;
  /** One line of the full record, at this moment. */
  readonly trace: (line: string) => void;
  /** Every record that people or the app ever made, the deleted ones too. */
  readonly records: ReadonlyMap<string, RecordKind>;
  /** The cycles that the app has closed. */
  readonly closings: readonly Closing[];
  /** The calls that changed the account or sent an email, by name. */
  readonly writes: string[];
  /** What is just being carried out began to be worked at then (epoch ms); null: nothing is. */
  readonly actor: { atWorkSince: number | null };
  /** Is shown every use of the outside when it happens. */
  readonly watchUse: (use: PendingUse) => void;
  readonly report: (broken: Broken) => void;
  /** A server stands still with this use on its way: what it does, it may do long after others have taken over. */
  readonly standingStill: (use: PendingUse) => void;
  /** What the app is given besides, in every life of every server. */
  readonly appOptions: Partial<StageAppOptions>;
}

/** Ms since the story began. */
export function elapsed({ clock, beganAt }: Scene): number {
  return clock.now() - beganAt;
}
