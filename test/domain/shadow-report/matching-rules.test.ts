import { describe, expect, it } from 'vitest';
import { refreshStatuses, ticketStages } from '../../../src/domain/model.ts';
import type { Deed } from '../../../src/domain/shadow-report/deeds.ts';
import { matchingRules } from '../../../src/domain/shadow-report/matching-rules.ts';
import type { Occasion } from '../../../src/domain/shadow-report/occasion.ts';
import type { ComparedHandoff } from '../../../src/domain/shadow-report/windows.ts';
import { at, homeZone } from '../../support/given/moments.ts';
import { dana, sam } from '../../support/given/people.ts';
import { someRules } from '../../support/given/rules.ts';
import { WatchedProject } from './watched-project.ts';

const noted = at('2026-03-20 09:00');
const later = { at: at('2026-03-20 12:00'), by: 'a person' } as const;
const reel = { kind: 'stage', ticketId: 'Reel', subject: 'Reel', ...later } as const;
const moved = { kind: 'status', ...later } as const;
const dated = { kind: 'date', from: '2026-04-01', ...later } as const;
const made = (subject: string, ownerId: string | null, ticketIds: readonly string[] = []): Deed => {
  const task = { id: '1', subject, ownerId, createdAt: later.at, ticketIds };
  return { kind: 'task', at: later.at, task };
};

/** Everything that may be done three hours after a handoff was noted. */
const deeds: Readonly<Record<string, Deed>> = {
  ...Object.fromEntries(
    refreshStatuses.map((to) => [`to ${to}`, { ...moved, from: 'unrecognised', to }] as const),
  ),
  'no taken back': { ...moved, from: 'no_refresh_requested', to: 'unrecognised' },
  'approval taken back': { ...moved, from: 'creatives_completed_and_approved', to: 'unrecognised' },
  'implemented taken back': { ...moved, from: 'creatives_implemented', to: 'unrecognised' },
  'implemented blanked': { ...moved, from: 'creatives_implemented', to: 'blank' },
  'date off': { ...dated, to: null },
  'date today': { ...dated, to: '2026-03-20' },
  'date tomorrow': { ...dated, to: '2026-03-21' },
  'date with its lead today': { ...dated, to: '2026-04-04' },
  'date out of the lead': { ...dated, to: '2026-04-05' },
  'date eight days early': { ...dated, to: '2026-06-10' },
  'date a week early': { ...dated, to: '2026-06-11' },
  'date as proposed': { ...dated, to: '2026-06-18' },
  'date a week late': { ...dated, to: '2026-06-25' },
  'date eight days late': { ...dated, to: '2026-06-26' },
  'same task': made('Weigh anchor', null),
  'same task on a ticket': made('Weigh anchor', null, ['Static']),
  'another task of the same person': made('Anything', dana.id),
  'another task of the same person on a ticket': made('Anything', dana.id, ['Reel']),
  'a task of somebody else': made('Anything', sam.id),
  'a task of nobody': made('Anything', null),
  'the task of another handoff': made('Implement New Creatives', dana.id),
  ticket: { kind: 'ticket', at: later.at, ticketId: 'Static', subject: 'Static' },
  ...Object.fromEntries(ticketStages.map((to) => [`ticket to ${to}`, { ...reel, to }] as const)),
  ...Object.fromEntries(
    ticketStages.map((to) => [`another ticket to ${to}`, { ...reel, ticketId: 'Static', to }] as const),
  ),
};

const tasks = ['another task of the same person', 'same task', 'same task on a ticket'];
const datesElsewhere = [
  'date eight days early',
  'date eight days late',
  'date off',
  'date out of the lead',
  'date today',
  'date tomorrow',
  'date with its lead today',
];
const datesAsProposed = ['date a week early', 'date a week late', 'date as proposed'];
const everyDate = [...datesAsProposed, ...datesElsewhere];
const datesOutOfLead = [
  ...datesAsProposed,
  'date eight days early',
  'date eight days late',
  'date out of the lead',
];

type Expected = Readonly<Record<'agrees' | 'differs', readonly string[]>>;

/** What of all that agrees with each handoff, and what differs; one that is left out does not compile. */
const table: Readonly<Record<ComparedHandoff, Expected>> = {
  '1 kickoff': {
    agrees: [...tasks, 'to no_refresh_requested', 'to refresh_request_submitted'],
    differs: [
      ...datesOutOfLead,
      'date off',
      'to creatives_implemented',
      'to creatives_pending_approval',
      'to deliverable_submitted',
    ],
  },
  '2a declined': { agrees: datesAsProposed, differs: [...datesElsewhere, 'no taken back'] },
  '2b requested': {
    agrees: [...tasks, ...everyDate.filter((name) => name !== 'date off')],
    differs: ['implemented blanked', 'to blank', 'to no_refresh_requested'],
  },
  '3 submission cue': {
    agrees: [...tasks, 'ticket', 'to creatives_pending_approval', 'to deliverable_submitted'],
    differs: [
      ...everyDate.filter((name) => name !== 'date today'),
      'implemented blanked',
      'to blank',
      'to no_refresh_requested',
    ],
  },
  '4 tickets': {
    agrees: [...tasks, 'ticket to in_progress', 'ticket to pending_approval'],
    differs: ['ticket to closed', 'ticket to other'],
  },
  '5 review': {
    agrees: [...tasks, 'to creatives_completed_and_approved', 'to creatives_pending_approval'],
    differs: [
      'ticket to in_progress',
      'ticket to new',
      'to creatives_implemented',
      'to no_refresh_requested',
    ],
  },
  '6 revisions': {
    agrees: [...tasks, 'ticket to in_progress', 'ticket to pending_approval'],
    differs: [
      'ticket to closed',
      'ticket to other',
      'to creatives_completed_and_approved',
      'to creatives_implemented',
    ],
  },
  '7 approval': { agrees: [...tasks, 'to creatives_implemented'], differs: ['approval taken back'] },
  '8 close': { agrees: datesAsProposed, differs: [...datesElsewhere, 'implemented taken back'] },
};

function occasionOf(handoff: ComparedHandoff, more: Partial<Occasion['particulars']> = {}): Occasion {
  const particulars: Occasion['particulars'] = {
    status: 'blank',
    refreshDate: '2026-04-01',
    tasks: [{ subject: 'Weigh anchor', ownerId: dana.id, ticketId: null }],
    emails: 1,
    ticketIds: ['Reel'],
    writesTickets: true,
    stage: null,
    nextStatus: null,
    nextDate: '2026-06-18',
    completeSince: null,
    ...more,
  };
  const note = { projectId: '7', handoff, at: noted, reason: 'It was due.', particulars };
  return { note, particulars, past: new WatchedProject().past(), rules: someRules(), timeZone: homeZone };
}

function matching(handoff: ComparedHandoff, how: 'agrees' | 'differs', occasion = occasionOf(handoff)) {
  return Object.entries(deeds)
    .filter(([, deed]) => matchingRules[handoff][how](deed, occasion))
    .map(([name]) => name)
    .sort();
}

describe('Of everything that may be done after a handoff was noted', () => {
  it.each(Object.keys(table))('so much agrees, so much differs: %s', (name) => {
    const handoff = Object.keys(matchingRules).find((known): known is ComparedHandoff => known === name);
    if (handoff === undefined) throw new RangeError(name);
    expect({ agrees: matching(handoff, 'agrees'), differs: matching(handoff, 'differs') }).toEqual({
      agrees: [...table[handoff].agrees].sort(),
      differs: [...table[handoff].differs].sort(),
    });
  });
});

describe('What depends on what was noted', () => {
  it('a finished ticket agrees with going where it would have gone, and with nothing else', () => {
    const finished = occasionOf('4 tickets', { stage: 'pending_approval' });
    expect(matching('4 tickets', 'agrees', finished)).toEqual(['ticket to pending_approval']);
  });

  it('no date agrees where none was proposed, and every date differs', () => {
    const none = occasionOf('2a declined', { nextDate: null });
    expect(matching('2a declined', 'agrees', none)).toEqual([]);
    expect(matching('2a declined', 'differs', none)).toEqual([...everyDate, 'no taken back'].sort());
  });

  it('a task on a ticket agrees with one like it there, and with another one of its maker there', () => {
    const onReel = occasionOf('6 revisions', {
      tasks: [{ subject: 'Weigh anchor', ownerId: dana.id, ticketId: 'Reel' }],
      ticketIds: [],
    });
    expect(matching('6 revisions', 'agrees', onReel)).toEqual([
      'another task of the same person on a ticket',
    ]);
    const like = made('Weigh anchor', null, ['Reel']);
    expect(matchingRules['6 revisions'].agrees(like, onReel)).toBe(true);
  });

  it('a task that would have been nobody’s is not met by another one of nobody', () => {
    const unassigned = occasionOf('7 approval', {
      tasks: [{ subject: 'Weigh anchor', ownerId: null, ticketId: null }],
    });
    expect(matching('7 approval', 'agrees', unassigned)).toEqual([
      'same task',
      'same task on a ticket',
      'to creatives_implemented',
    ]);
  });

  it('the task of the handoff itself is no other handoff’s, whatever else it is called', () => {
    const own = 'Implement New Creatives for Refresh';
    const approval = occasionOf('7 approval', {
      tasks: [{ subject: own, ownerId: dana.id, ticketId: null }],
    });
    expect(matching('7 approval', 'agrees', approval)).toContain('the task of another handoff');
    expect(matching('7 approval', 'agrees', approval)).toContain('another task of the same person');
  });

  it('a ticket that came in agrees with a revision only after it was flagged', () => {
    const cameIn = (when: number): Deed => ({ ...reel, at: when, to: 'pending_approval' });
    const agrees = (when: number) =>
      matchingRules['6 revisions'].agrees(cameIn(when), occasionOf('6 revisions'));
    expect([agrees(noted - 1), agrees(noted), agrees(noted + 1)]).toEqual([false, false, true]);
  });
});
