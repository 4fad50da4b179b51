import { describe, expect, it } from 'vitest';
import { differencesBetween } from '../../src/settings/differences.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';

describe('what has changed between two versions of the settings', () => {
  it('is nothing between equal ones, in whatever order their fields stand', () => {
    expect(
      differencesBetween({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 }),
    ).toEqual([]);
  });

  it('is told field by field, lists as a whole, packages by their names', () => {
    const before = parseSettings({ cadence: { byPackage: { gold: 30, tin: 60 } }, holidays: ['2026-12-25'] });
    const after = parseSettings({
      leadDays: 20,
      cadence: { byPackage: { gold: 45, silver: 90 } },
      holidays: ['2026-12-25', '2026-12-26'],
    });
    expect(differencesBetween(before, after)).toEqual([
      { field: 'cadence.byPackage.gold', before: 30, after: 45 },
      { field: 'cadence.byPackage.silver', before: null, after: 90 },
      { field: 'cadence.byPackage.tin', before: 60, after: null },
      { field: 'leadDays', before: 15, after: 20 },
      { field: 'holidays', before: ['2026-12-25'], after: ['2026-12-25', '2026-12-26'] },
    ]);
  });

  it.each([
    [{ lead: 15 }, 'nothing', [{ field: 'settings', before: { lead: 15 }, after: 'nothing' }]],
    [null, { leadDays: 3 }, [{ field: 'settings', before: null, after: { leadDays: 3 } }]],
    [{ lead: 15 }, { lead: { days: 15 } }, [{ field: 'lead', before: 15, after: { days: 15 } }]],
    [{}, { toString: 1 }, [{ field: 'toString', before: null, after: 1 }]],
  ])('is told of documents of any shape: %o and %o', (before, after, expected) => {
    expect(differencesBetween(before, after)).toEqual(expected);
  });
});
