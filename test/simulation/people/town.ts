import { addDays, todayIn } from '../../../src/domain/calendar.ts';
import type { RecordView } from '../../../src/sandbox/person.ts';
import type { Clock } from '../../../src/reconcile/ports/clock.ts';
import type { StageAccount } from '../../support/stage/stage-account.ts';

/** Where people act: the account, and the time there. */
export interface Town {
  readonly hubSpot: StageAccount;
  readonly clock: Clock;
  /** Ids of what somebody deleted, to be found by who wants it back. */
  readonly bin: string[];
}

/** What an act is done to and with; the first number names the project, the others are each act's own. */
export type Picks = readonly [number, number, number, number];

/** Does it, and tells it in one sentence; null where there is nothing to do it to. */
export type Act = (town: Town, picks: Picks) => string | null;

/** The list's item that a number means, whatever the number; undefined where the list is empty. */
export function chosen<Item>(list: readonly Item[], pick: number): Item | undefined {
  return list[pick % Math.max(1, list.length)];
}

/** The project that picks name, of those that are there. */
export function projectOf({ hubSpot }: Town, [pick]: Picks): RecordView | undefined {
  return chosen(hubSpot.account.list('project'), pick);
}

/** Today in the account, moved by whole days. */
export function inDays({ clock }: Pick<Town, 'clock'>, days: number): string {
  return addDays(todayIn('America/New_York', clock.now()), days);
}

export function nameOf({ values, id }: RecordView): string {
  return values['name'] ?? values['subject'] ?? values['hs_task_subject'] ?? id;
}

/** A value as a person sees it; an empty text where there is none. */
export function valueOf({ values }: RecordView, property: string): string {
  return values[property] ?? '';
}

export function isOpenTask(task: RecordView): boolean {
  return ['NOT_STARTED', 'IN_PROGRESS', 'WAITING'].includes(valueOf(task, 'hs_task_status'));
}

/** Ticks every open task on the record whose subject begins so; answers how many there were. */
export function tick({ hubSpot }: Town, recordId: string, subject: string): number {
  const open = hubSpot.account
    .associated(recordId, 'task')
    .filter((task) => isOpenTask(task) && valueOf(task, 'hs_task_subject').startsWith(subject));
  for (const { id } of open) hubSpot.account.update(id, { hs_task_status: 'COMPLETED' });
  return open.length;
}
