import { afterEach, beforeEach, expect, it } from 'vitest';
import { castOf, nameOf, type Cast } from '../../../src/sandbox/page/cast.ts';
import { beginJournal, type Journal } from '../../../src/sandbox/page/journal/journal.ts';
import { timelineOf } from '../../../src/sandbox/page/journal/timeline.ts';
import type { PastHandoff } from '../../../src/sandbox/page/past-handoffs.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';
import { seedPeople } from '../../../src/sandbox/seed.ts';

const timeZone = 'America/New_York';
const dayMs = 86_400_000;

let sandbox: Sandbox;
let journal: Journal;
let cast: Cast;
let now: number;
let projectId: string;

beforeEach(async () => {
  now = Date.parse('2026-03-02T15:00:00Z');
  sandbox = await startSandbox({ clock: { now: () => now }, timeZone });
  cast = castOf(sandbox.account, seedPeople(sandbox.account));
  journal = beginJournal(sandbox, () => now);
  projectId = as('am').create('project', { name: 'Harbor' });
  await nextGo();
});
afterEach(() => sandbox.close());

const as = (name: 'am' | 'sas') =>
  sandbox.account.as(cast[name].colleague?.author ?? { changeSource: '', sourceId: '' });
const app = () => sandbox.account.as({ changeSource: 'INTEGRATION', sourceId: String(sandbox.appId) });
/** What is written after this is a change of its own, a minute later. */
const nextGo = async () => {
  now += 60_000;
  await Promise.resolve();
};
const happened = (handoffs: readonly PastHandoff[] = []) =>
  timelineOf({
    ...{ entries: journal.entries, projectId, handoffs, appId: sandbox.appId },
    teller: {
      account: sandbox.account,
      timeZone,
      nameOfOwner: (id) => (id === cast.sas.colleague?.ownerId ? nameOf(cast.sas) : 'somebody'),
      nameOfAddress: (address) => address,
    },
    nameOfAuthor: (id) =>
      id === 'client' ? 'Robin' : id === cast.sas.colleague?.author.sourceId ? 'Sasha' : 'Amara',
  });

const day = '2026-03-02';
const added = { by: 'person', who: 'Amara', day, deeds: ['added the project “Harbor”'] };

it('what people do is told in the words on the record, one entry for each who', async () => {
  as('sas').update(projectId, {
    creative_refresh_status: 'refresh_request_submitted',
    creative_refresh_date: '2026-03-20',
    sas_owner_id: cast.sas.colleague?.ownerId ?? '',
  });
  await nextGo();
  as('sas').update(projectId, { creative_refresh_status: '' });
  await nextGo();
  as('am').create('note', { hs_note_body: '<p>New <b>jacket</b></p>' }, [projectId]);
  journal.say(projectId, 'Yes please');
  expect(happened()).toEqual([
    added,
    {
      ...{ by: 'person', who: 'Sasha', day },
      deeds: [
        'Creative Refresh Status is now Refresh Request Submitted, Creative Refresh Date is now Friday, 20 March 2026, SAS is now Sasha (SAS)',
        'Creative Refresh Status is now (blank)',
      ],
    },
    { by: 'person', who: 'Amara', day, deeds: ['logged a note: “New jacket”'] },
    { by: 'person', who: 'Robin', day, deeds: ['told the account manager: “Yes please”'] },
  ]);
});

it('what the app does at one go stands together with its reasons, without its bookkeeping', async () => {
  const reason = { handoff: '1 kickoff', reason: 'It is time.', at: now };
  now += 5;
  app().update(projectId, { creative_refresh_waiting_on: 'sas', creative_refresh_sequence: '3' });
  app().update(projectId, { creative_refresh_kickoff_sent_at: '2026-03-02T15:01:00Z' });
  await nextGo();
  const taskId = app().create(
    'task',
    {
      hs_task_subject: 'Call',
      hs_task_status: 'NOT_STARTED',
      hubspot_owner_id: cast.sas.colleague?.ownerId ?? '',
      hs_timestamp: '2026-03-04T15:00:00Z',
    },
    [projectId],
  );
  await nextGo();
  as('sas').update(taskId, { hs_task_status: 'COMPLETED' });
  expect(happened([reason])).toEqual([
    added,
    {
      ...{ by: 'app', day, reasons: [reason] },
      deeds: ['gave Sasha (SAS) the task “Call”, due Wednesday, 4 March 2026', 'Waiting on is now SAS'],
    },
    { by: 'person', who: 'Sasha', day, deeds: ['ticked the task “Call”'] },
  ]);
});

it('another day is another entry, though the same one goes on', async () => {
  const ticketId = as('am').create('ticket', { subject: 'Reel', deliverable_folder_name: 'Spring' }, [
    projectId,
  ]);
  await nextGo();
  now += dayMs;
  as('am').update(ticketId, { copy_status: 'copy_approved', hs_pipeline_stage: 'in_progress' });
  expect(happened().map(({ day: on, deeds }) => [on, ...deeds])).toEqual([
    [day, 'added the project “Harbor”', 'added the ticket “Reel” in folder “Spring”'],
    ['2026-03-03', 'ticket “Reel”: Copy Status is now Copy Approved, Ticket status is now In Progress'],
  ]);
});

it('tasks that are moved, amended or laid aside say so', async () => {
  const taskId = app().create('task', { hs_task_subject: 'Call', hs_task_body: 'Call.' }, [projectId]);
  await nextGo();
  for (const values of [
    { hs_task_body: 'Call soon.' },
    { hs_timestamp: '2026-03-09T14:00:00Z' },
    { hs_task_status: 'DEFERRED' },
  ]) {
    app().update(taskId, values);
    await nextGo();
  }
  expect(happened().at(-1)?.deeds).toEqual([
    'gave nobody in particular the task “Call”, due Monday, 9 March 2026',
    'added to the text of the task “Call”',
    'moved the task “Call” to Monday, 9 March 2026',
    'laid the task “Call” aside',
  ]);
});

it('other projects and the company are no part of it', async () => {
  as('am').create('project', { name: 'Another' });
  await nextGo();
  as('am').create('company', { name: 'Harbor & Pine' });
  expect(happened()).toEqual([added]);
});
