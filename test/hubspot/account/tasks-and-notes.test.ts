import { expect, test } from 'vitest';
import { links, openAccount, record } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

const task = (id: string, properties: Readonly<Record<string, string>> = {}) =>
  record(id, { hs_task_status: 'NOT_STARTED', ...properties });

test('the tasks of projects and tickets are found by their associations, each once', async () => {
  const transport = new ScriptedTransport({
    'batch read tasks of projects': () => links({ 7: ['1', '2'] }),
    'batch read tasks of tickets': () => links({ 5: ['2', '3'] }),
    'batch read tasks': ({ inputs }) => ({
      results: inputs.map(({ id }) =>
        task(id, {
          hs_task_subject: `Task ${id}`,
          hs_task_body: `<p>Do it</p><p>Ref: project-7.${id}</p>`,
          hs_timestamp: '2026-10-07T21:00:00Z',
          hs_task_status: 'WAITING',
        }),
      ),
    }),
  });
  const tasks = await openAccount(transport).tasksOf({ projectIds: ['7'], ticketIds: ['5'] });
  expect(tasks.map(({ ref }) => ref)).toEqual(['project-7.1', 'project-7.2', 'project-7.3']);
  expect(tasks[0]).toEqual({
    id: '1',
    subject: 'Task 1',
    body: '<p>Do it</p><p>Ref: project-7.1</p>',
    status: 'WAITING',
    dueAt: Date.parse('2026-10-07T21:00:00Z'),
    createdAt: Date.parse('2026-01-01T00:00:00Z'),
    ref: 'project-7.1',
  });
});

test('a task with nothing in it is open, not ours, and due at no time', async () => {
  const transport = new ScriptedTransport({ 'batch read tasks': () => ({ results: [record('1')] }) });
  const tasks = await openAccount(transport).readTasks(['1']);
  expect(tasks.get('1')).toMatchObject({ status: 'NOT_STARTED', ref: null, dueAt: null, subject: '' });
});

test('Implement tasks are completed, or not, or do not exist', async () => {
  const transport = new ScriptedTransport({
    'batch read tasks': () => ({
      results: [task('1', { hs_task_status: 'COMPLETED' }), task('2', { hs_task_status: 'DEFERRED' })],
    }),
  });
  await expect(openAccount(transport).implementationTasks(['1', '2', '3'])).resolves.toEqual(
    new Map([
      ['1', { id: '1', completed: true }],
      ['2', { id: '2', completed: false }],
      ['3', null],
    ]),
  );
});

test('notes come as plain text, newest first, for every record asked for', async () => {
  const transport = new ScriptedTransport({
    'batch read notes of projects': () => links({ 7: ['1', '2', '3'] }),
    'batch read notes': () => ({
      results: [
        record('1', { hs_note_body: '<p>First</p>', hs_timestamp: '2026-09-01T08:00:00Z' }),
        record('2', {
          hs_note_body:
            '<h1>Wish</h1><p>More &lt;red&gt; &amp; blue</p><a href="https://x.example/a">see</a>',
          hs_timestamp: '2026-09-02T08:00:00Z',
        }),
        record('3', { hs_note_body: null, hs_createdate: '2026-09-01T09:00:00Z' }),
      ],
    }),
  });
  await expect(openAccount(transport).notesOfProjects(['7', '8'])).resolves.toEqual(
    new Map([
      [
        '7',
        [
          {
            id: '2',
            loggedAt: Date.parse('2026-09-02T08:00:00Z'),
            text: 'Wish\n\nMore <red> & blue\n\nsee [https://x.example/a]',
          },
          { id: '3', loggedAt: Date.parse('2026-09-01T09:00:00Z'), text: '' },
          { id: '1', loggedAt: Date.parse('2026-09-01T08:00:00Z'), text: 'First' },
        ],
      ],
      ['8', []],
    ]),
  );
});

test('notes of tickets and companies of projects are read through their own associations', async () => {
  const transport = new ScriptedTransport({
    'batch read notes of tickets': () => links({ 5: [] }),
    'batch read companies of projects': () => links({ 7: ['90'] }),
  });
  const account = openAccount(transport);
  await expect(account.notesOfTickets(['5'])).resolves.toEqual(new Map([['5', []]]));
  await expect(account.companiesOf(['7'])).resolves.toEqual(new Map([['7', ['90']]]));
  expect(transport.calls.map(({ path }) => path)).toEqual([
    '/crm/associations/2026-09/0-5/0-46/batch/read',
    '/crm/associations/2026-09/2-77/0-2/batch/read',
  ]);
});
