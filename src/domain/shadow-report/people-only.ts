import { daysBetween } from '../calendar.ts';
import { cadenceOf } from '../cadence.ts';
import type { Deed } from './deeds.ts';
import { projectTaskSubjects } from './matching-rules.ts';
import { cycleStartAt, type Frame, type ShadowNote } from './occasion.ts';
import type { ProjectPast } from './past.ts';
import { isAlike } from './same-task.ts';
import type { ComparedHandoff } from './windows.ts';

/** The handoffs that the process leaves to the automation, and of which people's doing can be recognised. */
export type HandoffByPeople = Extract<
  ComparedHandoff,
  '1 kickoff' | '3 submission cue' | '5 review' | '7 approval' | '8 close'
>;

/** Something the app would have done by the process, had it been due, that a person did although it was not. */
export interface OnlyByPeople {
  readonly handoff: HandoffByPeople;
  readonly deed: Deed;
}

/**
 * What of these deeds is a handoff by itself. They are of one project, oldest first, and those that belong to a
 * handoff the app noted are not among them. One handoff counts once in a cycle, and not at all where the app noted
 * it in that cycle before: then it is only a reminder.
 */
export function onlyByPeople(
  deeds: readonly Deed[],
  notes: readonly ShadowNote[],
  past: ProjectPast,
  frame: Frame,
): readonly OnlyByPeople[] {
  const nameOf = (handoff: string, at: number) => `${handoff} ${cycleStartAt(past, frame, at)}`;
  const seen = new Set<string>();
  return deeds.flatMap((deed) => {
    const handoff = handoffOf(deed, past, frame);
    if (handoff === null) return [];
    const name = nameOf(handoff, deed.at - 1);
    const isNoted = notes.some((note) => note.at <= deed.at && nameOf(note.handoff, note.at) === name);
    if (isNoted || seen.has(name)) return [];
    seen.add(name);
    return [{ handoff, deed }];
  });
}

/**
 * The moves that the process leaves to the automation: its tasks, Creatives Pending Approval, and a new cycle's date.
 * A date that moves by less than half a cadence is put off, not set anew.
 */
function handoffOf(deed: Deed, { project }: ProjectPast, { rules }: Frame): HandoffByPeople | null {
  switch (deed.kind) {
    case 'task':
      return handoffOfTask(deed.task.subject);
    case 'status':
      return deed.to === 'creatives_pending_approval' ? '5 review' : null;
    case 'date': {
      if (deed.from === null || deed.to === null) return null;
      return daysBetween(deed.from, deed.to) * 2 >= cadenceOf(project, rules).days ? '8 close' : null;
    }
    case 'ticket':
    case 'stage':
      return null;
  }
}

function handoffOfTask(subject: string): HandoffByPeople | null {
  const handoffs = ['1 kickoff', '3 submission cue', '5 review', '7 approval'] as const;
  return handoffs.find((handoff) => isAlike(projectTaskSubjects[handoff], subject)) ?? null;
}
