import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differences,
  isJsonObject,
  valueAt,
  withDifferences,
  withValue,
  type JsonObject,
} from '../../../src/hubspot-app/app/settings/json.ts';

const documents = fc
  .object({
    key: fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', 'a.b'),
    values: [fc.integer(), fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.integer())],
    maxDepth: 3,
    withNullPrototype: false,
  })
  .map((value): JsonObject => {
    const copied: unknown = JSON.parse(JSON.stringify(value));
    return isJsonObject(copied) ? copied : {};
  });

describe('A value of a settings document', () => {
  it('is found by its path, and only where the document has it itself', () => {
    const document = { cadence: { defaultDays: 90, byPackage: {} }, holidays: ['2026-12-25'] };
    expect(valueAt(document, 'cadence.defaultDays')).toBe(90);
    expect(valueAt(document, 'cadence.byPackage.constructor')).toBeUndefined();
    expect(valueAt(document, 'cadence.defaultDays.more')).toBeUndefined();
    expect(valueAt(document, 'toString')).toBeUndefined();
  });

  it('is replaced, made or taken out without touching the document', () => {
    const document = Object.freeze({ leadDays: 15, cadence: Object.freeze({ defaultDays: 90 }) });
    expect(withValue(document, ['cadence', 'defaultDays'], 60)).toEqual({
      leadDays: 15,
      cadence: { defaultDays: 60 },
    });
    expect(withValue(document, ['sweep', 'hour'], 8)).toEqual({ ...document, sweep: { hour: 8 } });
    expect(withValue(document, ['leadDays'], undefined)).toEqual({ cadence: { defaultDays: 90 } });
    expect(withValue(document, [], 1)).toBe(document);
  });
});

describe('The differences of two documents', () => {
  it('are named value by value, a list as one', () => {
    expect(
      differences(
        { leadDays: 15, cadence: { byPackage: { 'a.b': 30 } }, holidays: ['2026-12-25'] },
        { leadDays: 15, cadence: { byPackage: { basic: 90 } }, holidays: [] },
      ),
    ).toEqual([
      { path: ['cadence', 'byPackage', 'a.b'], before: 30, after: undefined },
      { path: ['cadence', 'byPackage', 'basic'], before: undefined, after: 90 },
      { path: ['holidays'], before: ['2026-12-25'], after: [] },
    ]);
  });

  it('make the earlier document the later one, whatever is in them', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const made = withDifferences(before, differences(before, after));
        expect(differences(made, after)).toEqual([]);
      }),
    );
  });
});
