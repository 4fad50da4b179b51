import type { AccountHandle } from '../../person.ts';
import type { Entry } from './entry.ts';

/** The ids of the projects an entry is about. */
export function projectsOf(account: AccountHandle, entry: Entry): readonly string[] {
  if (entry.what === 'said') return [entry.projectId];
  if (entry.what === 'emailed') return projectOfKey(account, entry.email.sendId ?? '');
  return projectsOfRecord(account, entry.recordId);
}

/** Emails are sent under the key of the effect, which begins with the record that it is about. */
function projectOfKey(account: AccountHandle, key: string): readonly string[] {
  const [, kind, id = ''] = /^(project|ticket)-(\d+)\./.exec(key) ?? [];
  if (kind === 'project') return [id];
  return kind === 'ticket' ? projectsOfRecord(account, id) : [];
}

function projectsOfRecord(account: AccountHandle, id: string): readonly string[] {
  const { kind } = account.read(id);
  if (kind === 'project') return [id];
  if (kind === 'company') return [];
  const own = account.associated(id, 'project').map((project) => project.id);
  if (own.length > 0 || kind === 'ticket') return own;
  return account
    .associated(id, 'ticket')
    .flatMap((ticket) => account.associated(ticket.id, 'project').map((project) => project.id));
}
