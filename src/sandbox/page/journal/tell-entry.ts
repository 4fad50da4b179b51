import { todayIn } from '../../../domain/calendar.ts';
import { plainTextOf } from '../../../hubspot/mapping/plain-text.ts';
import { dayInWords } from '../../../pages/parts/moment.tsx';
import type { AccountHandle } from '../../person.ts';
import type { Entry, FieldChange } from './entry.ts';
import { momentOf, valueInWords } from './value-in-words.ts';

export interface Teller {
  readonly account: AccountHandle;
  readonly timeZone: string;
  /** `Amara (account manager)`, of an owner. */
  readonly nameOfOwner: (ownerId: string) => string;
  /** The same of an address. */
  readonly nameOfAddress: (address: string) => string;
}

/** The app's own bookkeeping on the records, which tells nothing that is not told otherwise. */
const unshown =
  /^(creative_refresh_(sequence|waiting_since|implementation_task_id|date_before_decline)|creative_(cycle|ready_round|queued_at)|.*_at|hs_lastmodifieddate|hs_task_(type|priority|for.*)|hs_pipeline)$/;

/** One sentence without its subject, as `ticked "Write Copy"`; null: nothing that anybody would want to know. */
export function tellEntry(entry: Entry, teller: Teller): string | null {
  switch (entry.what) {
    case 'said':
      return `told the account manager: “${entry.text}”`;
    case 'emailed':
      return `wrote to ${teller.nameOfAddress(entry.email.to)}: “${String(entry.email.customProperties['subject'])}”`;
    case 'created':
      return tellCreation(entry, teller);
    case 'changed':
      return tellFields(entry, teller);
  }
}

type RecordEntry = Extract<Entry, { what: 'created' | 'changed' }>;

function tellCreation(entry: RecordEntry, teller: Teller): string {
  const title = titleOf(entry, teller);
  const { values } = teller.account.read(entry.recordId);
  switch (entry.kind) {
    case 'task': {
      const owner = values['hubspot_owner_id'];
      const who = owner === undefined ? 'nobody in particular' : teller.nameOfOwner(owner);
      return `gave ${who} the task “${title}”, due ${dueOf(values['hs_timestamp'] ?? '', teller)}`;
    }
    case 'note':
      return `logged a note: “${title}”`;
    case 'ticket':
      return `added the ticket “${title}” in folder “${values['deliverable_folder_name'] ?? ''}”`;
    case 'project':
    case 'company':
      return `added the ${entry.kind} “${title}”`;
  }
}

function tellFields(entry: RecordEntry, teller: Teller): string | null {
  const told = entry.fields.filter(({ definition }) => !unshown.test(definition.name));
  if (told.length === 0) return null;
  const title = titleOf(entry, teller);
  if (entry.kind === 'task') return tellTask(told, title, teller);
  const changes = told.map((field) => tellField(field, teller)).join(', ');
  return entry.kind === 'ticket' ? `ticket “${title}”: ${changes}` : changes;
}

function tellField(field: FieldChange, { timeZone, nameOfOwner }: Teller): string {
  return `${field.definition.label} is now ${valueInWords(field, { timeZone, nameOf: nameOfOwner })}`;
}

function tellTask(told: readonly FieldChange[], title: string, teller: Teller): string | null {
  const status = told.find(({ definition }) => definition.name === 'hs_task_status')?.value;
  if (status === 'COMPLETED') return `ticked the task “${title}”`;
  if (status === 'DEFERRED') return `laid the task “${title}” aside`;
  if (told.some(({ definition }) => definition.name === 'hs_task_body'))
    return `added to the text of the task “${title}”`;
  const due = told.find(({ definition }) => definition.name === 'hs_timestamp')?.value;
  if (due !== undefined) return `moved the task “${title}” to ${dueOf(due, teller)}`;
  return `task “${title}”: ${told.map((field) => tellField(field, teller)).join(', ')}`;
}

function dueOf(value: string, { timeZone }: Teller): string {
  return dayInWords(todayIn(timeZone, momentOf(value)));
}

function titleOf({ kind, recordId }: RecordEntry, { account }: Teller): string {
  const { values } = account.read(recordId);
  if (kind === 'note') return plainTextOf(values['hs_note_body'] ?? '');
  return values['name'] ?? values['subject'] ?? values['hs_task_subject'] ?? recordId;
}
