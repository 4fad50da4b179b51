import { expect, test } from 'vitest';
import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import { openAgency } from '../support/together.ts';

// In a file of its own: it takes as long as the app waits for an answer, while others run beside it.
const isTaskCreation = ({ path }: FaultedRequest) => path.endsWith('/0-27/batch/create');

test('a task creation that is carried out but never answered is given up, looked up, and not repeated', async () => {
  const agency = await openAgency();
  agency.together.sandbox.faults.next(isTaskCreation, { connection: 'hang', after: 'commit' });
  await agency.after(() => createProject(agency));
  expect(outcomeOf(agency)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  expect(agency.together.sandbox.calls.get('POST /crm/objects/2026-09/0-27/batch/create')).toBe(1);
});
