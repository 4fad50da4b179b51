import { describe, expect, it } from 'vitest';
import { aProject } from '../support/given/a-project.ts';
import { aTicket } from '../support/given/a-ticket.ts';
import { given } from '../support/given/given.ts';
import { at } from '../support/given/moments.ts';

const approved = aProject({
  status: 'creatives_completed_and_approved',
  waitingOn: 'sas',
  waitingSince: at('2026-03-01'),
});
const implement = (who: string) => `task for ${who}: "Implement New Creatives for Refresh" due 2026-03-13`;
const mail = (who: string) => `email to ${who}: "Approved, please implement: Acme"`;
const stamped = 'project: approval=now implement-task=the new one sequence=1';
const fallback = { people: { fallbackEmail: 'refresh@agency.example' } } as const;

describe('A missing owner never loses a handoff', () => {
  it('leaves the task unassigned and mails the fallback address, and says so', () => {
    const decided = given({ ...approved, sasId: null })
      .ruledBy(fallback)
      .on('2026-03-12')
      .then(
        implement('nobody'),
        mail('refresh@agency.example'),
        stamped,
        'warning: Nobody is named as SAS on the project: tasks are left unassigned and email goes to the fallback address.',
      );
    expect(decided.the('send email').text).toMatch(
      /^Hello,\n\nThis message was meant for the SAS of "Acme", but nobody who can be reached is named there\./u,
    );
  });

  it('treats an owner who left like none', () => {
    given({ ...approved, sasId: '99' })
      .ruledBy(fallback)
      .on('2026-03-12')
      .then(
        implement('nobody'),
        mail('refresh@agency.example'),
        stamped,
        'warning: The SAS named on the project is no active user: tasks are left unassigned and email goes to the fallback address.',
      );
  });

  it('sends no email where there is no fallback address either, and still gives the task', () => {
    given({ ...approved, sasId: null })
      .on('2026-03-12')
      .then(
        implement('nobody'),
        stamped,
        'warning: Nobody is named as SAS on the project: tasks are left unassigned and no fallback address is set, so no email goes out.',
      );
  });

  it('turns to the configured default first', () => {
    given({ ...approved, sasId: null })
      .ruledBy({ people: { defaultSasId: '2' } })
      .on('2026-03-12')
      .then(implement('Sam (SAS)'), mail('Sam (SAS)'), stamped);
    given({ ...approved, sasId: '99' })
      .ruledBy({ people: { defaultSasId: '2' } })
      .on('2026-03-12')
      .then(
        implement('Sam (SAS)'),
        mail('Sam (SAS)'),
        stamped,
        'warning: The SAS named on the project is no active user, so Sam stands in.',
      );
  });

  it('holds for the AM', () => {
    given(aProject({ accountManagerId: null }))
      .ruledBy(fallback)
      .on('2026-03-17')
      .then(
        'task for nobody: "Reach Out to Client About Creative Refresh" due 2026-03-19 with company 900',
        'email to refresh@agency.example: "Creative refresh coming up: Acme"',
        'project: kickoff=now sequence=1 waiting-on=account_manager waiting-since=now',
        'warning: Nobody is named as account manager on the project: tasks are left unassigned and email goes to the fallback address.',
      );
  });

  it('holds for copywriter and designer', () => {
    given(
      { ...approved, status: 'deliverable_submitted', waitingOn: 'creative_team' },
      aTicket({ copywriterId: null, designerId: '98' }),
    )
      .ruledBy(fallback)
      .on('2026-03-12')
      .then(
        'task for nobody on ticket 11: "Write Copy: Ad 11" due 2026-03-19',
        'task for nobody on ticket 11: "Design Graphics: Ad 11" due 2026-03-19',
        'ticket 11: cycle=1 queued=now',
        'warning: Nobody is named as copywriter on ticket "Ad 11": tasks are left unassigned and email goes to the fallback address.',
        'warning: The designer named on ticket "Ad 11" is no active user: tasks are left unassigned and email goes to the fallback address.',
      );
  });
});
