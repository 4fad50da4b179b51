import { describe, expect, it } from 'vitest';
import type { CreativeProject } from '../../../src/domain/model.ts';
import { situationOf } from '../../../src/domain/situation.ts';
import { foreseenHandoffs, type ForeseenHandoff } from '../../../src/domain/standing/foreseen.ts';
import { aProject } from '../../support/given/a-project.ts';
import { deepFreeze } from '../../support/given/deep-freeze.ts';
import { at } from '../../support/given/moments.ts';
import { dana, sam } from '../../support/given/people.ts';
import { someRules, type SomeRules } from '../../support/given/rules.ts';
import { firstLook } from './standing-of.ts';

/** What is foreseen of a project on a day (18 March 2026 unless given) up to a day, half a year ahead unless given. */
function foreseen(
  project: Partial<CreativeProject>,
  {
    on = '2026-03-18',
    until = '2026-09-30',
    rules = {},
  }: { on?: string; until?: string; rules?: SomeRules } = {},
): readonly ForeseenHandoff[] {
  const situation = situationOf(firstLook(aProject(project)), deepFreeze(someRules(rules)), at(on));
  return foreseenHandoffs(situation, until);
}

function kickoff(on: string, refresh: string, more = ''): ForeseenHandoff {
  const what = `The account manager is asked to talk to the client about the refresh of ${refresh}${more}.`;
  return { on, handoff: '1 kickoff', isCertain: true, whom: dana.name, what };
}

function cue(on: string, isCertain: boolean, more = ''): ForeseenHandoff {
  const what = `The SAS is asked to submit the deliverable tickets${more}.`;
  return { on, handoff: '3 submission cue', isCertain, whom: sam.name, what };
}

const ifRequested = ', if the request is logged by then';
const kickedOff = { kickoffSentAt: at('2026-03-17') };
const declined = { status: 'no_refresh_requested', declinedAt: at('2026-03-10') } as const;
const cueAnyway = { rules: { automations: { cueWithoutRequest: true } } };

describe('Of a project whose client has not answered', () => {
  it('the kickoff comes fifteen days before its date, and the cue on it if the request is logged by then', () => {
    expect(foreseen({}, { on: '2026-02-01' })).toEqual([
      kickoff('2026-03-17', '1 April 2026'),
      cue('2026-04-01', false, ifRequested),
    ]);
  });

  it('a kickoff whose day is past comes today', () => {
    expect(foreseen({}, { until: '2026-03-18' })).toEqual([
      kickoff('2026-03-18', '1 April 2026', '; it was due on 17 March 2026'),
    ]);
  });

  it('a kickoff that has been sent does not come again, unless the date has moved away', () => {
    expect(foreseen(kickedOff)).toEqual([cue('2026-04-01', false, ifRequested)]);
    expect(foreseen({ ...kickedOff, refreshDate: '2026-04-30' })).toEqual([
      kickoff('2026-04-15', '30 April 2026'),
      cue('2026-04-30', false, ifRequested),
    ]);
  });

  it('the cue comes for certain where the settings cue without a request, overdue ones today', () => {
    expect(foreseen(kickedOff, cueAnyway)).toEqual([cue('2026-04-01', true)]);
    expect(foreseen({ ...kickedOff, refreshDate: '2026-03-16' }, cueAnyway)).toEqual([
      cue('2026-03-18', true, '; it was due on 16 March 2026'),
    ]);
  });

  it('nothing comes by itself once the date is past, because it waits for the account manager', () => {
    expect(foreseen({ ...kickedOff, refreshDate: '2026-03-16' })).toEqual([]);
    expect(foreseen({ ...kickedOff, refreshDate: '2026-03-18' })).toEqual([]);
  });

  it('nothing comes without a refresh date', () => {
    expect(foreseen({ refreshDate: null })).toEqual([]);
  });

  it('the lead is shorter than a short cadence', () => {
    expect(foreseen({ cadenceDays: '7' })).toEqual([
      kickoff('2026-03-26', '1 April 2026'),
      cue('2026-04-01', false, ifRequested),
    ]);
  });
});

describe('Of a project whose client wants a refresh', () => {
  const requested = { ...kickedOff, status: 'refresh_request_submitted' } as const;

  it('the cue comes on the date, and an overdue one today', () => {
    expect(foreseen(requested)).toEqual([cue('2026-04-01', true)]);
    expect(foreseen(requested, { on: '2026-04-04' })).toEqual([
      cue('2026-04-04', true, '; it was due on 1 April 2026'),
    ]);
  });

  it('a cue that was given comes again only where the date has moved into the future', () => {
    const cued = { ...requested, submissionCuedAt: at('2026-03-18') };
    expect(foreseen({ ...cued, refreshDate: '2026-03-18' })).toEqual([]);
    expect(foreseen(cued)).toEqual([cue('2026-04-01', true)]);
  });

  it('nothing comes where somebody took the date off', () => {
    expect(foreseen({ ...requested, refreshDate: null })).toEqual([]);
  });
});

describe('Of a project whose client declined', () => {
  it('a "no" of today puts the refresh off, and the kickoff comes before the new date', () => {
    expect(foreseen({ ...kickedOff, status: 'no_refresh_requested' })).toEqual([
      {
        on: '2026-03-18',
        handoff: '2a declined',
        isCertain: true,
        whom: null,
        what: 'The refresh is put off to 16 June 2026: the client declined.',
      },
      kickoff('2026-06-01', '16 June 2026'),
      cue('2026-06-16', false, ifRequested),
    ]);
  });

  it('a "no" that has been dealt with waits for its next kickoff', () => {
    expect(foreseen({ ...declined, refreshDate: '2026-06-08' })).toEqual([
      kickoff('2026-05-24', '8 June 2026'),
      cue('2026-06-08', false, ifRequested),
    ]);
    expect(foreseen({ ...declined, refreshDate: null })).toEqual([]);
  });

  it('a "no" that was taken back is taken back today, and what the old date brings comes after all', () => {
    const takenBack = { ...declined, status: 'blank', dateBeforeDecline: '2026-04-01' } as const;
    expect(foreseen({ ...takenBack, refreshDate: '2026-06-08' })).toEqual([
      {
        on: '2026-03-18',
        handoff: '2a declined',
        isCertain: true,
        whom: null,
        what: 'The client changed their mind: what was laid aside is taken up again.',
      },
      kickoff('2026-03-18', '1 April 2026', '; it was due on 17 March 2026'),
      cue('2026-04-01', false, ifRequested),
    ]);
  });
});

describe('Of a project further on', () => {
  it.each(['deliverable_submitted', 'creatives_pending_approval', 'unrecognised'] as const)(
    'nothing comes by itself in status %s',
    (status) => {
      expect(foreseen({ ...kickedOff, status })).toEqual([]);
    },
  );

  it('an approval cues the SAS today, once', () => {
    const approved = { ...kickedOff, status: 'creatives_completed_and_approved' } as const;
    expect(foreseen(approved)).toEqual([
      {
        on: '2026-03-18',
        handoff: '7 approval',
        isCertain: true,
        whom: sam.name,
        what: 'The SAS is asked to implement the approved creatives.',
      },
    ]);
    expect(foreseen({ ...approved, implementationCuedAt: at('2026-03-18') })).toEqual([]);
  });

  it('an implemented refresh is closed today, and the next kickoff comes a cadence later', () => {
    expect(foreseen({ ...kickedOff, status: 'creatives_implemented' })).toEqual([
      {
        on: '2026-03-18',
        handoff: '8 close',
        isCertain: true,
        whom: null,
        what: 'The cycle is closed; the next refresh is on 16 June 2026.',
      },
      kickoff('2026-06-01', '16 June 2026'),
      cue('2026-06-16', false, ifRequested),
    ]);
  });

  it('a refresh that is implemented twice within a day is closed once: its date stays where it is', () => {
    const closedAt = at('2026-03-17 15:00');
    const closed = { cycleStartedAt: closedAt, lastImplementedAt: closedAt, refreshDate: '2026-06-15' };
    expect(foreseen({ ...closed, status: 'creatives_implemented' })).toEqual([
      {
        on: '2026-03-18',
        handoff: '8 close',
        isCertain: true,
        whom: null,
        what: 'The cycle has just been closed: only the status is blanked again.',
      },
      kickoff('2026-05-31', '15 June 2026'),
      cue('2026-06-15', false, ifRequested),
    ]);
  });
});

describe('On the very day', () => {
  it('nothing is called late', () => {
    expect(foreseen({}, { on: '2026-03-17', until: '2026-03-17' })).toEqual([
      kickoff('2026-03-17', '1 April 2026'),
    ]);
    const requested = { ...kickedOff, status: 'refresh_request_submitted' } as const;
    expect(foreseen(requested, { on: '2026-04-01' })).toEqual([cue('2026-04-01', true)]);
  });

  it('a kickoff that has been sent does not come again', () => {
    expect(foreseen(kickedOff, { on: '2026-03-17', until: '2026-03-20' })).toEqual([]);
  });
});

describe('A no of before', () => {
  const before = { declinedAt: at('2026-03-10'), dateBeforeDecline: '2026-04-01', refreshDate: '2026-06-08' };

  it('brings the old date back where it is taken off, unless somebody has set another', () => {
    const datesOf = (project: Partial<CreativeProject>) =>
      foreseen({ ...before, ...kickedOff, status: 'refresh_request_submitted', ...project }).map(
        ({ handoff, on }) => [handoff, on],
      );
    expect(datesOf({})).toEqual([
      ['2a declined', '2026-03-18'],
      ['3 submission cue', '2026-04-01'],
    ]);
    expect(datesOf({ refreshDate: '2026-06-09' })).toEqual([
      ['2a declined', '2026-03-18'],
      ['3 submission cue', '2026-06-09'],
    ]);
  });

  it('is nothing to an implemented refresh, nor to a status that nobody knows', () => {
    expect(foreseen({ ...before, status: 'creatives_implemented' }).map(({ handoff }) => handoff)[0]).toBe(
      '8 close',
    );
    expect(foreseen({ ...before, status: 'unrecognised' })).toEqual([]);
  });
});

it('Whoever is missing is named as nobody', () => {
  const nobody = { accountManagerId: null, sasId: null };
  expect(foreseen(nobody)).toEqual([
    { ...kickoff('2026-03-18', '1 April 2026', '; it was due on 17 March 2026'), whom: null },
    { ...cue('2026-04-01', false, ifRequested), whom: null },
  ]);
  expect(foreseen({ ...nobody, status: 'creatives_completed_and_approved' })).toEqual([
    {
      on: '2026-03-18',
      handoff: '7 approval',
      isCertain: true,
      whom: null,
      what: 'The SAS is asked to implement the approved creatives.',
    },
  ]);
});
