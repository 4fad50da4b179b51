import type { MayStart, WriteOutcome } from '../../reconcile/ports/account.ts';
import { paths } from '../paths.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { writeRows } from './write-rows.ts';

/** New property values of one record, by HubSpot's names. */
export interface RecordUpdate {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Writes absolute property values; outcomes by record id. A record that does not exist is `refused`. */
export async function updateRecords(
  transport: HubSpotTransport,
  records: { readonly name: string; readonly objectTypeId: string },
  updates: readonly RecordUpdate[],
  mayStart?: MayStart,
): Promise<ReadonlyMap<string, WriteOutcome<void>>> {
  const idle = updates.filter(({ properties }) => Object.keys(properties).length === 0);
  const written = await writeRows(
    transport,
    {
      name: `batch update ${records.name}`,
      path: paths.batchUpdate(records.objectTypeId),
      repeat: 'safe',
      mayStart,
      inputOf: ({ id, properties }: RecordUpdate) => ({ id, properties }),
      keyOf: ({ id }) => id,
      keyIn: ({ id }) => id,
      valueOf: () => undefined,
    },
    updates.filter((update) => !idle.includes(update)),
  );
  return new Map([...idle.map(({ id }) => [id, { ok: true, value: undefined }] as const), ...written]);
}
