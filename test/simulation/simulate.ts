import type { StageAppOptions } from '../support/stage/stage-app.ts';
import { openAgenda } from './agenda.ts';
import type { Broken } from './broken.ts';
import { openDice } from './dice.ts';
import { openFaults } from './faults.ts';
import { openMailServer } from './mail-server.ts';
import { openPendingUses, type PendingUse } from './pending-uses.ts';
import type { Plan } from './plan.ts';
import { playStory } from './play-story.ts';
import type { Scene } from './scene.ts';
import { openCounter, type Tally } from './tally.ts';
import { openStage } from '../support/stage/stage.ts';
import { takeNotes } from './take-notes.ts';
import { watchFreshness } from './watch-freshness.ts';
import { watchPromises } from './promises.ts';

/** How one story went. */
export interface Outcome {
  readonly seed: number;
  /** The first promise that was broken; null: all were kept. */
  readonly broken: Broken | null;
  /** What happened, a line each: when, who, what. */
  readonly story: readonly string[];
  /** Every single use of the outside besides, to compare two runs by. */
  readonly trace: readonly string[];
  readonly tally: Tally;
}

/** What the app is made of differently, to see whether anybody notices. */
export type Sabotage = Pick<StageAppOptions, 'decide'>;

/** Plays the story of a plan to its end. The same plan always goes the same way, to the last call. */
export async function simulate(plan: Plan, sabotage: Partial<Sabotage> = {}): Promise<Outcome> {
  const { clock, hubSpot, store } = await openStage({ searchLagMs: plan.searchLagMs });
  const beganAt = clock.now();
  const story: string[] = [];
  const trace: string[] = [];
  const brokenOnes: Broken[] = [];
  const inFlight: PendingUse[] = [];
  const counter = openCounter();
  const { records, closings } = takeNotes(hubSpot);
  const mailServer = openMailServer(() => clock.now());
  const report = (broken: Broken) => void brokenOnes.push(broken);
  const scene: Scene = {
    ...{ plan, clock, beganAt, hubSpot, store, counter, mailServer, records, closings },
    agenda: openAgenda(),
    uses: openPendingUses(() => clock.now()),
    faults: openFaults(plan),
    dice: openDice(plan.seed, 2),
    writes: [],
    actor: { atWorkSince: null },
    tell: (sentence) => {
      story.push(`${timeOf(clock.now() - beganAt)}  ${sentence}`);
      trace.push(`${clock.now()} ${sentence}`);
    },
    trace: (line) => void trace.push(`${clock.now()} ${line}`),
    report,
    watchUse: watchFreshness({ clock, report }),
    standingStill: (use) => void inFlight.push(use),
    appOptions: {
      settings: plan.settings,
      ...(plan.ownMailServer && { email: mailServer.transport }),
      ...sabotage,
    },
  };
  try {
    await playStory(scene, watchPromises(scene, inFlight), brokenOnes);
  } finally {
    await store.close();
  }
  return { seed: plan.seed, broken: brokenOnes[0] ?? null, story, trace, tally: counter.tally };
}

/** `day 3, 14:05:09.250`, counted from the beginning of the story at nine o'clock. */
function timeOf(ms: number): string {
  const nine = 9 * 3_600_000;
  const day = Math.floor((ms + nine) / 86_400_000) + 1;
  return `day ${day}, ${new Date((ms + nine) % 86_400_000).toISOString().slice(11, 23)}`;
}
