import { describe, expect, it } from 'vitest';
import { describeOnEachDialect } from '../store/support/dialects.ts';
import { seedLargeHistory } from '../support/a-large-history.ts';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { runCommand } from '../support/run-command.ts';
import { outcomeOf } from '../support/together-outcome.ts';

/** Two days before the Monday on which the app goes live. */
const saturday = Date.parse('2026-02-28T14:00:00Z');

interface Agency {
  readonly projectObject: 'custom' | 'projects';
  readonly type: string;
  readonly projects: number;
  readonly tickets: number;
  /** Whether the account has everything under its own names, or nothing of it. */
  readonly has: 'its own names' | 'nothing';
  readonly databaseUrl?: string;
}

/** That records have HubSpot's owner nobody can tell from outside, so an admin says what is meant instead. */
const mappedByHand = {
  mapping: {
    project: { properties: { accountManager: 'client_lead' } },
    ticket: { properties: { owner: 'handled_by' } },
  },
};

/** What an admin types before the app starts, and how what is printed ends. */
const steps = {
  'its own names': [
    ['provision', 'This carries it out: creative-refresh provision --apply'],
    ['provision --map', 'This writes it to the settings: creative-refresh provision --map --apply'],
    [
      'provision --map --apply',
      'Saved as version 2 of the settings. What is still missing: creative-refresh provision',
    ],
    [
      'provision',
      'Plan: 0 to create, 0 to extend, 45 in place, 0 in the way.\nNothing is missing that could be created.',
    ],
    ['provision --apply', 'Nothing had to be created.'],
  ],
  nothing: [
    ['provision', 'This carries it out: creative-refresh provision --apply'],
    ['provision --apply', 'created, 0 extended.'],
    ['provision', ' in place, 0 in the way.\nNothing is missing that could be created.'],
    ['provision --apply', 'Nothing had to be created.'],
  ],
} as const;

async function openShadow({ projectObject, type, has, databaseUrl }: Agency) {
  const environment = {
    MODE: '',
    CREATIVE_PROJECT_OBJECT_TYPE: type,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const hasNames = has === 'its own names';
  const opened = await openAgencyWithAdmin({
    sandbox: {
      projectObject,
      keepExchanges: false,
      ...(hasNames ? { names: 'other' } : { setUp: 'nothing' }),
    },
    environment,
    startsAt: saturday,
    keepsStore: databaseUrl === undefined,
    webhooks: false,
    ...(hasNames && { settings: mappedByHand }),
    prepare: async (prepared) => {
      for (const [command, end] of steps[has]) {
        const { exitCode, stderr, stdout } = await runCommand(command.split(' '), prepared.environment);
        expect({ command, exitCode, stderr, end: stdout.trimEnd().slice(-end.length) }).toEqual({
          ...{ command, exitCode: 0, stderr: '', end },
        });
      }
    },
  });
  const { agency, runWith } = opened;
  return {
    agency,
    run: async (command: string) => {
      const ofApp = { ...environment, PUBLIC_BASE_URL: agency.together.appUrl };
      const { exitCode, stdout, stderr } = await runWith(ofApp, ...command.split(' '));
      expect({ command, exitCode, stderr }, stdout).toEqual({ command, exitCode: 0, stderr: '' });
      return stdout;
    },
  };
}

/** The cells of a table by the first one of each row. */
function tableIn(printed: string): ReadonlyMap<string, readonly string[]> {
  const rows = printed.split('\n').map((line) => line.trim().split(/ {2,}/u));
  return new Map(rows.filter((row) => row.length > 2).map(([first = '', ...others]) => [first, others]));
}

const nothingWrong = /\nFound 0 errors and \d warnings\. HubSpot was asked \d+ times\.\n$/u;
const choices = 'activate --adopt kickoff,cue';

/** Everything an admin does from an account with a history to a live app, on a Monday. */
async function goLive(size: Agency): Promise<void> {
  const opened = await openShadow(size);
  try {
    await walk(opened, size);
  } finally {
    // A database lasts no longer than its test.
    await opened.agency.together.application().stop();
  }
}

async function walk({ agency, run }: Awaited<ReturnType<typeof openShadow>>, size: Agency): Promise<void> {
  const { account } = agency;
  const closedStage = size.has === 'nothing' ? null : 'delivered';
  const history = seedLargeHistory(agency, { ...size, before: '2026-02-28', closedStage });
  agency.clock.advanceDays(2);
  // `doctor` gives an app five seconds to answer.
  await agency.together.settled();
  const before = outcomeOf(agency);

  const diagnosis = await run('doctor');
  expect(diagnosis).toContain('ok       The app takes a delivery that is signed');
  expect(diagnosis).toContain('ok       All 12 properties are there, with their types and options.');
  expect(diagnosis).toMatch(nothingWrong);

  const swept = /^(\d+) open records looked at, and everything due is done\.\nThe app is in shadow mode/u;
  const open = Number(swept.exec(await run('sweep'))?.[1]);
  expect(open).toBeGreaterThan(size.projects);

  const report = await run('report');
  const all = tableIn(report).get('All') ?? [];
  expect(report).toMatch(
    /^What the app would have done from 23 February 2026 .+, beside what people did\. \d+ projects looked at\.\n/u,
  );
  expect(tableIn(report).get('Handoff')).toEqual([
    ...['Agreed', 'Too early', 'Cannot tell', 'Unseen', 'Agreement'],
  ]);
  expect(all.at(-1)).toBe('100%');
  expect(report).toContain('\nWherever it can be compared, app and people agreed.\n');

  const foreseen = await run(choices);
  expect(foreseen).toContain('\nNothing was changed. To go live: the same command with --apply\n');
  expect(outcomeOf(agency)).toEqual(before);

  const activated = await run(`${choices} --apply`);
  const due = tableIn(foreseen);
  expect([...due.keys()].filter((handoff) => handoff !== 'Handoff')).toEqual([
    ...['kickoff', 'decline', 'cue', 'tickets', 'review', 'approval', 'close', 'upkeep'],
  ]);
  expect(tableIn(activated)).toEqual(due);
  expect([...due].filter(([, cells]) => cells.at(-1) !== 'none').map(([handoff]) => handoff)).toEqual([
    'Handoff',
  ]);
  expect(activated).toMatch(
    /\n\n\d+ open tickets without exactly one creative project: nobody is asked about them\.\n\nThe app is live since 2026-03-02T14:\d\d:\d\d\.\d{3}Z\. From now on everything is told as it happens\.\n$/u,
  );
  const boundTasks = (ids: readonly string[]) =>
    ids.map((id) => account.read(id).values['creative_refresh_implementation_task_id'] ?? null);
  expect(boundTasks(history.withOneTask)).toEqual(
    history.withOneTask.map((id) => account.associated(id, 'task')[0]?.id),
  );
  expect(boundTasks(history.withTwoTasks)).toEqual(history.withTwoTasks.map(() => null));
  expect(await run(`${choices} --apply`)).toMatch(
    /^The app is live: command line activated it at 2026-03-02T14:\S+Z\. Nothing was done\.\n$/u,
  );

  await run('sweep');
  const live = outcomeOf(agency);
  expect({ tasks: live.tasks, emails: live.emails }).toEqual({ tasks: before.tasks, emails: [] });
  expect(await run('held list')).toBe('Nothing is held.\n');
  agency.clock.advance(2 * 3_600_000);
  account.update(history.resting, { creative_refresh_date: '2026-03-12' });
  await run('sweep');
  const after = outcomeOf(agency);
  expect(after.emails).toEqual(['amara: Creative refresh coming up: Harbor']);
  expect(account.associated(history.resting, 'task').map(({ values }) => values['hs_task_subject'])).toEqual([
    'Reach Out to Client About Creative Refresh',
  ]);
  expect(after.tasks.length).toBe(before.tasks.length + 1);
}

describe('An account with years of projects under its own names', () => {
  it('goes live with 2,000 projects and 10,000 tickets, and nobody hears of the past', async () => {
    const size = {
      projectObject: 'custom',
      type: 'creative_project',
      projects: 2000,
      tickets: 10_000,
    } as const;
    await goLive({ ...size, has: 'its own names' });
  }, 900_000);
});

describeOnEachDialect('An account that works with HubSpot’s own Projects', (databases) => {
  it('is given what it lacks and goes live, and nobody hears of the past', async () => {
    const size = { projectObject: 'projects', type: 'projects', projects: 200, tickets: 1000 } as const;
    await goLive({ ...size, has: 'nothing', databaseUrl: await databases.createUrl() });
  }, 300_000);
});
