import { ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { FailedToLoad } from './FailedToLoad.tsx';
import { serverAddress } from './server-address.ts';
import { createSettingsClient, type PageFetch } from './settings-client.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { useLoadedSettings } from './use-loaded-settings.ts';

export interface PageProps {
  /** What HubSpot says about where the page is shown; `variables` are those of the project's profile. */
  readonly context: {
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly portal: { readonly timezone: string };
  };
  /** `hubspot.fetch`, or whatever stands in for it. */
  readonly fetch: PageFetch;
  /** How long nobody must have changed anything before the server checks the draft; 400 ms unless given. */
  readonly checkDelayMs?: number;
  /** When a call counts as unanswered; 15 s unless given, as long as HubSpot itself waits. */
  readonly timeoutMs?: number;
}

/** The settings page: loads the settings from the app's server, or says why it cannot. */
export function Page({ context, fetch, checkDelayMs = 400, timeoutMs = 15_000 }: PageProps) {
  const address = serverAddress(context.variables);
  if (address === null)
    return (
      <ErrorState title="This page does not know where the app’s server is">
        <Text>
          APP_URL has to be the address of the server, such as https://refresh.agency.example. Set it among
          the variables of the project’s profile (hsprofile.….json), then upload the project again.
        </Text>
      </ErrorState>
    );
  return (
    <LoadedPage
      address={address}
      fetch={fetch}
      timeZone={context.portal.timezone}
      checkDelayMs={checkDelayMs}
      timeoutMs={timeoutMs}
    />
  );
}

function LoadedPage({
  address,
  fetch,
  timeZone,
  checkDelayMs,
  timeoutMs,
}: {
  readonly address: string;
  readonly fetch: PageFetch;
  readonly timeZone: string;
  readonly checkDelayMs: number;
  readonly timeoutMs: number;
}) {
  const client = useMemo(() => createSettingsClient(fetch, address, timeoutMs), [fetch, address, timeoutMs]);
  const { outcome, tryAgain } = useLoadedSettings(client);
  if (outcome === null) return <LoadingSpinner label="Loading the settings" showLabel layout="centered" />;
  if (outcome.kind !== 'answered') return <FailedToLoad failure={outcome} tryAgain={tryAgain} />;
  return (
    <SettingsForm loaded={outcome.answer} client={client} timeZone={timeZone} checkDelayMs={checkDelayMs} />
  );
}
