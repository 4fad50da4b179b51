import { probeScopes } from '../../hubspot/doctor/probe-scopes.ts';
import { readGrantedScopes } from '../../hubspot/doctor/read-granted-scopes.ts';
import { scopesNeededBy } from '../../hubspot/scopes.ts';
import type { HubSpotTransport } from '../../hubspot/transport/transport.ts';
import { error, ok, type Line } from './report.ts';

interface ScopeOptions {
  readonly transport: HubSpotTransport;
  readonly accessToken: string;
  readonly projectTypeId: string;
  readonly emailTransport: 'smtp' | 'hubspot';
  /** Scopes that calls already made have shown to be granted, or not to be. */
  readonly known: Readonly<Record<string, boolean>>;
}

const fix =
  'Grant it on the Auth tab of the app in HubSpot (docs/connect.md, "Permissions", says how), then copy the access token again.';

/** Which of the scopes this account needs are missing: each by name and with what it is for. */
export async function checkScopes(
  options: ScopeOptions,
): Promise<{ readonly lines: readonly Line[]; readonly missing: ReadonlySet<string> }> {
  const needed = scopesNeededBy(options);
  const listed = await readGrantedScopes(options.transport, options.accessToken);
  const granted =
    listed ??
    (await probeScopes(
      options.transport,
      needed.map(({ name }) => name),
      options.projectTypeId,
    ));
  const lacking = needed.filter(({ name }) => !(options.known[name] ?? granted.has(name)));
  const lines = lacking.map(({ name, purpose }) =>
    error(`scope ${name}`, `The app lacks the scope "${name}". It is for ${purpose}.`, fix),
  );
  const how = listed === null ? ' Each was tried out, for HubSpot does not list them.' : '';
  return {
    lines: lines.length > 0 ? lines : [ok('scopes', `The app has the scopes it needs here.${how}`)],
    missing: new Set(lacking.map(({ name }) => name)),
  };
}
