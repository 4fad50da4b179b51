import { expect, it } from 'vitest';
import { describeOnPostgres } from '../store/support/dialects.ts';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';

describeOnPostgres('A command beside a running app that may not be asked', (databases) => {
  it('opens the database for itself, and what it does the app does not do again', async () => {
    const url = await databases.createUrl();
    const { agency, runWith } = await openAgencyWithAdmin({
      webhooks: false,
      environment: { DATABASE_URL: url, ADMIN_TOKEN: '' },
    });
    const projectId = createProject(agency);
    const beside = { DATABASE_URL: url, ADMIN_TOKEN: '', MODE: 'live' };
    const { exitCode, stdout } = await runWith(beside, 'reconcile', projectId);
    expect({ exitCode, fired: stdout.split('\n')[1]?.slice(0, 12) }).toEqual({
      exitCode: 0,
      fired: '  1 kickoff:',
    });
    await agency.together.application().sweep();
    await agency.together.settled();
    expect(outcomeOf(agency)).toEqual({
      projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
      tickets: [],
      tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
      emails: ['amara: Creative refresh coming up: Harbor'],
    });
    await agency.together.application().stop();
  });
});
