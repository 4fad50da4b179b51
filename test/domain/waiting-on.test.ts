import { describe, expect, it } from 'vitest';
import type { BallHolder } from '../../src/domain/model.ts';
import { aProject } from '../support/given/a-project.ts';
import { aPendingTicket, aQueuedTicket, aSharedTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { aSentEmail } from '../support/given/issued.ts';
import { at } from '../support/given/moments.ts';
import { remindAfter } from '../support/given/rules.ts';

/** Who holds the ball after the decision. */
function holderOf(decided: ReturnType<ReturnType<typeof given>['on']>): BallHolder | undefined {
  const write = decided.decision.effects.find((effect) => effect.kind === 'write project');
  return write?.change.waitingOn;
}

const elsewhere = { waitingSince: at('2026-03-01') } as const;

describe('creative_refresh_waiting_on follows the ball', () => {
  const onAm = { waitingOn: 'account_manager', ...elsewhere } as const;
  const onNobody = { waitingOn: 'nobody', waitingSince: null } as const;
  const kickoffSentAt = at('2026-03-17');

  it.each([
    ['kickoff sent → AM', aProject({ ...onNobody }), 'account_manager'],
    ['blank and not kicked off → nobody', aProject({ ...onAm, refreshDate: '2026-09-01' }), 'nobody'],
    [
      'requested, before the day → nobody',
      aProject({ ...onAm, status: 'refresh_request_submitted' }),
      'nobody',
    ],
    [
      'requested, without a date → AM',
      aProject({ ...onNobody, status: 'refresh_request_submitted', refreshDate: null }),
      'account_manager',
    ],
    [
      'requested and cued → SAS',
      aProject({ ...onAm, status: 'refresh_request_submitted', refreshDate: '2026-03-18' }),
      'sas',
    ],
    [
      'tickets submitted → creative team',
      aProject({ ...onAm, status: 'deliverable_submitted' }),
      'creative_team',
    ],
    [
      'pending approval → AM',
      aProject({ ...onNobody, status: 'creatives_pending_approval' }),
      'account_manager',
    ],
    ['approved → SAS', aProject({ ...onAm, status: 'creatives_completed_and_approved' }), 'sas'],
    ['implemented and reset → nobody', aProject({ ...onAm, status: 'creatives_implemented' }), 'nobody'],
    ['declined → nobody', aProject({ ...onAm, status: 'no_refresh_requested', kickoffSentAt }), 'nobody'],
  ] as const)('%s', (_case, project, holder) => {
    expect(holderOf(given(project).on('2026-03-18'))).toBe(holder);
  });

  it('goes to the creative team while any ticket of the cycle is in revision', () => {
    const shared = aProject({
      ...onAm,
      status: 'creatives_pending_approval',
      reviewRequestedAt: at('2026-03-11'),
    });
    const inRevision = aQueuedTicket({ id: '12', revisionRound: 1 });
    expect(holderOf(given(shared, aSharedTicket(), inRevision).on('2026-03-12'))).toBe('creative_team');
    expect(
      holderOf(given(shared, aSharedTicket(), { ...inRevision, stage: 'closed' }).on('2026-03-12')),
    ).toBeUndefined();
    expect(
      holderOf(given(shared, aSharedTicket(), aQueuedTicket({ id: '12' })).on('2026-03-12')),
    ).toBeUndefined();
  });

  it('does not mind the revisions of an earlier cycle', () => {
    const shared = aProject({
      ...onAm,
      status: 'creatives_pending_approval',
      cycle: 2,
      cycleStartedAt: at('2026-03-11'),
      lastImplementedAt: at('2026-03-11'),
    });
    expect(holderOf(given(shared, aQueuedTicket({ revisionRound: 1 })).on('2026-03-12'))).toBeUndefined();
  });

  it('is with the SAS once the settings cued them without a request, and with the AM when they do not any more', () => {
    const cued = aProject({
      ...onAm,
      refreshDate: '2026-03-17',
      kickoffSentAt,
      submissionCuedAt: at('2026-03-17'),
    });
    const rules = { automations: { cueWithoutRequest: true } };
    expect(holderOf(given(cued).ruledBy(rules).on('2026-03-18'))).toBe('sas');
    expect(holderOf(given(cued).on('2026-03-18'))).toBeUndefined();
  });

  it('keeps the moment since when it waits while nothing changes', () => {
    given(aProject({ ...onAm, kickoffSentAt, refreshDate: '2026-03-20' }))
      .on('2026-03-18')
      .then();
  });
});

describe('Optional: a reminder to whoever has held the ball too long', () => {
  const rules = { stalls: remindAfter(3) };
  // Friday the 13th: three business days later is Wednesday the 18th.
  const since = at('2026-03-13');
  const key = `project-7.cycle-1.reminder.account_manager.${since}.email.1`;
  const onAm = aProject({
    status: 'creatives_pending_approval',
    reviewRequestedAt: since,
    waitingOn: 'account_manager',
    waitingSince: since,
  });
  const reminder = (who: string) => `email to ${who}: "Still waiting: creative refresh of Acme"`;

  it('is off unless the settings say so', () => {
    given(onAm).on('2026-03-18').then();
  });

  it('goes out after so many business days', () => {
    given(onAm).ruledBy(rules).on('2026-03-17').then();
    given(onAm).ruledBy(rules).on('2026-03-18').then(reminder('Dana (AM)'));
  });

  it('goes out once for each time they hold it', () => {
    given(onAm)
      .ruledBy(rules)
      .and({ issued: [aSentEmail(key)] })
      .on('2026-03-19')
      .then();
    given({ ...onAm, waitingSince: at('2026-03-16') })
      .ruledBy(rules)
      .and({ issued: [aSentEmail(key)] })
      .on('2026-03-19')
      .then(reminder('Dana (AM)'));
  });

  it('goes to the SAS for theirs', () => {
    given(
      aProject({
        status: 'creatives_completed_and_approved',
        implementationCuedAt: since,
        waitingOn: 'sas',
        waitingSince: since,
      }),
    )
      .ruledBy(rules)
      .on('2026-03-18')
      .then(reminder('Sam (SAS)'));
  });

  const inWork = aProject({
    status: 'deliverable_submitted',
    waitingOn: 'creative_team',
    waitingSince: since,
  });
  const tickets = [
    aQueuedTicket({ id: '11', copy: 'approved' }),
    aQueuedTicket({ id: '12' }),
    aPendingTicket({
      id: '13',
      copywriterId: '6',
      folderName: 'Summer',
      reviewRequestedAt: at('2026-03-12'),
    }),
  ];

  it('goes to those of the creative team who still have something to do, once each', () => {
    given(inWork, ...tickets)
      .ruledBy(rules)
      .on('2026-03-18')
      .then(reminder('Diego (designer)'), reminder('Cora (copywriter)'));
  });

  it('still reaches the second of them where a crash came after the first', () => {
    const sent = aSentEmail(`project-7.cycle-1.reminder.creative_team.${since}.email.4`);
    given(inWork, ...tickets)
      .ruledBy(rules)
      .and({ issued: [sent] })
      .on('2026-03-18')
      .then(reminder('Cora (copywriter)'));
  });

  it('goes to the fallback address where nobody is named', () => {
    given({ ...onAm, accountManagerId: null })
      .ruledBy({ ...rules, people: { fallbackEmail: 'refresh@agency.example' } })
      .on('2026-03-18')
      .then(
        reminder('refresh@agency.example'),
        'warning: Nobody is named as account manager on the project: tasks are left unassigned and email goes to the fallback address.',
      );
  });

  it('does not go to somebody who has just passed the ball on', () => {
    given({ ...onAm, status: 'creatives_completed_and_approved', implementationCuedAt: at('2026-03-17') })
      .ruledBy(rules)
      .on('2026-03-18')
      .then('project: waiting-on=sas waiting-since=now');
  });

  it('has nobody to go to while the record waits on nobody, though tickets are in work', () => {
    for (const waitingOn of ['nobody', null] as const) {
      given(aProject({ refreshDate: '2026-09-01', waitingOn, waitingSince: since }), aQueuedTicket())
        .ruledBy(rules)
        .on('2026-03-18')
        .then();
    }
  });

  it('is not sent where nobody knows since when somebody holds the ball', () => {
    given({ ...onAm, waitingSince: null })
      .ruledBy(rules)
      .on('2026-03-18')
      .then();
  });

  it('has a key of its own where nobody can be found', () => {
    const decided = given({ ...onAm, accountManagerId: null })
      .ruledBy({ ...rules, people: { fallbackEmail: 'refresh@agency.example' } })
      .on('2026-03-18');
    expect(decided.the('send email').key).toBe(
      `project-7.cycle-1.reminder.account_manager.${since}.email.nobody`,
    );
  });
});
