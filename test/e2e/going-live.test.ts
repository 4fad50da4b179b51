import { expect, test } from 'vitest';
import { seedLargeHistory } from '../support/a-large-history.ts';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { runCommand } from '../support/run-command.ts';
import { outcomeOf } from '../support/together-outcome.ts';

/** Two days before the Monday on which the app goes live. */
const saturday = Date.parse('2026-02-28T14:00:00Z');

/** That records have HubSpot's owner nobody can tell from outside, so an admin says what is meant instead. */
const mappedByHand = {
  mapping: {
    project: { properties: { accountManager: 'client_lead' } },
    ticket: { properties: { owner: 'handled_by' } },
  },
};

/** The whole size takes minutes on a small machine: `LARGE_ACCOUNT=true npx vitest run test/e2e/going-live`. */
const size =
  process.env['LARGE_ACCOUNT'] === 'true'
    ? { projects: 2000, tickets: 10_000 }
    : { projects: 200, tickets: 1000 };

test.each([
  { projectObject: 'custom', names: 'other', type: 'creative_project', ...size },
  { projectObject: 'projects', names: 'decisions', type: 'projects', projects: 200, tickets: 1000 },
] as const)(
  '$projects projects and $tickets tickets with a history, in an account of type $projectObject, go live, and nobody hears of the past',
  async ({ projectObject, names, type, projects, tickets }) => {
    const hasOwnNames = names === 'other';
    const { agency, runWith } = await openAgencyWithAdmin({
      sandbox: { projectObject, names, keepExchanges: false },
      environment: { MODE: '', CREATIVE_PROJECT_OBJECT_TYPE: type },
      startsAt: saturday,
      keepsStore: true,
      webhooks: false,
      ...(hasOwnNames && { settings: mappedByHand }),
      prepare: async ({ environment }) => {
        const command = ['provision', ...(hasOwnNames ? ['--map'] : []), '--apply'];
        expect(await runCommand(command, environment)).toMatchObject({ exitCode: 0, stderr: '' });
      },
    });
    const run = async (...argv: readonly string[]) => {
      const environment = {
        MODE: '',
        CREATIVE_PROJECT_OBJECT_TYPE: type,
        PUBLIC_BASE_URL: agency.together.appUrl,
      };
      const { exitCode, stdout, stderr } = await runWith(environment, ...argv);
      expect({ argv, exitCode, stderr }).toEqual({ argv, exitCode: 0, stderr: '' });
      return stdout;
    };
    const { account } = agency;
    const history = seedLargeHistory(agency, { projects, tickets, before: '2026-02-28' });
    agency.clock.advanceDays(2);
    const before = outcomeOf(agency);

    expect(await run('doctor')).toContain('ok       The app takes a delivery that is signed');
    expect(await run('sweep')).toContain(
      ' open records looked at, and everything due is done.\nThe app is in shadow mode',
    );
    expect(await run('report')).toContain('beside what people did.');
    const choices = ['--adopt', 'kickoff,cue'];
    expect(await run('activate', ...choices)).toContain('Nothing was changed.');
    expect(outcomeOf(agency)).toEqual(before);

    expect(await run('activate', ...choices, '--apply')).toContain('The app is live since 2026-03-02T14:00:');
    const { tasks, emails } = outcomeOf(agency);
    expect({ tasks, emails }).toEqual({ tasks: before.tasks, emails: [] });
    const boundTasks = (ids: readonly string[]) =>
      ids.map((id) => account.read(id).values['creative_refresh_implementation_task_id'] ?? null);
    expect(boundTasks(history.withOneTask)).toEqual(
      history.withOneTask.map((id) => account.associated(id, 'task')[0]?.id),
    );
    expect(boundTasks(history.withTwoTasks)).toEqual(history.withTwoTasks.map(() => null));

    await run('sweep');
    agency.clock.advance(2 * 3_600_000);
    await run('sweep');
    expect(outcomeOf(agency).emails).toEqual([]);
    expect(outcomeOf(agency).tasks).toEqual(before.tasks);
    expect(await run('held', 'list')).toBe('Nothing is held.\n');
    account.update(history.resting, { creative_refresh_date: '2026-03-12' });
    await run('sweep');
    const after = outcomeOf(agency);
    expect(after.emails).toEqual(['amara: Creative refresh coming up: Harbor']);
    expect(
      account.associated(history.resting, 'task').map(({ values }) => values['hs_task_subject']),
    ).toEqual(['Reach Out to Client About Creative Refresh']);
    expect(after.tasks.length).toBe(before.tasks.length + 1);
  },
  900_000,
);
