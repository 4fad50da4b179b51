import type { Decision, Handoff } from './decision.ts';

/**
 * Whether a handoff fires because a person (or their tool) changed a record, so that an event tells of it. The others
 * come with the calendar, or follow from what the app itself wrote.
 */
const isPeoplesDoing: Readonly<Record<Handoff, boolean>> = {
  '1 kickoff': false,
  '2a declined': true,
  '2b requested': true,
  '3 submission cue': false,
  '4 tickets': true,
  '5 review': true,
  '6 revisions': true,
  '7 approval': true,
  '8 close': true,
  '9 confirmation': false,
  upkeep: false,
};

/**
 * The handoffs of a decision, each once, that an event must have announced. Rather too few than one too many: a
 * ticket that has lacked its folder name for an hour fires 4 too, and only time has passed; so 4 counts where a
 * ticket is given out or moved.
 */
export function handoffsOfPeoplesDoing({
  fired,
  effects,
}: Pick<Decision, 'fired' | 'effects'>): readonly Handoff[] {
  const movesTickets = effects.some(
    ({ kind, handoff }) => kind === 'write ticket' && handoff === '4 tickets',
  );
  const handoffs = new Set(fired.map(({ handoff }) => handoff));
  return [...handoffs].filter(
    (handoff) => isPeoplesDoing[handoff] && (handoff !== '4 tickets' || movesTickets),
  );
}

/** Every handoff that can be among them. */
export const announcedHandoffs: readonly string[] = Object.entries(isPeoplesDoing)
  .filter(([, is]) => is)
  .map(([handoff]) => handoff);
