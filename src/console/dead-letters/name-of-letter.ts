import type { DeadLetter } from '../../admin/dead-letters/dead-letter.ts';

const kinds: Readonly<Record<DeadLetter['kind'], string>> = {
  project: 'Creative project',
  ticket: 'Deliverable ticket',
  task: 'Task',
  email: 'Email',
  call: 'Workflow action',
};

/** What people call it by: an email by whom it is to and what about, anything else by its kind and number. */
export function nameOfLetter({ kind, id, about }: Pick<DeadLetter, 'kind' | 'id' | 'about'>): string {
  if (kind === 'email' && about !== null) return `Email ${about}`;
  return kind === 'call' && about !== null ? `${kinds[kind]} ${about}` : `${kinds[kind]} ${id}`;
}

/** Its number or key, where that is not in its name. */
export function keyOfLetter(letter: Pick<DeadLetter, 'kind' | 'id' | 'about'>): string | null {
  return nameOfLetter(letter).endsWith(letter.id) ? null : letter.id;
}
