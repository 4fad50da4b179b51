import type { Change } from '../../model.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Entry, FieldChange } from './entry.ts';

/** Everything that happened in the account since the journal was begun, in order. */
export interface Journal {
  readonly entries: readonly Entry[];
  /** The client has told the account manager something. */
  say(projectId: string, text: string): void;
  /** Called after each entry from now on, at once. */
  onEntry(listener: (entry: Entry) => void): void;
}

const mostEntries = 5000;

type RecordEntry = Extract<Entry, { what: 'created' | 'changed' }> & { readonly fields: FieldChange[] };
type RecordChange = Pick<Extract<Change, { kind: 'property' }>, 'author' | 'at' | 'record'>;

/** `now`: the account's time, epoch ms. */
export function beginJournal(sandbox: Sandbox, now: () => number): Journal {
  const entries: Entry[] = [];
  const listeners: ((entry: Entry) => void)[] = [];
  let emails = sandbox.account.mailbox.length;
  // What is written to one record at one go is one entry.
  let current: RecordEntry | null = null;

  const add = (entry: Entry) => {
    entries.push(entry);
    if (entries.length > mostEntries) entries.splice(0, entries.length - mostEntries);
    for (const listener of listeners) listener(entry);
  };
  const recordEntry = (what: RecordEntry['what'], change: RecordChange): RecordEntry => {
    const { author, at, record } = change;
    if (current?.recordId === record.id && current.author === author) return current;
    const entry = { what, author, at, kind: record.type.kind, recordId: record.id, fields: [] };
    current = entry;
    add(entry);
    queueMicrotask(() => {
      current = null;
    });
    return entry;
  };

  sandbox.onChange((change) => {
    if (change.kind === 'creation') recordEntry('created', change);
    else if (change.kind === 'property') {
      const { definition, value } = change;
      const { fields } = recordEntry('changed', change);
      if (!definition.readOnly) fields.push({ definition, value });
    }
  });
  sandbox.onExchange(() => {
    const { mailbox } = sandbox.account;
    for (const email of mailbox.slice(emails)) add({ what: 'emailed', at: email.sentAt, email });
    emails = mailbox.length;
  });
  return {
    entries,
    say: (projectId, text) => add({ what: 'said', at: now(), projectId, text }),
    onEntry: (listener) => {
      listeners.push(listener);
    },
  };
}
