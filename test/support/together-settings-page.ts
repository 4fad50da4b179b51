import { expect } from 'vitest';
import { openLoadedPage, until, type OpenPage } from '../hubspot-app/settings/support/open-page.tsx';
import type { Agency } from './together.ts';

/** Ruth, a super admin of the account: her user id, and how the app names her. */
export function addSuperAdmin({ account }: Agency): { readonly id: string; readonly signature: string } {
  const ownerId = account.addOwner({
    firstName: 'Ruth',
    lastName: 'Abara',
    email: 'ruth@agency.example',
    superAdmin: true,
  });
  const { id, email } = account.userOf(ownerId);
  return { id, signature: `${email} (${id})` };
}

/**
 * The settings page as somebody has it open in HubSpot: it talks to the app as HubSpot passes its calls on. Resolves
 * when the settings are there, or why they are not.
 * @param user user id or email
 */
export function openSettingsPage({ together }: Agency, user: string): Promise<OpenPage> {
  const { sandbox, appUrl } = together;
  return openLoadedPage(
    { fetch: sandbox.pages.fetchAs(user) },
    { context: { variables: { APP_URL: appUrl }, portal: { timezone: 'America/New_York' } } },
  );
}

/** Saves what was checked, and waits until the page says that this made such a version. */
export async function saveAs(version: number, page: OpenPage): Promise<void> {
  await checked(page);
  page.save();
  await until(() =>
    expect(page.alerts()).toContainEqual([
      'Saved',
      `This is version ${version}. It holds from now on; other instances of the server follow within seconds.`,
    ]),
  );
}

/** Resolves when the server has said what it thinks of the page as it is. */
export function checked(page: OpenPage): Promise<void> {
  return until(() => expect(page.texts()).not.toContain('Checking…'));
}
