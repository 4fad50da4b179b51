import { expect, test } from 'vitest';
import { openAccount, record } from './an-account.ts';
import { ScriptedTransport } from './scripted-transport.ts';

/** More digits than any record id has: HubSpot refuses a whole batch in which one stands. */
const impossible = '9'.repeat(19);

test('an id that cannot exist, as anybody can write it into the Ref of a task, spoils no reading', async () => {
  const transport = new ScriptedTransport({
    'batch read tasks': ({ inputs }) => ({ results: inputs.map(({ id }) => record(id)) }),
    'batch read projects of tickets': ({ inputs }) => ({
      results: inputs.map(({ id }) => ({ from: { id }, to: [] })),
    }),
  });
  const account = openAccount(transport);
  expect([...(await account.readTasks(['1', impossible])).keys()]).toEqual(['1']);
  expect(await account.projectsOfTickets(['2', impossible])).toEqual(
    new Map([
      ['2', []],
      [impossible, []],
    ]),
  );
  expect(await account.readProjects([impossible])).toEqual(new Map());
  expect(transport.calls.map(({ inputs }) => inputs)).toEqual([[{ id: '1' }], [{ id: '2' }]]);
});
