import { consolePath } from './cookie.ts';

const signIn = `${consolePath}/sign-in`;

/** The sign-in page, from which it goes on to what was asked for. */
export function signInPath(asked: string): string {
  return `${signIn}?${new URLSearchParams({ to: asked }).toString()}`;
}

/** Where to go on after signing in: a page of the console, whatever `wanted` says. */
export function pathAfterSignIn(wanted: string | undefined): string {
  const home = `${consolePath}/`;
  if (wanted === undefined || !wanted.startsWith(home)) return home;
  // Neither another site nor a place outside of the console can be reached by dots, slashes or backslashes.
  const { origin, pathname, search } = new URL(wanted, 'http://here.invalid');
  const isInside = origin === 'http://here.invalid' && pathname.startsWith(home) && pathname !== signIn;
  return isInside ? `${pathname}${search}` : home;
}
