import type { Problem } from './answer.ts';

/** Somebody else saved in between; null where the server did not say who or when. */
export interface Conflict {
  readonly kind: 'conflict';
  readonly savedBy: string | null;
  /** ISO 8601 in UTC. */
  readonly savedAt: string | null;
}

/** Why a call to the server brought nothing; `message` is the server's own, null where it gave none. */
export type Failure =
  | Conflict
  | { readonly kind: 'refused'; readonly message: string | null; readonly problems: readonly Problem[] }
  | { readonly kind: 'unsigned'; readonly message: string | null }
  | { readonly kind: 'forbidden'; readonly message: string | null }
  | { readonly kind: 'unavailable'; readonly message: string | null }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unexpected'; readonly status: number; readonly message: string | null };

export interface FailureWords {
  readonly title: string;
  /** What it means and what to do. */
  readonly text: string;
}

/** What went wrong, and what an admin can do about it. */
export function failureInWords(failure: Failure): FailureWords {
  switch (failure.kind) {
    case 'conflict':
      return {
        title: 'Somebody else has saved in between',
        text: 'Load the newest settings, look at them, then save again.',
      };
    case 'refused':
      return {
        title: 'The settings were not saved',
        text:
          failure.problems.length > 0
            ? 'Mend what is marked, then save again.'
            : sentences(failure.message, 'Load the page again, then make your changes once more.'),
      };
    case 'unsigned':
      return {
        title: 'The server does not recognise this request as coming from HubSpot',
        text: sentences(
          failure.message,
          'Try again. If it stays like this, ask whoever runs the server to check its client secret, its public address and its clock.',
        ),
      };
    case 'forbidden':
      return {
        title: 'These settings are not open to you',
        text: sentences(
          failure.message ??
            'Super admins of this HubSpot account may use this page, and whoever is listed in the server’s SETTINGS_ADMINS.',
          'Ask a super admin to make the change, or ask whoever runs the server to add you to SETTINGS_ADMINS.',
        ),
      };
    case 'unavailable':
      return {
        title: 'The server cannot answer just now',
        text: sentences(failure.message ?? 'Wait a minute, then try again.'),
      };
    case 'unreachable':
      return {
        title: 'The server cannot be reached',
        text: 'Check your connection, then try again. If it stays like this, ask whoever runs the server whether it is up, and whether its address is among the permitted URLs of the app.',
      };
    case 'timeout':
      return {
        title: 'The server did not answer in time',
        text: 'Try again. Nothing is saved twice: if your last change did get through, the page will find that out.',
      };
    case 'unexpected':
      return {
        title: 'The server gave an answer that this page does not understand',
        text: sentences(
          failure.message,
          `Its status was ${failure.status}. Check that APP_URL of the project’s profile is the address of the app’s server, and that page and server are of the same release.`,
        ),
      };
  }
}

/** The server's words have no capital and no full stop. */
function sentences(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.!?]$/.test(part) ? '' : '.'}`)
    .join(' ');
}
