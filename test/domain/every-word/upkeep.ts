import type { Decision } from '../../../src/domain/decision.ts';
import { decideUnplacedTicket } from '../../../src/domain/unplaced-ticket.ts';
import { aProject, homeAccount } from '../../support/given/a-project.ts';
import { aQueuedTicket, aSharedTicket, aTicket } from '../../support/given/a-ticket.ts';
import { given } from '../../support/given/given.ts';
import { anOpenTask } from '../../support/given/issued.ts';
import { at } from '../../support/given/moments.ts';
import { staff, theo } from '../../support/given/people.ts';
import { remindAfter, someRules } from '../../support/given/rules.ts';

const now = '2026-03-12';
const submitted = aProject({ status: 'deliverable_submitted', waitingOn: 'creative_team' });
const withoutFolder = aQueuedTicket({ folderName: null });
const remind = { stalls: remindAfter(2) };
const qa = { automations: { qaTasks: true }, people: { teamLeadIds: { copy: '5', graphics: '6' } } } as const;
const heldBy = (waitingOn: 'account_manager' | 'sas' | 'creative_team') =>
  ({ waitingOn, waitingSince: at('2026-03-02') }) as const;
const onTicket = (matter: string) => anOpenTask('500', `ticket-11.${matter}.task`);

/** A ticket that leads to no single project. */
function unplaced(projectIds: readonly string[], ownerId: string | null = null) {
  const ticket = aTicket({ projectIds, ownerId });
  return decideUnplacedTicket(
    { account: homeAccount, ticket, people: staff, issued: [] },
    someRules({}),
    at(now),
  );
}

/** What is said around the handoffs: who is missing, what is missing, and what waits too long. */
export const upkeep: Readonly<Record<string, () => Partial<Decision>>> = {
  'Nobody is named': () => given(aProject({ refreshDate: now, accountManagerId: null })).on(now).decision,
  'Nobody is named, but there is a fallback': () =>
    given(
      aProject({
        refreshDate: now,
        accountManagerId: null,
        status: 'creatives_completed_and_approved',
        sasId: null,
      }),
    )
      .ruledBy({ people: { fallbackEmail: 'desk@agency.example' } })
      .on(now).decision,
  'Whoever is named has left': () =>
    given(aProject({ refreshDate: now, accountManagerId: '99' })).on(now).decision,
  'Whoever is named has left, and somebody stands in': () =>
    given(aProject({ refreshDate: now, accountManagerId: '99' }))
      .ruledBy({ people: { defaultAccountManagerId: theo.id } })
      .on(now).decision,
  'Makers are missing': () =>
    given(submitted, aTicket({ copywriterId: null, designerId: '99' })).on(now).decision,

  'A folder name is missing': () => given(submitted, withoutFolder).on(now).decision,
  'A folder name is missing, asked already': () =>
    given(submitted, withoutFolder)
      .and({ issued: [onTicket('placement.folder')] })
      .on(now).decision,
  'A folder name is filled in': () =>
    given(submitted, aQueuedTicket())
      .and({ issued: [onTicket('placement.folder')] })
      .on(now).decision,
  'Nobody is there to fill in a folder name': () =>
    given({ ...submitted, sasId: null }, withoutFolder).on(now).decision,
  'A ticket has found its one project': () =>
    given(submitted, aQueuedTicket())
      .and({ issued: [onTicket('placement.no-project')] })
      .on(now).decision,
  'A ticket of two projects': () => given(submitted, aTicket({ projectIds: ['7', '8'] })).on(now).decision,
  'A ticket without a project': () => unplaced([]),
  'A ticket of two projects that nobody reads': () => unplaced(['8', '9'], theo.id),

  'Copy in QA': () =>
    given(submitted, aQueuedTicket({ copy: 'in_qa' }))
      .ruledBy(qa)
      .on(now).decision,
  'Graphics in QA, nobody leads the team': () =>
    given(submitted, aQueuedTicket({ graphics: 'in_qa' }))
      .ruledBy({ automations: { qaTasks: true } })
      .on(now).decision,
  'Copy not in QA any more': () =>
    given(submitted, aQueuedTicket())
      .and({ issued: [onTicket('round-0.qa.copy')] })
      .ruledBy(qa)
      .on(now).decision,

  'The account manager is reminded': () =>
    given(aProject({ status: 'creatives_pending_approval', ...heldBy('account_manager') }))
      .ruledBy(remind)
      .on(now).decision,
  'The SAS is reminded': () =>
    given(
      aProject({
        status: 'creatives_completed_and_approved',
        implementationCuedAt: at('2026-03-02'),
        ...heldBy('sas'),
      }),
    )
      .ruledBy(remind)
      .on(now).decision,
  'The creative team is reminded': () =>
    given({ ...submitted, ...heldBy('creative_team') }, aQueuedTicket({ graphics: 'approved' }))
      .ruledBy(remind)
      .on(now).decision,
  'The ball goes back to nobody': () => given(aProject(heldBy('sas'))).on(now).decision,

  'A status nobody knows': () => given(aProject({ status: 'unrecognised' })).on(now).decision,
  'A cycle number somebody lowered': () =>
    given(aProject({ cycle: 1 }))
      .and({ memory: { highestCycle: 3, highestSequence: 0 } })
      .on(now).decision,
  'A cadence that is none': () =>
    given(aProject({ cadenceDays: 'monthly', package: 'Gold' }))
      .ruledBy({ cadence: { byPackage: { Gold: 0 } } })
      .on(now).decision,
  'A cloned ticket': () =>
    given(
      submitted,
      aSharedTicket({ createdAt: at('2026-03-12 08:00'), stage: 'new', graphics: 'not_required' }),
    ).on(now).decision,
};
