import { reconcile } from '../../admin/work/reconcile.ts';
import { change } from '../frame/carry-out.ts';
import type { ConsoleChange } from '../frame/page.ts';

/** Has the app look at one project now, ahead of everything else, and do what there is to do. */
export const lookAgain: ConsoleChange = {
  path: '/projects/look-again',
  carryOut: async (around, { projectId }) => {
    const { fired } = await change(around, reconcile, { projectId });
    return `/projects/${projectId}?done=${fired.length === 0 ? 'nothing' : 'acted'}`;
  },
};
