import { describe, expect, it } from 'vitest';
import { pathAfterSignIn, signInPath } from '../../../src/console/access/where-to.ts';

describe('after signing in', () => {
  it.each(['/console/projects/12', '/console/?search=Harbor+%26+Pine&page=2'])(
    'one goes on to %s, which was asked for',
    (asked) => {
      const to = new URL(signInPath(asked), 'http://localhost').searchParams.get('to') ?? '';
      expect(pathAfterSignIn(to)).toBe(asked);
    },
  );

  it.each([
    undefined,
    '',
    'https://evil.example/console/',
    '//evil.example/console/',
    '/console',
    '/consoles/',
    '/console/../admin',
    '/console/%2e%2e/admin',
    '/console/sign-in',
    '/console\\evil',
  ])('one goes to the first page instead of %s', (wanted) => {
    expect(pathAfterSignIn(wanted)).toBe('/console/');
  });
});
