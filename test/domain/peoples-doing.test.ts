import { describe, expect, it } from 'vitest';
import type { Effect, Handoff } from '../../src/domain/decision.ts';
import { announcedHandoffs, handoffsOfPeoplesDoing } from '../../src/domain/peoples-doing.ts';

const fired = (...handoffs: readonly Handoff[]) =>
  handoffs.map((handoff) => ({ handoff, reason: 'It is time.' }));

const movedTicket: Effect = {
  kind: 'write ticket',
  key: 'ticket-7.ready',
  handoff: '4 tickets',
  reason: 'Both parts are approved.',
  ticketId: '7',
  change: { stage: 'pending_approval' },
};

/** What each handoff that fires alone is judged to be; one that is left out does not compile. */
const judged: Readonly<Record<Handoff, 'told by an event' | 'by itself' | 'where a ticket moves'>> = {
  '1 kickoff': 'by itself',
  '2a declined': 'told by an event',
  '2b requested': 'told by an event',
  '3 submission cue': 'by itself',
  '4 tickets': 'where a ticket moves',
  '5 review': 'told by an event',
  '6 revisions': 'told by an event',
  '7 approval': 'told by an event',
  '8 close': 'told by an event',
  '9 confirmation': 'by itself',
  upkeep: 'by itself',
};

function handoffNamed(name: string): Handoff {
  const isHandoff = (text: string): text is Handoff => text in judged;
  if (!isHandoff(name)) throw new RangeError(`${name} is no handoff`);
  return name;
}

describe('The handoffs an event must have announced', () => {
  it.each(Object.entries(judged))('%s: %s', (name, expected) => {
    const decision = { fired: [{ handoff: handoffNamed(name), reason: 'It is time.' }], effects: [] };
    expect(handoffsOfPeoplesDoing(decision)).toEqual(expected === 'told by an event' ? [name] : []);
  });

  it('are told once each, however many tickets or ad sets are concerned', () => {
    const decision = { fired: fired('5 review', '6 revisions', '5 review', '1 kickoff'), effects: [] };
    expect(handoffsOfPeoplesDoing(decision)).toEqual(['5 review', '6 revisions']);
  });

  it('include the tickets where one is given out or moved, not where one has only waited for its folder name', () => {
    expect(handoffsOfPeoplesDoing({ fired: fired('4 tickets'), effects: [movedTicket] })).toEqual([
      '4 tickets',
    ]);
    const laidAside: Effect = { ...movedTicket, handoff: '2a declined' };
    expect(handoffsOfPeoplesDoing({ fired: fired('4 tickets'), effects: [laidAside] })).toEqual([]);
  });

  it('can be counted from the beginning', () => {
    expect(announcedHandoffs).toEqual([
      '2a declined',
      '2b requested',
      '4 tickets',
      '5 review',
      '6 revisions',
      '7 approval',
      '8 close',
    ]);
  });
});
