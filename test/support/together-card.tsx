import { LoadingButton } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { act } from 'react';
import { vi } from 'vitest';
import { RefreshCard } from '../../src/hubspot-app/app/cards/RefreshCard.tsx';
import { readCard, readInstead } from './read-card.ts';
import type { Agency } from './together.ts';

/**
 * The card on a record as somebody has it open in HubSpot: it talks to the app as HubSpot passes its calls on.
 * Resolves when it shows where the refresh stands, or why it cannot.
 * @param user user id or email; the account manager unless given
 */
export async function openRefreshCard({ together }: Agency, recordId: string, user = 'amara@agency.example') {
  const { sandbox, appUrl } = together;
  const renderer = createRenderer('crm.record.tab');
  const { context, actions } = renderer.mocks;
  renderer.render(
    <RefreshCard
      context={{
        ...context,
        portal: { ...context.portal, timezone: 'America/New_York' },
        crm: { objectId: Number(recordId), objectTypeId: '2-1' },
        variables: { APP_URL: appUrl },
      }}
      actions={actions}
      fetch={sandbox.pages.fetchAs(user)}
      followUpMs={0}
    />,
  );
  const answered = () =>
    vi.waitFor(
      () => {
        if (renderer.find(LoadingButton).props.loading === true) throw new Error('The card still asks');
      },
      { interval: 2 },
    );
  await answered();
  return {
    read: () => readCard(renderer),
    /** What stands in place of the refresh. */
    readInstead: () => readInstead(renderer),
    /** Presses the one button there is: to look again, or to try again. */
    lookAgain: async () => {
      renderer.find(LoadingButton).trigger('onClick');
      await answered();
    },
    /** HubSpot tells the card that the record was changed. */
    recordChanges: () =>
      act(() => {
        for (const [, tell] of actions.onCrmPropertiesUpdate.calls) tell({});
      }),
    /** Resolves when no question is under way. */
    answered,
    /** The properties whose changes the card wants to be told. */
    watched: () => actions.onCrmPropertiesUpdate.calls.map(([properties]) => properties),
  };
}
