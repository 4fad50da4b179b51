import { expect, it } from 'vitest';
import type { CardAnswer } from '../../../src/sandbox/ask-card.ts';
import { guideFor, type GuideParts } from '../../../src/sandbox/page/guide.ts';
import type { RecordView } from '../../../src/sandbox/person.ts';

const today = '2026-03-02';

const record = (kind: RecordView['kind'], values: Readonly<Record<string, string>>): RecordView => ({
  ...{ id: '1', kind, values, archived: false },
  createdAt: Date.parse('2026-03-01T00:00:00Z'),
  updatedAt: 0,
});
const task = (subject: string) => record('task', { hs_task_subject: subject });
const ticket = (values: Readonly<Record<string, string>>) =>
  record('ticket', { creative_cycle: '1', hs_pipeline_stage: 'new', ...values });

const given = (next: CardAnswer['next'], parts: Partial<GuideParts> = {}, status = 'blank'): GuideParts => ({
  card: {
    ...{ name: 'Harbor', cycle: 1, status, refreshDate: null, cadence: { days: 90 } },
    ...{ waitingOn: 'nobody', waitingOnPeople: [], next },
    ...{ adSets: [], looseTickets: [], missing: [], lastHandoffs: [] },
  },
  today,
  project: record('project', {}),
  tickets: [],
  notes: [],
  openTasks: [],
  saidAt: [],
  ...parts,
});

const asked = (handoff: string, by: string): CardAnswer['next'] => ({
  handoff,
  by,
  on: null,
  what: 'Go on.',
});
/** Whose step it is, and whether it is done. */
const shortOf = (parts: GuideParts) =>
  guideFor(parts).steps.map(({ who, at, isDone }) => `${who} at ${at}${isDone ? ', done' : ''}`);

it('while the app waits for a day, the guide offers to let the days pass', () => {
  const next = { handoff: '1 kickoff', by: 'app', on: '2026-03-16', what: 'On 16 March 2026.' };
  expect(guideFor(given(next))).toEqual({
    now: 'On 16 March 2026.',
    daysToGo: 14,
    steps: [
      {
        ...{ who: 'clock', at: 'clock', isDone: false },
        text: 'Let time pass until then: press the button below.',
      },
    ],
  });
});

it('a kickoff task that is still open is ticked before the days pass', () => {
  const next = { handoff: '3 submission cue', by: 'app', on: '2026-03-03', what: 'Tomorrow.' };
  const openTasks = [task('Reach Out to Client About Creative Refresh'), task('Something else')];
  expect(shortOf(given(next, { openTasks }))).toEqual(['am at tasks', 'clock at clock']);
});

it('what is due today comes by itself, so nothing is counted down', () => {
  const next = { handoff: '8 close', by: 'app', on: today, what: 'The app closes the cycle.' };
  expect(guideFor(given(next))).toMatchObject({ daysToGo: null, steps: [{ who: 'clock' }] });
});

it('at the kickoff the client speaks, and the account manager logs it, ticks the task and sets the status', () => {
  const openTasks = [task('Reach Out to Client About Creative Refresh')];
  const next = asked('2b requested', 'account_manager');
  expect(shortOf(given(next, { openTasks }))).toEqual([
    'client at said',
    'am at notes',
    'am at tasks',
    'am at project',
  ]);
});

it('what has been said and logged since the kickoff is done, and what is older is not', () => {
  const next = asked('2b requested', 'account_manager');
  const project = record('project', { creative_refresh_kickoff_sent_at: '2026-03-02T00:00:00Z' });
  const logged = (at: string) => ({ ...record('note', {}), createdAt: Date.parse(at) });
  const before = { saidAt: [Date.parse('2026-03-01T00:00:00Z')], notes: [logged('2026-03-01T00:00:00Z')] };
  const since = { saidAt: [Date.parse('2026-03-02T09:00:00Z')], notes: [logged('2026-03-02T09:00:00Z')] };
  expect(shortOf(given(next, { project, ...before })).slice(0, 2)).toEqual(['client at said', 'am at notes']);
  expect(shortOf(given(next, { project, ...since })).slice(0, 2)).toEqual([
    'client at said, done',
    'am at notes, done',
  ]);
});

it('the SAS adds tickets of this cycle, ticks the task and sets the status', () => {
  const next = asked('4 tickets', 'sas');
  const openTasks = [task('Submit Deliverable Tickets for Creative Refresh')];
  const earlier = ticket({ creative_cycle: '0' });
  expect(shortOf(given(next, { openTasks, tickets: [earlier] }))).toEqual([
    'sas at tickets',
    'sas at tasks',
    'sas at project',
  ]);
  expect(shortOf(given(next, { tickets: [ticket({})] }, 'deliverable_submitted'))).toEqual([
    'sas at tickets, done',
    'sas at tasks, done',
    'sas at project, done',
  ]);
});

it('the creative team is told how many parts are left on tickets that are not handed in', () => {
  const tickets = [
    ticket({ copy_status: 'copy_approved', graphics_status: 'not_started' }),
    ticket({ copy_status: 'not_required', graphics_status: 'in_qa', hs_pipeline_stage: 'in_progress' }),
    ticket({ copy_status: 'not_started', hs_pipeline_stage: 'pending_approval' }),
  ];
  const project = record('project', { most_recent_adlab_link: 'https://adlab.example/1' });
  const { steps } = guideFor(given(asked('5 review', 'creative_team'), { tickets, project }));
  expect(steps).toEqual([
    {
      who: 'copywriter',
      at: 'tickets',
      isDone: true,
      text: 'Press Copy approved on each ticket; that ticks the task too.',
    },
    {
      ...{ who: 'designer', at: 'tickets', isDone: false },
      text: 'Press Graphics approved on each ticket (2 to go); that ticks the task too.',
    },
    {
      ...{ who: 'designer', at: 'project', isDone: true },
      text: 'Paste the link to the finished ads into Most Recent AdLab Link. Save.',
    },
  ]);
});

it('in the review the link comes first where it is missing, then the client decides', () => {
  const openTasks = [task('Paste the AdLab Link'), task('Share Deliverables with Client')];
  expect(shortOf(given(asked('7 approval', 'account_manager'), { openTasks }))).toEqual([
    'designer at project',
    'am at tasks',
    'client at said',
    'am at project',
    'am at tickets',
  ]);
});

it('after the approval the SAS ticks the one task that is left', () => {
  const openTasks = [task('Implement New Creatives for Refresh')];
  expect(shortOf(given(asked('8 close', 'sas'), { openTasks }))).toEqual(['sas at tasks']);
});

it('where nothing waits for anybody there are no steps', () => {
  expect(guideFor(given(asked('5 review', 'sas'))).steps).toEqual([]);
});
