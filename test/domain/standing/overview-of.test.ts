import { describe, expect, it } from 'vitest';
import type { CreativeProject, DeliverableTicket } from '../../../src/domain/model.ts';
import { overviewOf } from '../../../src/domain/standing/overview-of.ts';
import type { ProjectOverview } from '../../../src/domain/standing/overview.ts';
import { aProject } from '../../support/given/a-project.ts';
import { aQueuedTicket } from '../../support/given/a-ticket.ts';
import { at } from '../../support/given/moments.ts';
import { someRules } from '../../support/given/rules.ts';
import { firstLook } from './standing-of.ts';

function overview(
  project: Partial<CreativeProject>,
  tickets: readonly DeliverableTicket[] = [],
): ProjectOverview | null {
  return overviewOf(firstLook(aProject(project), { tickets }), someRules(), at('2026-03-18'));
}

const since = at('2026-03-13');

describe('The overview of a project', () => {
  it('tells whom it waits on, since when, from when on it is stalled, and what comes', () => {
    const project = {
      refreshDate: '2026-03-28',
      kickoffSentAt: since,
      cycle: 3,
      waitingOn: 'account_manager',
      waitingSince: since,
    } as const;
    expect(overview(project)).toEqual({
      projectId: '7',
      objectTypeId: aProject().objectTypeId,
      name: 'Acme',
      cycle: 3,
      status: 'blank',
      isUnderWay: true,
      handoff: '1 kickoff',
      waitingOn: 'account_manager',
      people: ['Dana'],
      waitingSince: since,
      limit: 5,
      stallsAt: at('2026-03-20 00:00'),
      kickoffOn: null,
      submissionOn: '2026-03-28',
      refreshOn: '2026-03-28',
    });
  });

  it('between two cycles waits on nobody and has its dates ahead', () => {
    expect(overview({ refreshDate: '2026-06-01' })).toMatchObject({
      isUnderWay: false,
      handoff: null,
      waitingOn: 'nobody',
      people: [],
      waitingSince: null,
      limit: null,
      stallsAt: null,
      kickoffOn: '2026-05-17',
      submissionOn: '2026-06-01',
      refreshOn: '2026-06-01',
    });
  });

  it('is not under way once the client has declined, and has the next kickoff ahead', () => {
    const declined = {
      status: 'no_refresh_requested',
      declinedAt: since,
      refreshDate: '2026-06-11',
    } as const;
    expect(overview(declined)).toMatchObject({ isUnderWay: false, kickoffOn: '2026-05-27' });
  });

  it('names everybody of the creative team who has something to do, each once', () => {
    const tickets = [
      aQueuedTicket({ id: '11' }),
      aQueuedTicket({ id: '12', copywriterId: '6' }),
      aQueuedTicket({ id: '13', copy: 'approved' }),
    ];
    const told = overview({ status: 'deliverable_submitted' }, tickets);
    expect(told).toMatchObject({ handoff: '4 tickets', people: ['Cora', 'Diego', 'Theo'] });
  });

  it('names nobody where nobody can be found', () => {
    expect(overview({ status: 'creatives_completed_and_approved', sasId: null })).toMatchObject({
      waitingOn: 'sas',
      people: [],
    });
  });

  it('has nothing ahead while the tickets are in work, but the date itself', () => {
    expect(overview({ status: 'deliverable_submitted', refreshDate: '2026-03-12' })).toMatchObject({
      isUnderWay: true,
      kickoffOn: null,
      submissionOn: null,
      refreshOn: '2026-03-12',
    });
  });

  it.each<Partial<CreativeProject>>([
    { status: 'refresh_request_submitted', refreshDate: '2026-06-01' },
    { status: 'creatives_implemented' },
    { status: 'unrecognised', refreshDate: null },
    { status: 'blank', kickoffSentAt: since, refreshDate: null },
  ])('counts as under way whatever is begun and not ended: %j', (project) => {
    expect(overview(project)?.isUnderWay).toBe(true);
  });

  it('is none of a project that is off the programme', () => {
    expect(overview({ refreshDate: null })).toBeNull();
    expect(overview({ refreshDate: null, status: 'no_refresh_requested', declinedAt: since })).toBeNull();
  });
});
