import { dropHeld, releaseHeld } from '../../admin/held/operations.ts';
import { change } from '../frame/carry-out.ts';
import type { ConsoleChange } from '../frame/page.ts';

const list = '/held';

/** One project, or all. */
export const release: ConsoleChange = {
  path: `${list}/release`,
  carryOut: async (around, fields) => {
    await change(around, releaseHeld, chosen(fields));
    return `${list}?done=released`;
  },
};

export const drop: ConsoleChange = {
  path: `${list}/drop`,
  carryOut: async (around, fields) => {
    await change(around, dropHeld, chosen(fields));
    return `${list}?done=dropped`;
  },
};

function chosen({ projectId, all }: Readonly<Record<string, string>>): object {
  return all === 'yes' ? { all: true } : { projectId };
}
