import type { RecordView } from '../person.ts';
import type { Picture } from './picture.ts';

/** Names for owner ids and addresses, and dates as people write them. */
export interface Words {
  /** `Amara (AM)`; also for an address. */
  person(idOrAddress: string): string;
  /** Epoch ms as text, or a date, as a short day. */
  day(value: string): string;
}

const shownOfProject = {
  creative_refresh_status: 'Creative Refresh Status',
  creative_refresh_date: 'Creative Refresh Date',
  creative_refresh_waiting_on: 'Waiting On',
} as const;

/** What the app did between two pictures, one line each. */
export function whatChanged(before: Picture, after: Picture, words: Words): readonly string[] {
  return [
    ...newTasks(before, after, words),
    ...changedTasks(before, after),
    ...after.emails
      .slice(before.emails.length)
      .map(({ to, subject }) => `email to ${words.person(to)}: "${subject}"`),
    ...changedProject(before.project, after.project, words),
    ...movedTickets(before, after),
  ];
}

function newTasks(before: Picture, after: Picture, words: Words): readonly string[] {
  const known = new Set(before.tasks.map(({ id }) => id));
  return after.tasks
    .filter(({ id }) => !known.has(id))
    .map(({ values }) => {
      const owner = values['hubspot_owner_id'];
      const due = words.day(values['hs_timestamp'] ?? '');
      return `task for ${owner ? words.person(owner) : 'nobody'}: "${values['hs_task_subject'] ?? ''}", due ${due}`;
    });
}

function changedTasks(before: Picture, after: Picture): readonly string[] {
  return after.tasks.flatMap((task) => {
    const earlier = before.tasks.find(({ id }) => id === task.id);
    if (!earlier) return [];
    const subject = task.values['hs_task_subject'] ?? '';
    const status = task.values['hs_task_status'];
    if (status !== earlier.values['hs_task_status']) return [`task "${subject}" set to ${wordOf(status)}`];
    if (task.values['hs_task_body'] !== earlier.values['hs_task_body']) return [`task "${subject}" amended`];
    return [];
  });
}

function changedProject(before: RecordView, after: RecordView, words: Words): readonly string[] {
  return Object.entries(shownOfProject).flatMap(([property, label]) => {
    const value = after.values[property] ?? '';
    if (value === (before.values[property] ?? '')) return [];
    if (property === 'creative_refresh_date') return [`${label} is now ${words.day(value)}`];
    return [`${label} is now ${value === '' ? '(blank)' : wordOf(value)}`];
  });
}

function movedTickets(before: Picture, after: Picture): readonly string[] {
  return after.tickets.flatMap((ticket) => {
    const earlier = before.tickets.find(({ id }) => id === ticket.id);
    const stage = ticket.values['hs_pipeline_stage'];
    if (!earlier || earlier.values['hs_pipeline_stage'] === stage) return [];
    return [`ticket "${ticket.values['subject'] ?? ''}" moved to ${wordOf(stage)}`];
  });
}

/** `creatives_pending_approval` as people read it. */
function wordOf(value: string | undefined): string {
  return (value ?? '')
    .toLowerCase()
    .split('_')
    .map((word) => (word === 'sas' ? 'SAS' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
