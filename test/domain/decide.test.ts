import { describe, expect, it } from 'vitest';
import { ownerOfKey } from '../../src/domain/effect-keys.ts';
import { refreshStatuses } from '../../src/domain/model.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { anOpenTask } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';

describe('A status the settings do not know', () => {
  it('decides nothing, not even about tickets, and says what to do', () => {
    given(aProject({ status: 'unrecognised', refreshDate: '2026-03-12' }), aTicket())
      .on('2026-03-12')
      .then(
        'warning: Creative Refresh Status of "Acme" holds an option the settings do not know, so nothing is decided. Map the option or move the status.',
      );
  });
});

describe('The cycle number', () => {
  it('counts as 1 where it is empty, and is not written for that', () => {
    const { decision } = given(aProject({ cycle: null, refreshDate: '2026-09-01' }))
      .on('2026-03-12')
      .then();
    expect(decision.cycle).toBe(1);
  });

  it('is raised again where somebody lowered it, as the store remembers', () => {
    const { decision } = given(aProject({ cycle: 1, refreshDate: '2026-09-01' }))
      .and({ memory: { highestCycle: 3, highestSequence: 8 } })
      .on('2026-03-12')
      .then('project: cycle=3');
    expect(decision.effects[0]?.reason).toBe('Somebody lowered the cycle number; it is raised again.');
  });

  it('is raised from what its tickets carry where the store is new', () => {
    given(
      aProject({ cycle: null, refreshDate: '2026-09-01', waitingOn: 'nobody' }),
      aQueuedTicket({ cycle: 4 }),
    )
      .on('2026-03-12')
      .then('project: cycle=4');
  });

  it('is raised along with whatever else is written', () => {
    given(aProject({ cycle: 1, refreshDate: '2026-03-20' }))
      .and({ memory: { highestCycle: 3, highestSequence: 8 } })
      .on('2026-03-12')
      .then(
        'task for Dana (AM): "Reach Out to Client About Creative Refresh" due 2026-03-16 with company 900',
        'email to Dana (AM): "Creative refresh coming up: Acme"',
        'project: cycle=3 kickoff=now sequence=9 waiting-on=account_manager waiting-since=now',
      );
  });

  it('goes up from the highest when the cycle ends', () => {
    const decided = given(aProject({ cycle: 1, status: 'creatives_implemented' }))
      .and({ memory: { highestCycle: 3, highestSequence: 8 } })
      .on('2026-03-12');
    expect(decided.the('write project').change).toMatchObject({ cycle: 4, sequence: 9 });
  });
});

describe('Every effect', () => {
  const everything = given(
    aProject({ status: 'refresh_request_submitted', refreshDate: '2026-03-12' }),
    aPendingTicket({ id: '11' }),
    aTicket({ id: '12', folderName: 'Summer' }),
    aPendingTicket({ id: '13', folderName: 'Autumn', revisionRequested: ['copy', 'graphics'] }),
  );

  it('has a key that leads back to its record', () => {
    const { effects } = everything.on('2026-03-12').decision;
    expect(effects.length).toBeGreaterThan(10);
    for (const { key } of effects) expect(ownerOfKey(key)).not.toBeNull();
  });

  it('has the same key at another moment', () => {
    const keysOn = (day: string) =>
      everything.on(day).decision.effects.flatMap(({ kind, key }) => (kind.startsWith('write') ? [] : [key]));
    expect(keysOn('2026-03-14')).toEqual(keysOn('2026-03-12'));
  });

  it('tells of which handoff it is part, and every handoff that fires why', () => {
    const { fired } = everything.on('2026-03-12').decision;
    expect(fired.map(({ handoff }) => handoff)).toEqual([
      '3 submission cue',
      '4 tickets',
      '5 review',
      '6 revisions',
    ]);
  });
});

describe('A key', () => {
  it.each([
    ['project-7.cycle-1.kickoff.0.task', { projectId: '7' }],
    ['ticket-11.round-0.queue.copy.task', { ticketId: '11' }],
    ['project-x.cycle-1', null],
    ['project-.cycle-1', null],
    ['company-7.x', null],
    ['', null],
  ])('"%s" belongs to %o', (key, owner) => {
    expect(ownerOfKey(key)).toEqual(owner);
  });
});

describe('Moving the status to a notation', () => {
  it.each(['refresh_request_submitted', 'deliverable_submitted'] as const)(
    '%s issues no task and no email',
    (status) => {
      const { decision } = given(
        aProject({ status, refreshDate: '2026-09-01', kickoffSentAt: at('2026-03-01') }),
      )
        .and({ issued: [anOpenTask('501', 'project-7.cycle-1.kickoff.0.task')] })
        .on('2026-03-12');
      expect(decision.effects.filter(({ kind }) => kind !== 'write project')).toEqual([]);
    },
  );
});

describe('A project that is on the far side of everything', () => {
  it.each(
    refreshStatuses.filter(
      (status) =>
        !['no_refresh_requested', 'creatives_completed_and_approved', 'creatives_implemented'].includes(
          status,
        ),
    ),
  )('says of %s why nothing happens, or has nothing to say', (status) => {
    const { decision } = given(aProject({ status, refreshDate: '2026-09-01' })).on('2026-03-12');
    expect(decision.fired).toEqual([]);
    for (const reason of decision.quiet) expect(reason).toMatch(/^[A-Z].*\.$/u);
  });
});
