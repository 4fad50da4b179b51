import { folderKeyOf } from '../../../src/domain/ad-sets.ts';
import { digest } from '../../../src/domain/digest.ts';
import type { Change, StoredRecord, ValueVersion } from '../../../src/sandbox/model.ts';
import { isOutOfAdSet, type AdSetName } from './ad-set-as-seen.ts';
import { isForward } from './status-order.ts';
import type { StageAccount } from './stage-account.ts';

type Rule =
  | 'one task per key'
  | 'one email per key'
  | 'no handoff 5 on a partial ad set'
  | 'no status going back inside a cycle'
  | 'no cycle, sequence or round going down'
  | 'no completed task reopened';

/** A promise that was broken, and the moment it was. */
export interface Violation {
  readonly rule: Rule;
  /** Epoch ms of the account. */
  readonly at: number;
  readonly message: string;
}

export interface Invariants {
  /** What was broken so far, in the order of time; empty as long as all is well. */
  readonly violations: readonly Violation[];
}

interface Watching {
  /**
   * How many ms of account time may lie between the app's reading of a record and what it writes by it. What
   * somebody else changed within them is not held against the app. Default 0: the app is alone, every change counts.
   * A function is asked at each write.
   */
  readonly pardonMs?: number | (() => number);
}

/** What of a ticket tells whether it is in. */
const tellingOfTickets = new Set([
  'hs_pipeline',
  'hs_pipeline_stage',
  'deliverable_folder_name',
  'creative_cycle',
  'revision_requested',
]);
const risingNumbers = new Set([
  'creative_refresh_cycle',
  'creative_refresh_sequence',
  'creative_revision_round',
]);

/**
 * Watches everything that happens to the account from now on, as it happens, and holds it against what the process
 * promises whatever fails. Of people's own doings it asks nothing.
 *
 * Not seen: a promise broken by what does not happen (the end of a story has to be compared for that), and emails:
 * HubSpot itself sends one key once, and for any other mail server see `doubledEmails`.
 */
export function watchInvariants(hubSpot: StageAccount, { pardonMs = 0 }: Watching = {}): Invariants {
  const violations: Violation[] = [];
  const taskOfRef = new Map<string, string>();
  const touchedAt = new Map<string, number>();
  const pardoned = typeof pardonMs === 'number' ? () => pardonMs : pardonMs;
  const isPardoned = (id: string, at: number) => (touchedAt.get(id) ?? -Infinity) > at - pardoned();
  const report = (rule: Rule, at: number, message: string) => void violations.push({ rule, at, message });

  const meetNewTask = (record: StoredRecord, body: string, at: number): void => {
    const ref = /Ref: ([\w.-]+)(?:<[^>]*>|\s)*$/.exec(body)?.[1];
    if (ref === undefined) return;
    const other = taskOfRef.get(ref);
    if (other !== undefined)
      report('one task per key', at, `Tasks ${other} and ${record.id} both have Ref: ${ref}`);
    taskOfRef.set(ref, other ?? record.id);
    const set = adSetOfRef(ref);
    if (set === null || !/\.task$/.test(ref)) return;
    const out = hubSpot.account
      .associated(set.projectId, 'ticket')
      .filter((ticket) => isOutOfAdSet(hubSpot.account, ticket, set) && !isPardoned(ticket.id, at))
      .map(({ id, values }) => `${values['subject'] ?? id} in ${values['hs_pipeline_stage'] ?? 'no stage'}`);
    if (out.length > 0)
      report('no handoff 5 on a partial ad set', at, `${ref} was handed over with ${out.join(', ')}`);
  };

  const meetOwnWrite = (
    change: Extract<Change, { kind: 'property' }>,
    before: ValueVersion | undefined,
  ): void => {
    const { record, definition, value, at } = change;
    const { name } = definition;
    const was = before?.value ?? '';
    const told = `${name} of ${record.type.kind} ${record.id}: ${was || '(blank)'} → ${value || '(blank)'}`;
    if (name === 'hs_task_body' && was === '') meetNewTask(record, value, at);
    if (isPardoned(`${record.id} ${name}`, at)) return;
    if (name === 'hs_task_status' && (was === 'COMPLETED' || was === 'DEFERRED'))
      report('no completed task reopened', at, told);
    if (name === 'creative_refresh_status' && !isForward(was, value))
      report('no status going back inside a cycle', at, told);
    if (risingNumbers.has(name) && before?.author.changeSource === 'INTEGRATION' && isLess(value, was))
      report('no cycle, sequence or round going down', at, told);
  };

  hubSpot.onChange((change) => {
    if (change.kind === 'association') {
      touchedAt.set(change.from.id, change.at);
      return;
    }
    if (change.kind !== 'property') return;
    const { record, definition, author, at } = change;
    const before = record.history.get(definition.name)?.at(-2);
    if (author.changeSource === 'INTEGRATION') meetOwnWrite(change, before);
    else touchedAt.set(`${record.id} ${definition.name}`, at);
    if (tellingOfTickets.has(definition.name)) touchedAt.set(record.id, at);
  });

  return { violations };
}

/** The emails of a mail server of one's own that came more often than once though nobody was in doubt about them. */
export function doubledEmails(
  sent: readonly { readonly key: string; readonly maybeSent: boolean; readonly at: number }[],
): readonly Violation[] {
  const seen = new Set<string>();
  return sent.flatMap(({ key, maybeSent, at }): readonly Violation[] => {
    const isDoubled = seen.has(key) && !maybeSent;
    seen.add(key);
    return isDoubled ? [{ rule: 'one email per key', at, message: `Email ${key} was sent twice` }] : [];
  });
}

function isLess(after: string, before: string): boolean {
  return after !== '' && Number(after) < Number(before);
}

/** `project-7.cycle-2.review.<folder>.<arrivals>…`; null for any other key. */
function adSetOfRef(ref: string): AdSetName | null {
  const [, projectId, cycle, folder] = /^project-(\d+)\.cycle-(\d+)\.review\.([0-9a-f]+)\./.exec(ref) ?? [];
  if (projectId === undefined || folder === undefined) return null;
  return { projectId, cycle: Number(cycle), isFolder: (name) => digest(folderKeyOf(name)) === folder };
}
