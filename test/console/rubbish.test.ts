import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathAfterSignIn } from '../../src/console/access/where-to.ts';
import { ask } from '../attacks/wire.ts';
import { openConsole } from './open-console.ts';
import '../support/repeatable-properties.ts';

const odd = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', '../..', '%00', '%E0%A4%A', '__proto__', 'constructor', '9'.repeat(300), "' or 1=1 --"),
);
const path = fc.oneof(
  odd.map((part) => `/${encodeURIComponent(part)}`),
  fc.constantFrom(
    '/',
    '/live',
    '/stalled',
    '/calendar',
    '/held',
    '/held/drop',
    '/work',
    '/sign-in',
    '/assets/x',
  ),
  fc
    .tuple(fc.constantFrom('/projects/', '/dead-letters/'), odd)
    .map(([place, part]) => place + encodeURI(part)),
);
const fields = fc.dictionary(
  fc.constantFrom(
    'search',
    'page',
    'on',
    'month',
    'done',
    'kind',
    'id',
    'all',
    'projectId',
    'to',
    'seen',
    'token',
  ),
  odd,
);
const asked = fc.record({
  path,
  fields,
  isChange: fc.boolean(),
  hasSession: fc.boolean(),
  isForm: fc.boolean(),
});

it('whatever is asked of the console, it answers with a page or a refusal, and never fails', async () => {
  const opened = await openConsole();
  const { agency, signIn, formToken } = opened;
  const { cookie = '' } = await signIn();
  const token = await formToken({ cookie });
  const { host, port, origin } = new URL(agency.together.appUrl);
  await fc.assert(
    fc.asyncProperty(asked, async ({ path, fields, isChange, hasSession, isForm }) => {
      const content = new URLSearchParams({ ...fields, formToken: token }).toString();
      // A stream would not end.
      const target = `/console${path.replace(/\/live$/u, '/lives')}${isChange ? '' : `?${content}`}`;
      const { status } = await ask(Number(port), {
        method: isChange ? 'POST' : 'GET',
        target,
        headers: {
          ...{ host, origin, accept: 'text/html' },
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'text/plain',
          // Beyond so many refusals nothing more would be looked at.
          ...((hasSession || isChange) && { cookie }),
        },
        ...(isChange && { body: content }),
      });
      expect([200, 303, 400, 401, 403, 404, 413, 415]).toContain(status);
    }),
    { numRuns: 150 },
  );
  expect(agency.logLines.filter((line) => line.includes('A page of the console failed'))).toEqual([]);
});

it('wherever somebody wants to go on to after signing in, it is a page of the console', () => {
  const slashes = fc.constantFrom(
    '/',
    '//',
    '\\',
    '/../',
    '/.\t./',
    '%2e%2e/',
    '/console/',
    '?',
    '#',
    '@',
    ':',
  );
  const wanted = fc.array(fc.oneof(slashes, fc.string({ maxLength: 8 })), { maxLength: 6 });
  fc.assert(
    fc.property(wanted, (parts) => {
      for (const start of ['', '/console/', '/console']) {
        const to = new URL(pathAfterSignIn(start + parts.join('')), 'https://refresh.example.com');
        expect(to.origin).toBe('https://refresh.example.com');
        expect(to.pathname.startsWith('/console/')).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
