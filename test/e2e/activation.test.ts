import { expect, test } from 'vitest';
import { createHistory } from '../support/a-history.ts';
import { openAdminPlace, openAgencyWithAdmin } from '../support/admin-place.ts';
import { completeTasks, createProject, setStatus } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';

/** The history is two days old when the app is activated, on the first Monday of March. */
const saturday = Date.parse('2026-02-28T14:00:00Z');

async function openWithHistory(environment: Readonly<Record<string, string>> = { MODE: '' }) {
  const opened = await openAgencyWithAdmin({ environment, startsAt: saturday });
  const history = createHistory(opened.agency);
  await opened.agency.days(2);
  const { agency } = opened;
  return {
    ...opened,
    history,
    /** Looks at everything again, as the next sweep does. */
    sweepNow: async () => {
      await agency.together.application().sweep();
      await agency.together.settled();
    },
    told: () => {
      const { tasks, emails } = outcomeOf(agency);
      return { tasks: tasks.filter((task) => !task.startsWith('nobody')), emails };
    },
  };
}

const nothing = { tasks: [], emails: [] };

test('the plan says handoff by handoff what would fire, proposes what to adopt, and changes nothing', async () => {
  const { agency, run, history, told } = await openWithHistory();
  const before = outcomeOf(agency);
  const { harbor, oak, elm, ash, fir, yew, lime, pear, tasks } = history;
  expect(await run('activate')).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'The app is in shadow mode. If it went live now, over 8 open projects:',
      '',
      'Handoff   Choice                Adopted                         Fired',
      'kickoff   adopt, but for today  1 project (1 task, 1 email)     1 project (1 task, 1 email)',
      'decline   adopt, but for today  1 project (0 tasks, 0 emails)   none',
      'cue       adopt, but for today  1 project (1 task, 1 email)     none',
      'tickets   adopt, but for today  2 projects (3 tasks, 0 emails)  none',
      'review    adopt, but for today  1 project (2 tasks, 2 emails)   none',
      'approval  adopt, but for today  2 projects (1 task, 2 emails)   none',
      'close     adopt, but for today  1 project (0 tasks, 1 email)    none',
      '',
      'For instance:',
      `  kickoff: Harbor (${harbor}), due since 28 December 2025: adopted`,
      `  kickoff: Oak (${oak}), due since 2 March 2026: fired`,
      `  decline: Pear (${pear}): adopted`,
      `  cue: Elm (${elm}), due since 20 February 2026: adopted`,
      `  tickets: Elm (${elm}), due since 28 February 2026: adopted`,
      `  tickets: Ash (${ash}): adopted`,
      `  review: Ash (${ash}), due since 28 February 2026: adopted`,
      `  approval: Fir (${fir}): adopted`,
      `  approval: Yew (${yew}): adopted`,
      `  close: Lime (${lime}): adopted`,
      '',
      'Open Implement tasks made by hand, bound to their project:',
      `  Fir (${fir})`,
      '',
      'Several open Implement tasks made by hand, so none is bound; complete all but one first:',
      `  Yew (${yew}): tasks ${[...tasks.yew].sort().join(', ')}`,
      '',
      '1 open ticket without exactly one creative project.',
      '',
      'Adopted: taken as done; the records are stamped, and nobody gets a task or an email.',
      'Fired: told by task and email as soon as the app is live.',
      'Choose by handoff with --fire and --adopt (kickoff, decline, cue, tickets, review, revisions, approval, close, upkeep).',
      'Without a choice, what became due today fires, and what was due before is adopted.',
      '',
      'Nothing was changed. To go live: the same command with --apply',
      '',
    ].join('\n'),
  });
  expect(outcomeOf(agency)).toEqual(before);
  expect(told()).toEqual(nothing);
});

test('going live adopts what is old, tells what became due today, and a second run changes nothing', async () => {
  const { agency, run, sweepNow } = await openWithHistory();
  expect(await run('activate', '--apply', '--by', 'Amara')).toMatchObject({ exitCode: 0, stderr: '' });
  await agency.together.settled();
  await sweepNow();
  const live = {
    projects: [
      'Ash: deliverable_submitted | 2026-02-10 | cycle 1 | creative_team | review',
      'Elm: refresh_request_submitted | 2026-02-20 | cycle 1 | sas | submission',
      'Fir: creatives_completed_and_approved | 2026-02-01 | cycle 1 | sas | implementation',
      'Harbor: (blank) | 2026-01-12 | cycle 1 | account_manager | kickoff',
      'Lime: (blank) | 2026-05-20 | cycle 2 | nobody yet | nothing fired',
      'Oak: (blank) | 2026-03-17 | cycle 1 | account_manager | kickoff',
      'Pear: no_refresh_requested | 2026-05-31 | cycle 2 | nobody yet | declined',
      'Yew: creatives_completed_and_approved | 2026-02-01 | cycle 1 | sas | implementation',
    ],
    tickets: [
      'Nobody knows whose: new | not_started | not_started | round 0 | not handed over',
      'One: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
      'Three: new | not_started | not_started | round 0 | not handed over',
      'Two: pending_approval | copy_approved | graphics_approved | round 0 | handed over',
    ],
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'nobody: Implement New Creatives for Refresh | NOT_STARTED',
      'nobody: Implement New Creatives for Refresh | NOT_STARTED',
      'nobody: Implement New Creatives for Refresh | NOT_STARTED',
      'nobody: Implement new creatives for refresh, please | NOT_STARTED',
    ],
    emails: ['amara: Creative refresh coming up: Oak'],
  };
  expect(outcomeOf(agency)).toEqual(live);

  const again = await run('activate', '--apply', '--fire', 'kickoff,cue,review');
  expect(again).toMatchObject({ exitCode: 0, stderr: '' });
  expect(again.stdout).toMatch(/^The app is live: Amara activated it at .*Z\. Nothing was done\.\n$/);
  await agency.together.restart();
  await sweepNow();
  expect(outcomeOf(agency)).toEqual(live);
});

test('an Implement task made by hand is bound, and completing it closes the cycle', async () => {
  const { agency, run, history } = await openWithHistory();
  await run('activate', '--apply', '--adopt', 'kickoff');
  await agency.together.settled();
  await agency.after(() => {
    agency.account.update(history.tasks.fir, { hs_task_status: 'COMPLETED' });
  });
  expect(outcomeOf(agency)).toMatchObject({ emails: ['amara: New creatives are live: Fir'] });
  expect(outcomeOf(agency).projects).toContain(
    'Fir: (blank) | 2026-05-31 | cycle 2 | nobody | nothing fired',
  );
});

test('an approval that is to fire sends its email, and creates no second task where one was made by hand', async () => {
  const { agency, run, told } = await openWithHistory();
  await run('activate', '--apply', '--adopt', 'kickoff', '--fire', 'approval');
  await agency.together.settled();
  expect(told()).toEqual({
    tasks: ['Sasha: Implement New Creatives for Refresh | NOT_STARTED'],
    emails: ['sasha: Approved, please implement: Fir', 'sasha: Approved, please implement: Yew'],
  });
});

test('with everything adopted nobody hears anything, until something new happens', async () => {
  const { agency, run, sweepNow, told, history } = await openWithHistory();
  await run(
    'activate',
    '--apply',
    '--adopt',
    'kickoff,decline,cue,tickets,review,revisions,approval,close,upkeep',
  );
  await agency.together.settled();
  await sweepNow();
  await agency.days(1);
  expect(told()).toEqual(nothing);
  await agency.after(() => {
    createProject(agency, { name: 'New' });
    setStatus(agency, history.ash, 'creatives_completed_and_approved');
  });
  expect(told()).toEqual({
    tasks: [
      'Amara: Reach Out to Client About Creative Refresh | NOT_STARTED',
      'Sasha: Implement New Creatives for Refresh | NOT_STARTED',
    ],
    emails: ['amara: Creative refresh coming up: New', 'sasha: Approved, please implement: Ash'],
  });
  await agency.after(() => completeTasks(agency, 'Reach Out'));
});

test('changes to what was made before going live come as a revision, and as nothing else', async () => {
  const { agency, run, told } = await openWithHistory();
  await run('activate', '--apply', '--adopt', 'kickoff');
  await agency.together.settled();
  const one = agency.account.list('ticket').find(({ values }) => values['subject'] === 'One');
  await agency.after(() => {
    agency.account.update(one?.id ?? '', { revision_requested: 'copy' });
  });
  expect(told()).toEqual({
    tasks: ['Corin: Revise Copy: One | NOT_STARTED'],
    emails: ['corin: Revision requested: One'],
  });
});

test('where MODE=shadow stands in the environment everything is adopted, and the app stays in shadow', async () => {
  const { agency, run, told } = await openWithHistory({ MODE: 'shadow' });
  const { exitCode, stdout } = await run('activate', '--apply');
  expect([exitCode, stdout.trimEnd().split('\n').at(-1)]).toEqual([
    1,
    'Everything is adopted, but MODE=shadow in the environment keeps the app in shadow mode. Take it out, start the app again, and then run the same command once more.',
  ]);
  await agency.together.settled();
  expect(told()).toEqual(nothing);
  expect(outcomeOf(agency).projects).toContain(
    'Harbor: (blank) | 2026-01-12 | cycle 1 | nobody yet | kickoff',
  );
});

test('the app is activated before it ever ran, and then tells nothing but what is new', async () => {
  const place = await openAdminPlace({}, { MODE: '' });
  createProject(place, { creative_refresh_date: '2026-01-12' });
  expect(await place.run('activate', '--apply', '--json')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await place.run('sweep')).toMatchObject({ exitCode: 0 });
  expect(place.account.list('task')).toEqual([]);
  expect(place.account.mailbox).toEqual([]);
});

test('an app that is live without an activation is not activated after the fact', async () => {
  const place = await openAdminPlace({}, { MODE: 'live' });
  expect(await place.run('activate', '--apply')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'The app is live already, without ever having been activated: what was due has gone out, or the brake holds it (creative-refresh held list). To activate it, put it into shadow mode first: take MODE=live out of its environment, or say creative-refresh settings set mode shadow.\n',
  });
});

test('a handoff that is named twice, or not known, is refused', async () => {
  const place = await openAdminPlace({}, { MODE: '' });
  const both = await place.run('activate', '--fire', 'kickoff', '--adopt', 'kickoff,cue');
  expect([both.exitCode, both.stderr]).toEqual([2, 'Either --fire or --adopt kickoff, not both.\n']);
  const unknown = await place.run('activate', '--fire', 'kickof');
  expect(unknown.exitCode).toBe(2);
  expect(unknown.stderr).toContain(
    '"kickof" is none of kickoff, decline, cue, tickets, review, revisions, approval, close, upkeep.',
  );
});
