import { remindAfter } from '../support/given/rules.ts';
import { openDice, type Dice } from './dice.ts';
import { frequencies, type ActName } from './people/acts.ts';
import {
  strikes,
  weathers,
  type Plan,
  type PlannedAct,
  type PlannedEvent,
  type PlannedSettings,
} from './plan.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Draws a story from its seed: some weeks of a small agency, and what goes wrong in them. */
export function makePlan(seed: number): Plan {
  const dice = openDice(seed, 1);
  const acts = drawActs(dice, 16 + dice.below(24));
  const until = acts.at(-1)?.at ?? 0;
  const moment = () => nearAct(dice, acts, until);
  const events: readonly PlannedEvent[] = [
    ...acts,
    ...times(dice.below(14), () => drawStrike(dice, moment())),
    ...times(dice.below(4), () => drawWeather(dice, moment())),
  ];
  return {
    seed,
    servers: 1 + dice.below(3),
    projects: 2 + dice.below(2),
    searchLagMs: dice.pick([0, 5 * second, 10 * minute]),
    sweepEveryMs: dice.pick([12, 24]) * hour,
    ownMailServer: dice.chance(0.3),
    settings: drawSettings(dice),
    events: [...events].sort((one, other) => one.at - other.at),
  };
}

/** People act in bursts, so that some acts come while the app is still at work on the one before. */
function drawActs(dice: Dice, count: number): readonly PlannedAct[] {
  const names = Object.entries(frequencies)
    .flatMap(([name, often]) => Array<string>(often).fill(name))
    .filter(isActName);
  let at = 0;
  return times(count, () => {
    at += dice.chance(0.4)
      ? dice.below(second)
      : dice.pick([
          dice.below(minute),
          dice.below(10 * minute),
          dice.below(hour),
          dice.below(9 * hour),
          dice.below(2 * day),
        ]);
    const pick = () => dice.below(2 ** 20);
    // One project gets most of the attention, and so comes round.
    return {
      kind: 'act',
      at,
      act: dice.pick(names),
      picks: [dice.chance(0.6) ? 0 : pick(), pick(), pick(), pick()],
    };
  });
}

function isActName(name: string): name is ActName {
  return Object.hasOwn(frequencies, name);
}

/** Faults are worth most where something is going on. */
function nearAct(dice: Dice, acts: readonly PlannedAct[], until: number): number {
  return dice.chance(0.8) ? dice.pick(acts).at + dice.below(2 * second) : dice.below(until + 1);
}

function drawStrike(dice: Dice, at: number): PlannedEvent {
  return {
    kind: 'strike',
    at,
    strike: dice.pick(strikes),
    server: dice.below(3),
    onlyWrites: dice.chance(0.6),
    skip: dice.below(dice.pick([1, 4, 30])),
    forMs: dice.pick([3 * second, 8 * second, 40 * second, 3 * minute, 2 * hour]),
  };
}

function drawWeather(dice: Dice, at: number): PlannedEvent {
  return {
    kind: 'weather',
    at,
    weather: dice.pick(weathers),
    forMs: dice.pick([10 * second, minute, 10 * minute]),
  };
}

function drawSettings(dice: Dice): PlannedSettings {
  return {
    cadence: { defaultDays: dice.pick([14, 30]) },
    leadDays: dice.pick([5, 15]),
    declineReschedulesFrom: dice.pick(['today', 'refreshDate']),
    people: { fallbackEmail: 'office@agency.example' },
    sweep: { everyMinutes: 1440, hour: dice.pick([0, 0, 9]) },
    brake: { kickoffsPerSweep: 100_000, emailsPerPersonPerSweep: 100_000 },
    automations: {
      cueWithoutRequest: dice.chance(0.15),
      qaTasks: dice.chance(0.3),
      closeTicketsWithCycle: dice.chance(0.2),
    },
    stalls: dice.chance(0.2) ? remindAfter(2) : {},
  };
}

function times<Item>(count: number, draw: () => Item): readonly Item[] {
  return Array.from({ length: count }, draw);
}
