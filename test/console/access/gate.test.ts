import { expect, it } from 'vitest';
import { fieldsOf } from '../../../src/console/access/gate.ts';

it.each<[what: string, body: unknown, fields: object]>([
  ['as it was filled in', { id: '4711', reason: 'Mended' }, { id: '4711', reason: 'Mended' }],
  ['without NUL, which PostgreSQL refuses', { id: '47\u000011' }, { id: '4711' }],
  ['as nothing where a field was sent twice', { id: ['1', '2'], reason: 'Mended' }, {}],
  ['as nothing where there was none', undefined, {}],
])('a form is read %s', (_what, body, fields) => {
  expect(fieldsOf({ body })).toEqual(fields);
});
