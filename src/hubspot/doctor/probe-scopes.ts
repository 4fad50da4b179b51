import { z } from 'zod';
import { AccountError } from '../../reconcile/ports/account.ts';
import { objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import type { HubSpotCall, HubSpotTransport } from '../transport/transport.ts';

type Probe = Pick<HubSpotCall<z.ZodType>, 'method' | 'path' | 'body'>;

const get = (path: string): Probe => ({ method: 'GET', path });
const post = (path: string, body: unknown): Probe => ({ method: 'POST', path, body });

/** Reads no record at all. */
const readNone = (type: string) =>
  post(paths.batchRead(type), { inputs: [], properties: [], propertiesWithHistory: [] });
/** Writes no record at all. */
const writeNone = (type: string) => post(paths.batchUpdate(type), { inputs: [] });

/** There is no such user and no such workflow waiting. */
const nobody = '0';

/** To nobody, and of a template there is none of: it cannot be sent. */
const impossibleEmail = {
  emailId: 0,
  message: { to: '', sendId: 'doctor', cc: [], bcc: [], replyTo: [] },
  contactProperties: {},
  customProperties: {},
};

/** For each scope a call that needs it and changes nothing, whatever HubSpot makes of it. */
function probesOf(projectTypeId: string): Readonly<Record<string, Probe>> {
  return {
    oauth: get(paths.accountDetails()),
    tickets: get(paths.pipelines(objectTypes.ticket)),
    'crm.objects.contacts.read': readNone(objectTypes.task),
    'crm.objects.contacts.write': writeNone(objectTypes.task),
    'crm.objects.companies.read': readNone(objectTypes.company),
    'crm.objects.owners.read': get(paths.owners()),
    automation: post(paths.completeCallback(nobody), { outputFields: {}, typedOutputs: {} }),
    'settings.users.read': get(paths.user(nobody)),
    'crm.objects.custom.read': get(paths.objectSchemas()),
    'crm.objects.custom.write': writeNone(projectTypeId),
    'crm.objects.projects.read': readNone(projectTypeId),
    'crm.objects.projects.write': writeNone(projectTypeId),
    'transactional-email': post(paths.singleSend(), impossibleEmail),
  };
}

/**
 * Finds out which of `scopes` the token has by making calls that need them; a scope that cannot be tried counts as
 * granted. For accounts that do not list the scopes of a token.
 * @throws AccountError `later` where HubSpot is out of reach
 */
export async function probeScopes(
  transport: HubSpotTransport,
  scopes: readonly string[],
  projectTypeId: string,
): Promise<ReadonlySet<string>> {
  const probes = probesOf(projectTypeId);
  const granted = new Set<string>();
  for (const scope of scopes) {
    const probe = probes[scope];
    if (probe === undefined || (await isLetThrough(transport, probe))) granted.add(scope);
  }
  return granted;
}

/** Only a refusal of access counts against it: any other answer came from behind the gate. */
async function isLetThrough(transport: HubSpotTransport, probe: Probe): Promise<boolean> {
  try {
    await readFromHubSpot(transport, { ...probe, name: 'try out a scope', answer: z.unknown() });
    return true;
  } catch (error) {
    if (!(error instanceof AccountError) || error.because === 'later') throw error;
    return error.because !== 'unauthorised';
  }
}
