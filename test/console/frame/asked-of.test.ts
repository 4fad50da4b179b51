import { expect, test } from 'vitest';
import { askedOf } from '../../../src/console/frame/asked-of.ts';

test('an address asks for what stands in it: of a name given twice the first, and no NUL, which PostgreSQL refuses', () => {
  expect(
    askedOf({
      params: { id: '47\u000011' },
      originalUrl: '/console/projects/47%0011?search=a%00b&search=c&page=2?',
    }),
  ).toEqual({ params: { id: '4711' }, query: { search: 'ab', page: '2?' } });
});
