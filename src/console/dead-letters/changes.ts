import { dropDeadLetter, retryDeadLetters } from '../../admin/dead-letters/operations.ts';
import { change } from '../frame/carry-out.ts';
import type { ConsoleChange } from '../frame/page.ts';

const list = '/dead-letters';

/** One of them, by kind and id, or all. */
export const retry: ConsoleChange = {
  path: `${list}/retry`,
  carryOut: async (around, { kind, id, all }) => {
    await change(around, retryDeadLetters, all === 'yes' ? { all: true } : { kind, id });
    return `${list}?done=retried`;
  },
};

export const drop: ConsoleChange = {
  path: `${list}/drop`,
  carryOut: async (around, { kind, id }) => {
    await change(around, dropDeadLetter, { kind, id });
    return `${list}?done=dropped`;
  },
};
