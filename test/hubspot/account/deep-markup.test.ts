import { expect, test } from 'vitest';
import { links, openAccount, record } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

/** A mail thread pasted by a machine: markup nested as deeply as a note's length allows. */
const abyss = '<div><ul><li>'.repeat(5000);

test('a task of somebody else with absurdly nested markup keeps no other task from being recognised', async () => {
  const transport = new ScriptedTransport({
    'batch read tasks': () => ({
      results: [
        record('1', { hs_task_body: `${abyss}Ref: project-7.cycle-1.kickoff.0.task` }),
        record('2', { hs_task_body: '<p>Do it</p><br>Ref: project-8.cycle-1.kickoff.0.task' }),
      ],
    }),
  });
  const tasks = await openAccount(transport).readTasks(['1', '2']);
  expect([...tasks.values()].map(({ ref }) => ref)).toEqual([null, 'project-8.cycle-1.kickoff.0.task']);
});

test('a note with absurdly nested markup is cut where it goes too deep, and the next note is whole', async () => {
  const transport = new ScriptedTransport({
    'batch read notes of projects': () => links({ 7: ['1', '2'] }),
    'batch read notes': () => ({
      results: [
        record('1', { hs_note_body: `Pasted:${abyss}deep down`, hs_timestamp: '2026-03-02T09:00:00Z' }),
        record('2', { hs_note_body: '<p>New jacket up front.</p>', hs_timestamp: '2026-03-01T09:00:00Z' }),
      ],
    }),
  });
  const notes = await openAccount(transport).notesOfProjects(['7']);
  expect(notes.get('7')?.map(({ text }) => [text.slice(0, 7), text.slice(-1)])).toEqual([
    ['Pasted:', '…'],
    ['New jac', '.'],
  ]);
});
