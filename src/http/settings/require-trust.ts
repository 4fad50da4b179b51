import type { IsSuperAdmin } from '../../hubspot/users.ts';
import { Refusal } from '../refusal.ts';
import type { UiCaller } from '../ui-requests.ts';
import type { AskHubSpot } from './ask-hubspot.ts';

export interface TrustOptions {
  /** Email addresses in lower case and HubSpot user ids, who are trusted without asking HubSpot. */
  readonly settingsAdmins: readonly string[];
  readonly isSuperAdmin: IsSuperAdmin;
}

/**
 * Lets through whoever may see and change the settings: the super admins of the account, and those the
 * environment lists. Nobody is trusted because HubSpot could not be asked.
 * @throws Refusal 403 with what to do about it, 503 where HubSpot could not be asked
 */
export async function requireTrust(
  { userId, userEmail }: UiCaller,
  { settingsAdmins, isSuperAdmin }: TrustOptions,
  ask: AskHubSpot,
): Promise<void> {
  const names = [userId, ...(userEmail === null ? [] : [userEmail.toLowerCase()])];
  if (names.some((name) => settingsAdmins.includes(name))) return;
  const asked = await ask('Who is a super admin', () => isSuperAdmin(userId));
  switch (asked?.answer) {
    case 'yes':
      return;
    case 'no':
      throw new Refusal(
        403,
        'only super admins of the HubSpot account, and people listed in SETTINGS_ADMINS on the server, may use ' +
          'the settings; who has just become a super admin is let in within five minutes',
      );
    case 'unreadable':
      throw new Refusal(
        403,
        'HubSpot does not tell the app who is a super admin: grant the app the scope settings.users.read, or ' +
          'list the people who may use the settings in SETTINGS_ADMINS on the server',
      );
    case undefined:
      throw new Refusal(
        503,
        'HubSpot could not be asked whether you are a super admin; try again in a minute',
      );
  }
}
