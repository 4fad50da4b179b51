import type { Choice } from '../../domain/adoption/choice.ts';
import type { Handoff } from '../../domain/decision.ts';

/** The handoffs as an admin names them. */
export const handoffNames = [
  'kickoff',
  'decline',
  'cue',
  'tickets',
  'review',
  'revisions',
  'approval',
  'close',
  'upkeep',
] as const;

export type HandoffName = (typeof handoffNames)[number];

/** What an admin chose; `older` where nothing was said: adopt what was due before today. */
export type ChosenByName = Readonly<Record<HandoffName, Choice>>;

export function nameOfHandoff(handoff: Handoff): HandoffName {
  switch (handoff) {
    case '1 kickoff':
      return 'kickoff';
    case '2a declined':
      return 'decline';
    case '3 submission cue':
      return 'cue';
    case '4 tickets':
      return 'tickets';
    case '5 review':
      return 'review';
    case '6 revisions':
      return 'revisions';
    case '7 approval':
      return 'approval';
    case '8 close':
    case '9 confirmation':
      return 'close';
    case '2b requested':
    case 'upkeep':
      return 'upkeep';
  }
}

/** The choices as the adoption takes them. */
export function choicesFor(chosen: ChosenByName): Readonly<Partial<Record<Handoff, Choice>>> {
  return {
    '1 kickoff': chosen.kickoff,
    '2a declined': chosen.decline,
    '2b requested': chosen.upkeep,
    '3 submission cue': chosen.cue,
    '4 tickets': chosen.tickets,
    '5 review': chosen.review,
    '6 revisions': chosen.revisions,
    '7 approval': chosen.approval,
    '8 close': chosen.close,
    upkeep: chosen.upkeep,
  };
}
