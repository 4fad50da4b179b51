import { expect, it } from 'vitest';
import { droppedByAdmin } from '../../../src/domain/adoption/adopt.ts';
import { aProject } from '../../support/given/a-project.ts';
import { adopted } from './adopted.ts';

it('What an admin drops is stamped like what was adopted, and the history says whose doing that was', () => {
  expect(adopted(aProject({ refreshDate: '2026-04-03' }), [], { because: droppedByAdmin })).toEqual({
    does: ['project: kickoff=now sequence=1', 'look again at once'],
    untold: ['project-7.cycle-1.kickoff.0.task', 'project-7.cycle-1.kickoff.0.email'],
    reasons: [
      'Dropped by an admin, not announced. The creative refresh is due on 3 April 2026, 15 days away or fewer, so the account manager starts the conversation with the client.',
    ],
  });
});
