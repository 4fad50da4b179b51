import { expect, test } from 'vitest';
import { createProject, createTicket } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

const oneHour = 60 * 60 * 1000;

test('a ticket whose folder name was asked for on one project is asked for no more on the next, and holds nothing up there', async () => {
  const agency = await openAgency();
  const [harbor, island] = await agency.after(
    () =>
      [
        createProject(agency, { creative_refresh_date: '2026-09-01' }),
        createProject(agency, { creative_refresh_date: '2026-09-01', name: 'Island' }),
      ] as const,
  );
  const ticket = await agency.after(() =>
    createTicket(agency, 'Nameless', { deliverable_folder_name: '' }, [harbor]),
  );
  await agency.after(() => agency.clock.advance(oneHour));
  await agency.after(() => {
    agency.account.dissociate(ticket, harbor);
    agency.account.associate(ticket, island);
    agency.account.update(island, { creative_refresh_date: '2026-03-12' });
  });
  const { projects, tasks, emails } = outcomeOf(agency);
  expect({ projects, tasks, emails }).toEqual({
    projects: [
      'Harbor: (blank) | 2026-09-01 | cycle 1 | nobody yet | nothing fired',
      'Island: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff',
    ],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'Corin: Write Copy: Nameless | NOT_STARTED',
      'Dalia: Design Graphics: Nameless | NOT_STARTED',
      'Sasha: Fill In the Deliverable Folder Name | NOT_STARTED',
    ],
    emails: ['amara: Creative refresh coming up: Island'],
  });
});
