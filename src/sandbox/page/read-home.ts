import type { RecordView } from '../person.ts';
import type { Role } from './cast.ts';
import { momentOf } from './journal/value-in-words.ts';
import type { Playground } from './playground.ts';

export interface HomeData {
  readonly projects: readonly RecordView[];
  /** Open ones, the first due first. */
  readonly ownTasks: readonly RecordView[];
}

export function readHome(playground: Playground, { colleague }: Role): HomeData {
  const account = playground.account();
  const isOwn = ({ values }: RecordView) =>
    colleague !== null &&
    values['hubspot_owner_id'] === colleague.ownerId &&
    values['hs_task_status'] === 'NOT_STARTED';
  const dueAt = ({ values }: RecordView) => momentOf(values['hs_timestamp'] ?? '');
  const ownTasks = account.list('task').filter(isOwn);
  return {
    projects: account.list('project'),
    ownTasks: ownTasks.sort((one, other) => dueAt(one) - dueAt(other)),
  };
}
