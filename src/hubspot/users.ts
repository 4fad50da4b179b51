import { AccountError } from '../reconcile/ports/account.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import { cached } from './cached.ts';
import { paths } from './paths.ts';
import { readFromHubSpot } from './reading/read-from-hubspot.ts';
import { userSchema } from './schemas/users.ts';
import { HubSpotRefused } from './transport/errors.ts';
import type { HubSpotTransport } from './transport/transport.ts';

/** `unreadable`: HubSpot does not let this app see users, because it lacks the scope `settings.users.read`. */
export type SuperAdminAnswer = 'yes' | 'no' | 'unreadable';

/**
 * Whether a user of the account is a super admin; somebody the account does not know is none.
 * @throws AccountError where HubSpot could not be asked
 */
export type IsSuperAdmin = (userId: string) => Promise<SuperAdminAnswer>;

const keptForMs = 5 * 60_000;
const mostUsersKept = 500;

/** Asks HubSpot, and remembers a yes or a no for five minutes. */
export function createSuperAdminCheck(transport: HubSpotTransport, clock: Clock): IsSuperAdmin {
  const kept = new Map<string, () => Promise<boolean>>();
  return async (userId) => {
    const ask = kept.get(userId) ?? cached(clock, keptForMs, () => readSuperAdmin(transport, userId));
    kept.delete(userId);
    kept.set(userId, ask);
    const [leastRecent] = kept.keys();
    if (kept.size > mostUsersKept && leastRecent !== undefined) kept.delete(leastRecent);
    try {
      return (await ask()) ? 'yes' : 'no';
    } catch (error) {
      if (isRefusal(error, 403)) return 'unreadable';
      throw error;
    }
  };
}

async function readSuperAdmin(transport: HubSpotTransport, userId: string): Promise<boolean> {
  try {
    const user = await readFromHubSpot(transport, {
      name: 'read user',
      method: 'GET',
      path: paths.user(userId),
      answer: userSchema,
      priority: 'person',
    });
    return user.superAdmin;
  } catch (error) {
    if (isRefusal(error, 404)) return false;
    throw error;
  }
}

function isRefusal(error: unknown, status: number): boolean {
  return (
    error instanceof AccountError && error.cause instanceof HubSpotRefused && error.cause.status === status
  );
}
