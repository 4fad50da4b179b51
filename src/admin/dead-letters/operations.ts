import { z } from 'zod';
import type { Store } from '../../store/open-store.ts';
import type { Operation } from '../operation.ts';
import { letterName, type DeadLetter, type LetterName } from './dead-letter.ts';
import { findLetters, noSuchLetter } from './find-letters.ts';

const worksWithoutAccount = true;

export const listDeadLetters: Operation<Readonly<Record<string, never>>, readonly DeadLetter[]> = {
  name: 'dead-letters-list',
  input: z.strictObject({}),
  worksWithoutAccount,
  run: ({ store }) => findLetters(store),
};

export const showDeadLetter: Operation<LetterName, DeadLetter> = {
  name: 'dead-letters-show',
  input: letterName,
  worksWithoutAccount,
  run: async ({ store }, name) => {
    const found = (await findLetters(store)).find(({ kind, id }) => kind === name.kind && id === name.id);
    if (!found) throw noSuchLetter(name);
    return found;
  },
};

/** Puts one letter back to be tried again as if it had never failed, or all of them. Answers which ones. */
export const retryDeadLetters: Operation<LetterName | { readonly all: true }, readonly LetterName[]> = {
  name: 'dead-letters-retry',
  input: z.union([letterName, z.strictObject({ all: z.literal(true) })]),
  worksWithoutAccount,
  run: async ({ store, clock }, chosen) => {
    const names = 'all' in chosen ? await findLetters(store) : [chosen];
    const retried: LetterName[] = [];
    for (const { kind, id } of names)
      if (await retry(store, { kind, id }, clock.now())) retried.push({ kind, id });
    if (!('all' in chosen) && retried.length === 0) throw noSuchLetter(chosen);
    return retried;
  },
};

/** Gives one letter up for good. A record comes back with its next change or the next sweep, an email never. */
export const dropDeadLetter: Operation<LetterName, LetterName> = {
  name: 'dead-letters-drop',
  input: letterName,
  worksWithoutAccount,
  run: async ({ store }, name) => {
    if (!(await drop(store, name))) throw noSuchLetter(name);
    return name;
  },
};

function retry({ queue, outbox, callbacks }: Store, { kind, id }: LetterName, now: number): Promise<boolean> {
  if (kind === 'email') return outbox.retryDeadLetter(id, now);
  if (kind === 'call') return callbacks.retryDeadLetter(id, now);
  return queue.retryDeadLetter(kind, id, now);
}

function drop({ queue, outbox, callbacks }: Store, { kind, id }: LetterName): Promise<boolean> {
  if (kind === 'email') return outbox.dropDeadLetter(id);
  if (kind === 'call') return callbacks.dropDeadLetter(id);
  return queue.dropDeadLetter(kind, id);
}
