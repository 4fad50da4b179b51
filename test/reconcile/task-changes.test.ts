import { expect, test } from 'vitest';
import type { Effect } from '../../src/domain/decision.ts';
import { insertLine } from '../../src/reconcile/apply/insert-line.ts';
import { projectRecord } from '../support/fakes/records.ts';
import { acting, taskChange } from './effects.ts';
import { Room } from './room.ts';

const key = 'project-1.cycle-1.kickoff.0.task';

async function change(room: Room, effects: (taskId: string) => readonly Effect[]): Promise<string> {
  room.account.projects.set('1', projectRecord({ id: '1' }));
  const id = room.account.addTask({ body: `<p>Call.</p>\n<br>\nRef: ${key}`, projectId: '1', dueAt: 50 });
  room.decide = (snapshot) => acting(snapshot, effects(id));
  await room.mark('project', '1');
  await room.settle();
  return id;
}

test('an open task is deferred, and says why above its reference', async () => {
  const room = new Room();
  const id = await change(room, (taskId) => [taskChange(taskId, { status: 'DEFERRED' })]);
  expect(room.account.tasks.get(id)).toMatchObject({
    status: 'DEFERRED',
    body: `<p>Call.</p>\n<p>Done.</p>\n<br>\nRef: ${key}`,
    ref: key,
  });
  expect(room.ledger.rows.get(key)?.state).toBe('settled');
});

test('several changes of one task go out as one', async () => {
  const room = new Room();
  const id = await change(room, (taskId) => [
    taskChange(taskId, { dueAt: 70, addLine: '<p>Extended.</p>' }),
    taskChange(taskId, { addLine: '<p>The link has come.</p>' }),
  ]);
  expect(room.account.callsOf('updateTasks')).toBe(1);
  expect(room.account.tasks.get(id)).toMatchObject({
    status: 'NOT_STARTED',
    dueAt: 70,
    body: `<p>Call.</p>\n<p>Extended.</p>\n<p>The link has come.</p>\n<br>\nRef: ${key}`,
  });
  expect(room.ledger.rows.get(key)).toMatchObject({ state: 'open', dueAt: 70 });
});

test('a task that says and is so already is not written again', async () => {
  const room = new Room();
  const id = await change(room, (taskId) => [taskChange(taskId, { dueAt: 70 })]);
  const before = room.account.tasks.get(id);
  await room.mark('project', '1');
  await room.settle();
  expect(room.account.callsOf('updateTasks')).toBe(1);
  expect(room.account.tasks.get(id)).toEqual(before);
});

test.each(['COMPLETED', 'DEFERRED'] as const)(
  'a task that a person has set to %s is left as it is',
  async (status) => {
    const room = new Room();
    room.account.before('readTasks', () => {
      for (const id of room.account.tasks.keys()) room.account.changeTask(id, { status });
    });
    const id = await change(room, (taskId) => [taskChange(taskId, { status: 'COMPLETED' })]);
    expect(room.account.callsOf('updateTasks')).toBe(0);
    expect(room.account.tasks.get(id)).toMatchObject({ status });
    expect(room.ledger.rows.get(key)?.state).toBe('settled');
  },
);

test('a task that somebody deleted counts as settled', async () => {
  const room = new Room();
  room.account.before('readTasks', () => room.account.tasks.clear());
  await change(room, (taskId) => [taskChange(taskId, { status: 'COMPLETED' })]);
  expect(room.ledger.rows.get(key)?.state).toBe('settled');
  expect(room.queue.rows.size).toBe(0);
});

test.each([
  ['plain', 'Call.\nRef: k', 'Call.\n<p>Done.</p>\nRef: k'],
  ['after a break', 'Call.<br>Ref: k', 'Call.<p>Done.</p>\n<br>Ref: k'],
  ['in a paragraph', '<p>Call.</p><p>Ref: k</p>', '<p>Call.</p><p>Done.</p>\n<p>Ref: k</p>'],
  ['missing', '<p>Call.</p>', '<p>Call.</p>\n<p>Done.</p>'],
  ['there, and the line too', '<div>Done.</div><p>Ref: k</p>', '<div>Done.</div><p>Ref: k</p>'],
])('a line goes before a reference that is %s', (_where, body, expected) => {
  expect(insertLine(body, '<p>Done.</p>')).toBe(expected);
});

test('a change that was carried out, or came too late, is noted so that it is not decided again', async () => {
  const room = new Room();
  const ofTask = (taskId: string, name: string) => ({ ...taskChange(taskId), key: `${taskId}.${name}` });
  const done = await change(room, (taskId) => [ofTask(taskId, 'link')]);
  const late = await change(room, (taskId) => [ofTask(taskId, 'link'), ofTask('999', 'gone')]);
  const noted = { projectId: '1', ticketId: null };
  expect([...room.ledger.changes.values()]).toEqual([
    { key: `${done}.link`, ...noted },
    { key: `999.gone`, ...noted },
    { key: `${late}.link`, ...noted },
  ]);
});

test('a change that HubSpot put off is not noted', async () => {
  const room = new Room();
  room.account.before('updateTasks', () => {
    throw new Error('HubSpot is out');
  });
  await change(room, (taskId) => [taskChange(taskId)]);
  expect(room.ledger.changes.size).toBe(0);
});

test('a change that was carried out is known to every later decision', async () => {
  const room = new Room();
  const id = await change(room, (taskId) => [taskChange(taskId)]);
  const issued: unknown[] = [];
  room.decide = (snapshot) => {
    issued.push(...snapshot.issued.map(({ key: of, kind }) => [kind, of]));
    return acting(snapshot, []);
  };
  await room.mark('project', '1');
  await room.settle();
  expect(issued).toEqual([
    ['task', key],
    ['change', `change-of-${id}`],
  ]);
});

test('a line also finds its place in a body whose markup goes absurdly deep', () => {
  const body = `${'<blockquote>'.repeat(5000)}<br>Ref: project-7.cycle-1.kickoff.0.task`;
  expect(insertLine(body, '<p>Done.</p>')).toBe(body.replace('<br>Ref', '<p>Done.</p>\n<br>Ref'));
});
