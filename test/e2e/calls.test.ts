import { expect, test } from 'vitest';
import { nameOfCall } from '../support/hubspot-call-names.ts';
import {
  completeTasks,
  createProject,
  createTicket,
  finishTicket,
  logNote,
  setStatus,
} from '../support/together-moves.ts';
import { openReviewed } from '../support/together-reviewed.ts';
import { openAgency, type Agency } from '../support/together.ts';

/*
 * What one project costs in calls to HubSpot, handoff by handoff, so that it cannot creep up unseen. Calls are
 * shared by all projects worked at once; the quota is the ceiling of everything.
 */

/** The calls that follow from what somebody does, without those that only the app's own echoes cause. */
async function callsFor(agency: Agency, doing: () => unknown): Promise<readonly string[]> {
  const { webhooks, exchanges } = agency.together.sandbox;
  const asked = exchanges.length;
  await agency.after(() => {
    webhooks.hold();
    doing();
    webhooks.release();
    webhooks.hold();
  });
  const calls = exchanges.slice(asked).map(nameOfCall);
  await agency.after(() => webhooks.release());
  return calls.sort();
}

/** A project in work, so that owners and account details are known already. */
async function openAtWork(values: Readonly<Record<string, string>>) {
  const agency = await openAgency();
  const projectId = await agency.after(() => createProject(agency, values));
  return { agency, projectId };
}

/** The record with its links, and what the project's tickets are now: the two reads of every look. */
const read = ['GET project', 'POST ticket/batch/read'];

test('a kickoff costs 4 calls, and one look for tasks of the project before the store first creates any', async () => {
  const { agency } = await openAtWork({ name: 'Island' });
  expect(await callsFor(agency, () => createProject(agency))).toEqual([
    'GET project',
    'POST email/send',
    'POST project/batch/update',
    'POST project/task/batch/read',
    'POST task/batch/create',
  ]);
});

test('a request before its date costs 2 calls: the read, and the write of who holds the ball', async () => {
  const { agency, projectId } = await openAtWork({});
  expect(await callsFor(agency, () => setStatus(agency, projectId, 'refresh_request_submitted'))).toEqual([
    'GET project',
    'POST project/batch/update',
  ]);
});

test('a cue to the SAS costs 6 calls: two of them for the notes it quotes', async () => {
  const { agency, projectId } = await openAtWork({ creative_refresh_date: '2026-03-02' });
  expect(
    await callsFor(agency, () => {
      logNote(agency, projectId, 'New trail jacket up front.');
      setStatus(agency, projectId, 'refresh_request_submitted');
    }),
  ).toEqual([
    'GET project',
    'POST email/send',
    'POST note/batch/read',
    'POST project/batch/update',
    'POST project/note/batch/read',
    'POST task/batch/create',
  ]);
});

test('four new tickets cost 5 calls together: whose they are, the two reads, eight tasks at once, four stamps at once', async () => {
  const { agency, projectId } = await openAtWork({ creative_refresh_status: 'deliverable_submitted' });
  expect(
    await callsFor(agency, () => {
      for (const subject of ['One', 'Two', 'Three', 'Four']) createTicket(agency, subject, {}, [projectId]);
    }),
  ).toEqual(
    ['POST ticket/project/batch/read', ...read, 'POST task/batch/create', 'POST ticket/batch/update'].sort(),
  );
});

test('the last ticket in costs 10 calls: it moves, is read again for its time of entry, and its set is handed over', async () => {
  const { agency, projectId } = await openAtWork({
    creative_refresh_status: 'deliverable_submitted',
    most_recent_adlab_link: 'https://adlab.example/harbor/spring',
  });
  const ticketId = await agency.after(() => createTicket(agency, 'One', {}, [projectId]));
  expect(await callsFor(agency, () => finishTicket(agency, ticketId))).toEqual(
    [
      'POST ticket/project/batch/read',
      ...read,
      'POST ticket/batch/update',
      'POST ticket/batch/read',
      'POST task/batch/create',
      'POST email/send',
      'POST email/send',
      'POST project/batch/update',
      'POST ticket/batch/update',
    ].sort(),
  );
});

test('one ticket of several that is finished costs 4 calls: whose it is, the two reads, and its move', async () => {
  const { agency, projectId } = await openAtWork({ creative_refresh_status: 'deliverable_submitted' });
  let ticketId = '';
  await agency.after(() => {
    ticketId = createTicket(agency, 'One', {}, [projectId]);
    createTicket(agency, 'Two', {}, [projectId]);
  });
  expect(await callsFor(agency, () => finishTicket(agency, ticketId))).toEqual(
    ['POST ticket/project/batch/read', ...read, 'POST ticket/batch/update'].sort(),
  );
});

test('a revision costs 9 calls: two of them for the note it quotes', async () => {
  const { agency, tickets } = await openReviewed();
  expect(
    await callsFor(agency, () => {
      logNote(agency, tickets[0], 'Logo larger, please.');
      agency.account.update(tickets[0], { revision_requested: 'graphics' });
    }),
  ).toEqual(
    [
      'POST ticket/project/batch/read',
      ...read,
      'POST ticket/note/batch/read',
      'POST note/batch/read',
      'POST task/batch/create',
      'POST email/send',
      'POST project/batch/update',
      'POST ticket/batch/update',
    ].sort(),
  );
});

test('an approval costs 5 calls', async () => {
  const { agency, projectId } = await openReviewed();
  expect(
    await callsFor(agency, () => setStatus(agency, projectId, 'creatives_completed_and_approved')),
  ).toEqual([...read, 'POST task/batch/create', 'POST email/send', 'POST project/batch/update'].sort());
});

test('a close by path A costs 6 calls: the two reads and the task, Creatives Implemented, the reset and its email', async () => {
  const { agency, projectId } = await openReviewed();
  await agency.after(() => {
    completeTasks(agency, 'Share Deliverables');
    setStatus(agency, projectId, 'creatives_completed_and_approved');
  });
  expect(await callsFor(agency, () => completeTasks(agency, 'Implement New Creatives'))).toEqual(
    [
      ...read,
      'POST task/batch/read',
      'POST project/batch/update',
      'POST project/batch/update',
      'POST email/send',
    ].sort(),
  );
});

test('a decline costs 4 calls: a task is read before a line is added to it', async () => {
  const { agency, projectId } = await openAtWork({});
  expect(await callsFor(agency, () => setStatus(agency, projectId, 'no_refresh_requested'))).toEqual(
    ['GET project', 'POST task/batch/read', 'POST task/batch/update', 'POST project/batch/update'].sort(),
  );
});

test('a sweep that finds nothing to do costs two searches and the reads of what is open, however often it comes', async () => {
  const { agency, projectId } = await openAtWork({ creative_refresh_status: 'deliverable_submitted' });
  await agency.after(() => createTicket(agency, 'One', {}, [projectId]));
  const { exchanges } = agency.together.sandbox;
  const asked = exchanges.length;
  await agency.together.application().sweep();
  await agency.together.settled();
  const calls = exchanges.slice(asked).map(nameOfCall);
  expect([...new Set(calls)].sort()).toEqual([
    'GET project',
    'POST project/search',
    'POST ticket/batch/read',
    'POST ticket/search',
  ]);
});
