import type { Store } from '../../store/open-store.ts';
import { OperationRefused } from '../operation.ts';
import type { DeadLetter, LetterName } from './dead-letter.ts';

type Letters = Pick<Store, 'queue' | 'outbox' | 'callbacks'>;

/** All there are: records, then emails, then calls of workflow actions, of each the latest first. */
export async function findLetters({ queue, outbox, callbacks }: Letters): Promise<readonly DeadLetter[]> {
  const [records, emails, calls] = await Promise.all([
    queue.deadLetters(),
    outbox.deadLetters(),
    callbacks.deadLetters(),
  ]);
  return [
    ...records.map(({ kind, id, ...rest }) => letter({ kind, id, about: null }, rest)),
    ...emails.map(({ key, to, subject, ...rest }) =>
      letter({ kind: 'email', id: key, about: `to ${to}: ${subject}` }, rest),
    ),
    ...calls.map(({ callbackId, action, ...rest }) =>
      letter({ kind: 'call', id: callbackId, about: action }, rest),
    ),
  ];
}

function letter(
  name: Pick<DeadLetter, 'kind' | 'id' | 'about'>,
  {
    attempts,
    error,
    parkedAt,
  }: { readonly attempts: number; readonly error: string; readonly parkedAt: number },
): DeadLetter {
  return { ...name, attempts, error, givenUpAt: new Date(parkedAt).toISOString() };
}

export function noSuchLetter({ kind, id }: LetterName): OperationRefused {
  return new OperationRefused(
    'not found',
    `There is no dead letter ${kind} ${id}. All of them are shown by: creative-refresh dead-letters list`,
  );
}
