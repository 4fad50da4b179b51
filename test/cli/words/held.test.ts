import { expect, test } from 'vitest';
import type { HeldItem } from '../../../src/admin/held/operations.ts';
import { heldInWords, heldOfOneInWords } from '../../../src/cli/words/held.ts';
import { drawTable } from '../../../src/cli/terminal/table.ts';

const oak: HeldItem = {
  projectId: '41',
  cycle: 2,
  name: 'Oak',
  handoffs: ['5 review'],
  kickoffs: 0,
  recipients: { 'sasha@agency.example': 1, 'amara@agency.example': 1 },
  reason: 'More than 20 emails to amara@agency.example within one interval of the sweep.',
  word: 'held',
  isLeftOver: false,
  emails: 2,
  since: '2026-03-02T14:00:00.000Z',
};
const leftOver: HeldItem = {
  ...oak,
  ...{ projectId: '42', name: 'Project 42', cycle: 0, emails: 0, recipients: {}, word: 'dropped' },
  isLeftOver: true,
  reason: 'It could not be adopted when the app went live: HubSpot refused (400): no such option.',
};

test('what an admin has said is told until the app has done it', () => {
  const since = '2 March 2026 09:00';
  expect([
    heldOfOneInWords({ ...oak, word: 'released' }, since),
    heldOfOneInWords({ ...oak, word: 'dropped' }, since),
    heldOfOneInWords(leftOver, since),
  ]).toEqual([
    ['What was held is released: 5 review (2 emails) goes out with the next look.'],
    [
      'What was held is dropped: 5 review (2 emails) is taken as done with the next look, and nobody is told.',
    ],
    [
      'It could not be adopted when the app went live: HubSpot refused (400): no such option. The app goes on trying, and tells nobody.',
    ],
  ]);
});

test('the list tells apart what the brake holds and what an activation has left over', () => {
  const table = (rows: readonly (readonly string[])[]) => drawTable(rows, null);
  expect(
    heldInWords([{ ...oak, word: 'released' }, leftOver], { table })
      .split('\n')
      .slice(0, 3),
  ).toEqual([
    'Project  Name        Cycle  Handoffs  Emails  Since                     State',
    '41       Oak         2      5 review  2       2026-03-02T14:00:00.000Z  released, goes out with the next look',
    '42       Project 42  -      5 review  0       2026-03-02T14:00:00.000Z  left over when the app went live, adopted with the next look',
  ]);
});
