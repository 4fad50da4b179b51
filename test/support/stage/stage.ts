import { onTestFinished } from 'vitest';
import type { Store } from '../../../src/store/open-store.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { FakeLogger, FakeMeter } from '../fakes/fake-observer.ts';
import { calmSeam, type Seam } from './seam.ts';
import { openUsedStore, type OpenStageStore } from './used-stores.ts';
import { openStageAccount, type StageAccount } from './stage-account.ts';
import { startStageApp, type StageApp, type StageAppOptions } from './stage-app.ts';

/** An account, a store and a clock that stands still: what outlives every life of the app. */
export interface Stage {
  readonly clock: FakeClock;
  readonly hubSpot: StageAccount;
  readonly store: Store;
  readonly logger: FakeLogger;
  readonly meter: FakeMeter;
  /** Another life of the app, or another server beside those that live. */
  readonly start: (seam?: Seam, more?: Partial<StageAppOptions>) => Promise<StageApp>;
}

export interface StageOptions {
  /** Default: one in memory. */
  readonly openStore?: OpenStageStore;
  readonly searchLagMs?: number;
}

/** Opens one with an empty store, at nine o'clock in New York on 2 March 2026. */
export async function openStage({
  openStore = openUsedStore,
  searchLagMs = 0,
}: StageOptions = {}): Promise<Stage> {
  const clock = new FakeClock('2026-03-02T14:00:00Z');
  const logger = new FakeLogger();
  const meter = new FakeMeter();
  const hubSpot = openStageAccount(clock, { searchLagMs });
  const store = await openStore(clock);
  return {
    ...{ clock, hubSpot, store, logger, meter },
    start: (seam = calmSeam, more = {}) =>
      startStageApp({ hubSpot, store, clock, logger, meter, seam, ...more }),
  };
}

/** The same, closed after the test. */
export async function openStageForTest(options?: StageOptions): Promise<Stage> {
  const stage = await openStage(options);
  onTestFinished(() => stage.store.close());
  return stage;
}
