/** Why there is nothing (new) to show. */
export type ProblemKind =
  | 'no address'
  | 'no answer'
  | 'not a project'
  | 'not signed'
  | 'not allowed'
  | 'busy'
  | 'not connected'
  | 'failed';

export interface Problem {
  readonly kind: ProblemKind;
  /** What the app said itself; null where it said nothing. */
  readonly detail: string | null;
}

interface ProblemWords {
  readonly title: string;
  /** What is wrong and what to do. */
  readonly explanation: string;
  /** The same question may well be answered the next time. */
  readonly isPassing: boolean;
}

export const problemWords: Readonly<Record<ProblemKind, ProblemWords>> = {
  'no address': {
    title: 'The card does not know where the app is',
    explanation:
      'Ask your HubSpot admin to fill in APP_URL in the profile of the Creative Refresh project and to upload the project again.',
    isPassing: false,
  },
  'no answer': {
    title: 'The app did not answer in time',
    explanation:
      'Nothing is lost: the refresh itself goes on. Try again; if it stays like this, ask your admin whether the Creative Refresh app is running and can be reached from HubSpot.',
    isPassing: true,
  },
  'not a project': {
    title: 'This is not a creative project',
    explanation:
      'The app knows no creative project with this id. If the record was merged, open the one it was merged into; if it is of another type, ask your admin to take the card off this record type.',
    isPassing: false,
  },
  'not signed': {
    title: 'The app could not tell that HubSpot was asking',
    explanation:
      'Try again. If it stays like this, ask your admin to compare HUBSPOT_CLIENT_SECRET and PUBLIC_BASE_URL of the app with the project in HubSpot.',
    isPassing: true,
  },
  'not allowed': {
    title: 'The app serves another HubSpot account',
    explanation:
      'Ask your admin to check HUBSPOT_PORTAL_ID and the access token of the Creative Refresh app: they belong to a different account.',
    isPassing: false,
  },
  busy: {
    title: 'Too many people are looking at once',
    explanation: 'Wait a few seconds and try again.',
    isPassing: true,
  },
  'not connected': {
    title: 'The app has no connection to HubSpot just now',
    explanation:
      'Nothing is lost: whatever changes now is taken up afterwards. Try again in a minute; if it stays like this, ask your admin to look into the app.',
    isPassing: true,
  },
  failed: {
    title: 'Something went wrong in the app',
    explanation:
      'Try again; if it stays like this, ask your admin to look into the log of the Creative Refresh app.',
    isPassing: true,
  },
};

const kindsByHttpStatus: Readonly<Record<number, ProblemKind>> = {
  401: 'not signed',
  403: 'not allowed',
  404: 'not a project',
  408: 'no answer',
  429: 'busy',
  502: 'no answer',
  503: 'not connected',
  504: 'no answer',
};

/** What a refusal with this HTTP status means to somebody who looks at a record. */
export function problemOf(httpStatus: number): ProblemKind {
  return kindsByHttpStatus[httpStatus] ?? 'failed';
}
