import type { IssuedEffect } from '../../domain/model.ts';
import { isClosed } from '../is-closed.ts';
import type { Pass } from '../pass.ts';
import type { KnownTask, TaskIntent } from '../ports/ledger.ts';
import { completeDuplicates } from './complete-duplicates.ts';
import type { FoundTask } from './find-by-ref.ts';

/** What was looked up for the ledger's sake. */
export interface LookUp {
  /** Begun and never confirmed: each of them was looked for. */
  readonly intents: readonly TaskIntent[];
  readonly found: ReadonlyMap<string, FoundTask>;
  /** Those found that belong to the records in hand. */
  readonly known: readonly KnownTask[];
}

/**
 * Brings the ledger up to what HubSpot holds: intents that were found are confirmed, the others were never
 * carried out and are withdrawn, unknown tasks are taken over, second tasks with one reference completed.
 */
export async function takeOver(pass: Pass, { intents, found, known }: LookUp): Promise<void> {
  const now = pass.clock.now();
  await pass.ledger.confirm(
    intents.flatMap(({ key }) => {
      const task = found.get(key)?.task;
      return task ? [{ key, taskId: task.id }] : [];
    }),
    now,
  );
  await pass.ledger.withdraw(intents.map(({ key }) => key).filter((key) => !found.has(key)));
  await pass.ledger.adopt(known, now);
  await completeDuplicates(
    pass,
    known.flatMap(({ key }) => found.get(key) ?? []),
  );
}

/** A found task as the ledger keeps it, for the project or ticket it belongs to. */
export function knownTask(
  { key, task }: FoundTask,
  owner: { readonly projectId: string | null; readonly ticketId: string | null },
): KnownTask {
  const { projectId, ticketId } = owner;
  return {
    key,
    taskId: task.id,
    state: isClosed(task) ? 'settled' : 'open',
    dueAt: task.dueAt,
    projectId,
    ticketId,
  };
}

/** The same as a decision sees it. */
function asIssued({ key, taskId, state, dueAt }: KnownTask): IssuedEffect {
  return { key, kind: 'task', taskId, state, dueAt };
}

/**
 * What is issued, after a look-up: found tasks stand in for what the ledger only knew as begun, and what was
 * begun but not found was never issued.
 */
export function issuedAfterLookUp(
  issued: readonly IssuedEffect[],
  known: readonly KnownTask[],
): readonly IssuedEffect[] {
  const confirmed = issued.filter(({ kind, taskId }) => kind !== 'task' || taskId !== null);
  const keys = new Set(confirmed.map(({ key }) => key));
  return [...confirmed, ...known.filter(({ key }) => !keys.has(key)).map(asIssued)];
}
