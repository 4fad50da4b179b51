import { describe, expect, it } from 'vitest';
import type { CreativeProject, DeliverableTicket } from '../../../src/domain/model.ts';
import { situationOf } from '../../../src/domain/situation.ts';
import { stallOf, waitOf, type Wait } from '../../../src/domain/stalls/wait-of.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aQueuedTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { someRules, type SomeRules } from '../../support/given/rules.ts';
import { firstLook } from '../standing/standing-of.ts';

const limits = {
  kickoff: 1,
  request: 2,
  submissionCue: 3,
  tickets: 4,
  review: 5,
  revisions: 6,
  approval: 7,
};

function waitFor(
  project: Partial<CreativeProject>,
  tickets: readonly DeliverableTicket[] = [],
  rules: SomeRules = {},
): Wait | null {
  const some = someRules({ stalls: { limits }, ...rules });
  return waitOf(situationOf(firstLook(aProject(project), { tickets }), some, at('2026-03-18')));
}

// A Friday.
const since = at('2026-03-13 16:00');
const inRevision = aQueuedTicket({ revisionRound: 1, stage: 'in_progress' });

describe('A handoff that waits', () => {
  it.each<[Wait['handoff'], Wait['holder'], number, Partial<CreativeProject>, DeliverableTicket[], string]>([
    [
      '1 kickoff',
      'account_manager',
      1,
      { kickoffSentAt: since, refreshDate: '2026-03-20' },
      [],
      '2026-03-16',
    ],
    [
      '2b requested',
      'account_manager',
      2,
      { status: 'refresh_request_submitted', refreshDate: null },
      [],
      '2026-03-17',
    ],
    [
      '3 submission cue',
      'sas',
      3,
      { status: 'refresh_request_submitted', refreshDate: '2026-03-13', submissionCuedAt: since },
      [],
      '2026-03-18',
    ],
    ['4 tickets', 'creative_team', 4, { status: 'deliverable_submitted' }, [], '2026-03-19'],
    ['5 review', 'account_manager', 5, { status: 'creatives_pending_approval' }, [], '2026-03-20'],
    ['6 revisions', 'creative_team', 6, { status: 'creatives_pending_approval' }, [inRevision], '2026-03-23'],
    ['7 approval', 'sas', 7, { status: 'creatives_completed_and_approved' }, [], '2026-03-24'],
  ])(
    'in %s waits on the %s, and is stalled after its %i business days',
    (handoff, holder, limit, ...rest) => {
      const [project, tickets, day] = rest;
      expect(waitFor({ ...project, waitingOn: holder, waitingSince: since }, tickets)).toEqual({
        ...{ handoff, holder, since, limit },
        stallsAt: at(`${day} 00:00`),
      });
    },
  );

  it('waits for the submission where the settings cue the SAS without a request', () => {
    const cued = { kickoffSentAt: since, submissionCuedAt: since, refreshDate: '2026-03-13' };
    const automations = { cueWithoutRequest: true, qaTasks: false, closeTicketsWithCycle: false };
    expect(waitFor(cued, [], { automations })?.handoff).toBe('3 submission cue');
    expect(waitFor(cued)?.handoff).toBe('1 kickoff');
  });

  it('does not count holidays', () => {
    const review = { status: 'creatives_pending_approval', waitingOn: 'account_manager' } as const;
    expect(waitFor({ ...review, waitingSince: since }, [], { holidays: ['2026-03-18'] })?.stallsAt).toBe(
      at('2026-03-23 00:00'),
    );
  });

  it('never stalls where nobody noted since when, or the ball has changed hands and is not noted yet', () => {
    const waits = { handoff: '5 review', holder: 'account_manager', since: null, limit: 5, stallsAt: null };
    const review = { status: 'creatives_pending_approval' } as const;
    expect(waitFor({ ...review, waitingOn: 'account_manager', waitingSince: null })).toEqual(waits);
    expect(waitFor({ ...review, waitingOn: 'creative_team', waitingSince: since })).toEqual(waits);
  });

  it.each<Partial<CreativeProject>>([
    {},
    { status: 'refresh_request_submitted', refreshDate: '2026-04-01' },
    { status: 'no_refresh_requested' },
    { status: 'creatives_implemented' },
    { status: 'unrecognised' },
  ])('is none where the record waits on nobody: %j', (project) => {
    expect(waitFor({ ...project, waitingOn: 'sas', waitingSince: since })).toBeNull();
  });

  it('is stalled from the first moment of the day on which the limit is reached', () => {
    const stallsAt = at('2026-03-18 00:00');
    const wait = { handoff: '5 review', holder: 'account_manager', since, limit: 3, stallsAt } as const;
    expect(stallOf(wait, stallsAt - 1)).toBeNull();
    expect(stallOf(wait, stallsAt)).toEqual({ since: stallsAt, limit: 3 });
    expect(stallOf({ ...wait, since: null, stallsAt: null }, stallsAt)).toBeNull();
  });
});
