import type { DeadLetter } from '../../admin/dead-letters/dead-letter.ts';

const kinds: Readonly<Record<DeadLetter['kind'], string>> = {
  project: 'Creative project',
  ticket: 'Deliverable ticket',
  task: 'Task',
  email: 'Email',
  call: 'Workflow action',
};

export function nameOfLetter({ kind, id }: Pick<DeadLetter, 'kind' | 'id'>): string {
  return `${kinds[kind]} ${id}`;
}
