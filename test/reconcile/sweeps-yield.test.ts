import { expect, test } from 'vitest';
import { createSweepsYield } from '../../src/reconcile/sweeps-yield.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';

function openDay(sweepsYieldAtPercent: number) {
  const logger = new FakeLogger();
  const day = { use: { maximum: 1000, remaining: 1000 } as { maximum: number; remaining: number } | null };
  const settings = parseSettings({ dailyCalls: { sweepsYieldAtPercent } });
  const yields = createSweepsYield({ dailyUse: () => day.use, current: () => ({ settings }), logger });
  return { day, yields, logger };
}

test("sweeps yield from the configured share of the day's calls on, and go on with the next day", () => {
  const { day, yields, logger } = openDay(80);
  const seen = [1000, 201, 200, 0, 1000].map((remaining) => {
    day.use = { maximum: 1000, remaining };
    return yields();
  });
  expect(seen).toEqual([false, false, true, true, false]);
  expect(logger.lines.map(({ level, message, fields }) => [level, message, fields['usedPercent']])).toEqual([
    ['warn', "Most of the day's calls to HubSpot are used: sweeps wait", 80],
    ['info', 'Sweeps go on', 0],
  ]);
});

test('where HubSpot has said nothing lately, sweeps go on: their first call finds out', () => {
  const { day, yields } = openDay(80);
  day.use = null;
  expect(yields()).toBe(false);
});
