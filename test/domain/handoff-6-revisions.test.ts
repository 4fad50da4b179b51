import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aQueuedTicket, aSharedTicket, aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';

const shared = aProject({
  status: 'creatives_pending_approval',
  reviewRequestedAt: at('2026-03-11 10:00'),
  sequence: 3,
  adLabLink: 'https://adlab.example/acme',
  waitingOn: 'account_manager',
  waitingSince: at('2026-03-11 10:00'),
});
const ballGoes = 'project: waiting-on=creative_team waiting-since=now';
const reviseCopy = 'task for Cora (copywriter) on ticket 11: "Revise Copy: Ad 11" due 2026-03-19';
const reviseGraphics = 'task for Diego (designer) on ticket 11: "Revise Graphics: Ad 11" due 2026-03-19';
const told = (who: string) => `email to ${who} on ticket 11: "Revision requested: Ad 11"`;

describe('Handoff 6: the client wants changes', () => {
  it('sends the flagged copy back to the copywriter, and the status stays as it is', () => {
    given(shared, aSharedTicket({ revisionRequested: ['copy'] }))
      .on('2026-03-12')
      .then(
        reviseCopy,
        told('Cora (copywriter)'),
        ballGoes,
        'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=1',
      );
  });

  it('sends the flagged graphics back to the designer', () => {
    given(shared, aSharedTicket({ revisionRequested: ['graphics'] }))
      .on('2026-03-12')
      .then(
        reviseGraphics,
        told('Diego (designer)'),
        ballGoes,
        'ticket 11: stage=in_progress graphics=revision_requested flags=taken off round=1',
      );
  });

  const both = [
    ballGoes,
    'ticket 11: stage=in_progress copy=revision_requested graphics=revision_requested flags=taken off round=1',
  ];

  it('sends both back to both', () => {
    given(shared, aSharedTicket({ revisionRequested: ['graphics', 'copy'] }))
      .on('2026-03-12')
      .then(reviseCopy, reviseGraphics, told('Cora (copywriter)'), told('Diego (designer)'), ...both);
  });

  it('tells somebody who made both parts in one email', () => {
    const decided = given(shared, aSharedTicket({ revisionRequested: ['copy', 'graphics'], designerId: '3' }))
      .on('2026-03-12')
      .then(
        reviseCopy,
        reviseGraphics.replace('Diego (designer)', 'Cora (copywriter)'),
        told('Cora (copywriter)'),
        ...both,
      );
    expect(decided.the('send email').text).toContain(
      'The client wants changes to the copy and graphics of "Ad 11"',
    );
  });

  it('acts on a flag on a ticket that is in progress, once more', () => {
    const decided = given(
      { ...shared, waitingOn: 'creative_team' },
      aSharedTicket({ stage: 'in_progress', revisionRequested: ['copy'], revisionRound: 1 }),
    )
      .on('2026-03-12')
      .then(
        reviseCopy,
        told('Cora (copywriter)'),
        'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=2',
      );
    expect(decided.the('create task').key).toBe('ticket-11.round-2.revision.copy.task');
  });

  it('gives a new ticket that is flagged while in progress one task for the part, not two', () => {
    given(shared, aTicket({ stage: 'in_progress', revisionRequested: ['copy'] }))
      .on('2026-03-12')
      .then(
        'task for Diego (designer) on ticket 11: "Design Graphics: Ad 11" due 2026-03-19',
        reviseCopy,
        told('Cora (copywriter)'),
        ballGoes,
        'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=1 cycle=1 queued=now',
      );
  });

  it('does nothing but say so where the ticket is closed', () => {
    given(shared, aSharedTicket({ stage: 'closed', revisionRequested: ['copy'] }))
      .on('2026-03-12')
      .thenNothing(
        'A revision is flagged on ticket "Ad 11", but the ticket is closed: reopen it to have it revised.',
      );
  });

  it('takes the extended turnaround in a large ad set', () => {
    const others = ['12', '13', '14', '15'].map((id) => aSharedTicket({ id }));
    given(shared, aSharedTicket({ revisionRequested: ['copy'] }), ...others)
      .on('2026-03-12')
      .then(
        reviseCopy.replace('2026-03-19', '2026-03-23'),
        told('Cora (copywriter)'),
        ballGoes,
        'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=1',
      );
  });

  it('takes the standard one for a ticket in no ad set', () => {
    given(shared, aSharedTicket({ revisionRequested: ['copy'], folderName: null }))
      .ruledBy({ tasks: { placementGraceHours: 100 } })
      .on('2026-03-12')
      .then(
        reviseCopy,
        told('Cora (copywriter)'),
        ballGoes,
        'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=1',
        'look again at 2026-03-14 13:00',
      );
  });

  it('does not move a flagged ticket on, though its parts are still called approved', () => {
    given(shared, aQueuedTicket({ copy: 'approved', graphics: 'approved', revisionRequested: ['copy'] }))
      .on('2026-03-12')
      .then(
        reviseCopy,
        told('Cora (copywriter)'),
        ballGoes,
        'ticket 11: stage=in_progress copy=revision_requested flags=taken off round=1',
      );
  });

  it('first asks for the notes of the flagged tickets', () => {
    const { decision } = given(
      shared,
      aSharedTicket({ id: '11', revisionRequested: ['copy'] }),
      aSharedTicket({ id: '12' }),
    )
      .and({ ticketNotes: undefined })
      .on('2026-03-12')
      .then();
    expect(decision.needs).toEqual([{ kind: 'ticket notes', ticketIds: ['11'] }]);
  });
});

describe('What the creative team reads about a revision', () => {
  const flagged = given(shared, aSharedTicket({ revisionRequested: ['copy'] }));

  it('is the newest note on the ticket, and the AdLab link', () => {
    const decided = flagged
      .and({
        ticketNotes: {
          '11': [
            { id: '2', loggedAt: at('2026-03-12 08:00'), text: 'Make it "pop" <more>' },
            { id: '1', loggedAt: at('2026-03-11'), text: 'Old news' },
          ],
        },
      })
      .on('2026-03-12');
    for (const html of [decided.the('create task').body, decided.the('send email').html]) {
      expect(html).toContain('<blockquote>Make it &quot;pop&quot; &lt;more&gt;</blockquote>');
      expect(html).toContain('href="https://adlab.example/acme"');
      expect(html).not.toContain('Old news');
    }
  });

  it('is a hint to look in AdLab where nobody logged a note', () => {
    expect(flagged.on('2026-03-12').the('create task').body).toContain(
      'There is no note on the ticket; please look in AdLab for the feedback.',
    );
  });

  it('leaves the link out where the project has none', () => {
    const decided = given({ ...shared, adLabLink: null }, aSharedTicket({ revisionRequested: ['copy'] })).on(
      '2026-03-12',
    );
    expect(decided.the('create task').body).not.toContain('AdLab:');
  });
});

describe('A revised ticket that comes back', () => {
  it('completes the set again, and handoff 5 fires again', () => {
    given({ ...shared, waitingOn: 'creative_team' }, aSharedTicket({ id: '11' }), {
      ...aSharedTicket({ id: '12', revisionRound: 1, readyRound: 1 }),
      enteredPendingApprovalAt: at('2026-03-16 15:00'),
    })
      .on('2026-03-16 15:01')
      .then(
        'task for Dana (AM): "Share Deliverables with Client" due 2026-03-17',
        'email to Sam (SAS): "Ad set complete: Spring (Acme)"',
        'email to Dana (AM): "Ready for client review: Spring (Acme)"',
        'project: waiting-on=account_manager waiting-since=now',
        'ticket 12: cycle=1 ready-round=1 handed-over=2026-03-16T15:00',
      );
  });
});
