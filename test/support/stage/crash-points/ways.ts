import type { NamedRequest } from '../seam.ts';

/** One use of something outside, as far as it matters for what can go wrong with it. */
export interface Use {
  readonly of: 'the store' | 'HubSpot' | 'the mail server';
  /** `queue.claim`, `batch create tasks`, `email.send` */
  readonly name: string;
  /** False: it only reads, or was given nothing to do. */
  readonly changes: boolean;
  /** Rows of a batch write, each of which is answered by itself; else 0. */
  readonly rows: number;
}

/** What can go wrong at one use. After `dies` nothing of that life happens any more; else the app lives on. */
export type Way =
  | 'dies before'
  | 'dies after'
  | 'the store rejects'
  | 'the store rejects after commit'
  | 'limited (429)'
  | 'failing (503)'
  | 'failing after commit (502)'
  | 'connection lost after commit'
  | 'hangs'
  | 'hangs after commit'
  | 'every other row refused'
  | 'refused (400)'
  | 'later'
  | 'refused'
  | 'taken, but no answer';

/** All that can go wrong with this one. Where nothing is changed, before and after come to the same. */
export function waysOf({ of, changes, rows, name }: Use): readonly Way[] {
  switch (of) {
    case 'the store':
      return changes
        ? ['dies before', 'dies after', 'the store rejects', 'the store rejects after commit']
        : ['dies before', 'the store rejects'];
    case 'the mail server':
      return ['dies before', 'dies after', 'later', 'refused', 'taken, but no answer'];
    case 'HubSpot':
      if (!changes) return ['dies before', 'limited (429)', 'failing (503)', 'hangs'];
      return [
        ...([
          'dies before',
          'dies after',
          'limited (429)',
          'failing (503)',
          'failing after commit (502)',
        ] as const),
        ...(['connection lost after commit', 'hangs', 'hangs after commit'] as const),
        ...(rows > 0 ? (['every other row refused'] as const) : []),
        ...(name === sendSingleEmail ? (['refused (400)'] as const) : []),
      ];
  }
}

const sendSingleEmail = 'send single email';

/** Methods of the store that only tell. */
const telling =
  /\.(?:current|history|unconfirmed|unconfirmedOfTickets|issuedFor|issuedForTickets|ownersOfTasks|projects|projectsOfTickets|of|list|count|depth|nextDueAt|latest|since|ofProject|deadLetters|calendar|counts|stalled|overlooked)$/;

export function useOfStore(name: string, given: readonly unknown[]): Use {
  if (name === 'email.send') return { of: 'the mail server', name, changes: true, rows: 0 };
  const [first] = given;
  const isNothing = Array.isArray(first) && first.length === 0;
  return { of: 'the store', name, changes: !telling.test(name) && !isNothing, rows: 0 };
}

export function useOfHubSpot({ name, method, path, body }: NamedRequest): Use {
  const isBatchWrite = /\/batch\/(?:create|update)$/.test(path);
  const changes = isBatchWrite || (method !== 'GET' && !/\/(?:read|search)$/.test(path));
  return { of: 'HubSpot', name, changes, rows: isBatchWrite ? rowsOf(body) : 0 };
}

function rowsOf(body: unknown): number {
  const inputs = typeof body === 'object' && body !== null && 'inputs' in body ? body.inputs : [];
  return Array.isArray(inputs) ? inputs.length : 0;
}
