import { expect, test } from 'vitest';
import { countCallsTogether, readsIn } from '../support/calls-together.ts';

/*
 * What many projects cost together in calls to HubSpot, so that it cannot creep up unseen: the more are worked at
 * once, the less each costs.
 */

const projects = 200;
const ticketsEach = 4;
const tickets = projects * ticketsEach;

test('two hundred projects of four tickets that reach review together cost a sixth of a read each, and one write for a hundred records', async () => {
  const counts = await countCallsTogether(projects, ticketsEach);
  expect(counts).toEqual({
    // Two hundred records are claimed at once.
    'POST ticket/project/batch/read': tickets / 200,
    'POST project/ticket/batch/read': 1,
    // In a later cycle the history of the link comes to it, fifty at a time.
    'POST project/batch/read': projects / 100,
    // As they are, and once they have moved, with the history of their stage.
    'POST ticket/batch/read': tickets / 100 + tickets / 50,
    // Moved, then stamped.
    'POST ticket/batch/update': (2 * tickets) / 100,
    'POST task/batch/create': projects / 100,
    'POST project/batch/update': projects / 100,
    // Single send takes one at a time.
    'POST email/send': 2 * projects,
  });
  expect(readsIn(counts) / projects).toBeLessThan(1 / 6);
}, 120_000);
