import type { Note } from '../../domain/model.ts';
import { objectTypes } from '../account-map.ts';
import { plainTextOf } from '../mapping/plain-text.ts';
import { readAssociations } from './read-associations.ts';
import { readRecords } from './read-records.ts';
import type { RecordRequest } from '../mapping/record-request.ts';
import type { CrmRecord } from '../schemas/records.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import { readInstant } from '../mapping/values.ts';

const noteRequest: RecordRequest = {
  name: 'notes',
  objectTypeId: objectTypes.note,
  properties: ['hs_note_body', 'hs_timestamp', 'hs_createdate'],
};

function toNote({ id, properties, createdAt }: CrmRecord): Note {
  const loggedAt = [properties['hs_timestamp'], properties['hs_createdate'], createdAt]
    .map(readInstant)
    .find((instant) => instant !== null);
  return { id, loggedAt: loggedAt ?? 0, text: plainTextOf(properties['hs_note_body'] ?? '') };
}

const newestFirst = (one: Note, other: Note) =>
  other.loggedAt - one.loggedAt || Number(other.id) - Number(one.id);

/**
 * The notes logged on each record of a type, as plain text, newest first; every id asked for is in the answer.
 * @throws AccountError
 */
export async function readNotesOf(
  transport: HubSpotTransport,
  records: { readonly name: string; readonly objectTypeId: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Note[]>> {
  const links = await readAssociations(
    transport,
    { name: `notes of ${records.name}`, from: records.objectTypeId, to: objectTypes.note },
    ids,
  );
  const found = await readRecords(transport, noteRequest, [...links.values()].flat());
  const notes = new Map(found.map((record) => [record.id, toNote(record)]));
  return new Map(
    [...links].map(([id, noteIds]) => [
      id,
      noteIds.flatMap((noteId) => notes.get(noteId) ?? []).sort(newestFirst),
    ]),
  );
}
