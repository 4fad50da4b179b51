import { expect, test } from 'vitest';
import { fieldAt, fieldsOf, withField } from '../../src/settings/fields.ts';

const document = { mode: null, cadence: { defaultDays: 90, byPackage: { 'Gold 2.0': 30 } }, holidays: [] };

test('the fields of a document are told in its order, each with its path', () => {
  expect(fieldsOf({ ...document, empty: {} })).toEqual([
    { field: 'mode', value: null },
    { field: 'cadence.defaultDays', value: 90 },
    { field: 'cadence.byPackage.Gold 2.0', value: 30 },
    { field: 'holidays', value: [] },
    { field: 'empty', value: {} },
  ]);
});

test('the fields of a group are told with the path of the group', () => {
  expect(fieldsOf({ defaultDays: 90 }, 'cadence')).toEqual([{ field: 'cadence.defaultDays', value: 90 }]);
  expect(fieldsOf(90, 'cadence.defaultDays')).toEqual([{ field: 'cadence.defaultDays', value: 90 }]);
  expect(fieldsOf({})).toEqual([]);
});

test('a field is found by its path, also where a name in it has a dot', () => {
  expect(fieldAt(document, 'cadence.defaultDays')).toEqual({ field: 'cadence.defaultDays', value: 90 });
  expect(fieldAt(document, 'cadence.byPackage.Gold 2.0')).toEqual({
    field: 'cadence.byPackage.Gold 2.0',
    value: 30,
  });
  expect(fieldAt(document, 'mode')).toEqual({ field: 'mode', value: null });
});

test.each(['', 'nothing', 'cadence.nothing', 'mode.nothing', 'holidays.0', 'constructor', 'cadence.'])(
  'there is no field %j',
  (field) => {
    expect(fieldAt(document, field)).toBeNull();
  },
);

test('a document with another value in one field leaves the others, and the document, as they were', () => {
  const before = structuredClone(document);
  expect(withField(document, 'cadence.defaultDays', 60)).toEqual({
    ...document,
    cadence: { ...document.cadence, defaultDays: 60 },
  });
  expect(withField(document, 'cadence.byPackage.Gold 2.0', 45)).toEqual({
    ...document,
    cadence: { defaultDays: 90, byPackage: { 'Gold 2.0': 45 } },
  });
  expect(document).toEqual(before);
});

test('a field that is not there is put in, for the schema to judge', () => {
  expect(withField(document, 'cadence.byPackage.Silver', 60)).toEqual({
    ...document,
    cadence: { defaultDays: 90, byPackage: { 'Gold 2.0': 30, Silver: 60 } },
  });
  expect(withField(document, 'mode.deeper', 1)).toEqual({ ...document, mode: { deeper: 1 } });
  expect(withField(document, 'a.b.c', 1)).toEqual({ ...document, a: { b: { c: 1 } } });
});
