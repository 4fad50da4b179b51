import type { AccountMap } from '../../../src/hubspot/account-map.ts';
import { createAccount } from '../../../src/hubspot/create-account.ts';
import type { HubSpotTransport } from '../../../src/hubspot/transport/transport.ts';
import { type Mapping, mappingSchema } from '../../../src/settings/mapping-schema.ts';

/** When the tests take place. */
export const now = Date.parse('2026-10-05T14:00:00Z');

/** The names as the process itself has them. */
export const defaultMapping: Mapping = mappingSchema.parse({});

/** An account with the default names and a custom object for its creative projects. */
export const accountMap: AccountMap = {
  projectTypeId: '2-77',
  projectNameProperty: 'name',
  pipeline: {
    id: 'deliverables',
    newId: 's-new',
    inProgressId: 's-work',
    pendingApprovalId: 's-pending',
    closedIds: ['s-done', 's-dropped'],
    closeIntoId: 's-done',
  },
  taskToProject: { category: 'USER_DEFINED', typeId: 41 },
  project: defaultMapping.project,
  ticket: defaultMapping.ticket,
};

/** The account over a transport, on a clock that stands still. */
export function openAccount(transport: HubSpotTransport, map: AccountMap = accountMap) {
  return createAccount(transport, map, { now: () => now });
}

/** A record as HubSpot answers it. */
export function record(
  id: string,
  properties: Readonly<Record<string, string | null>> = {},
  more: Readonly<Record<string, unknown>> = {},
) {
  return { id, createdAt: '2026-01-01T00:00:00.000Z', properties, archived: false, ...more };
}

/** The answer of an association batch read. */
export function links(from: Readonly<Record<string, readonly string[]>>) {
  return {
    results: Object.entries(from).map(([id, to]) => ({
      from: { id },
      to: to.map((toObjectId) => ({ toObjectId, associationTypes: [] })),
    })),
  };
}

/** An entry of `errors` in a 207. */
export function rowError(
  category: string,
  message: string,
  context: Readonly<Record<string, readonly string[]>>,
) {
  return { status: 'error', category, message, context };
}

/** Ids counted from 1. */
export function ids(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}
