import { expect, test } from 'vitest';
import { outcomeOf } from '../support/together-outcome.ts';
import { createProject } from '../support/together-moves.ts';
import { openStageForTest } from '../support/stage/stage.ts';

test('a project that is due is kicked off on the stage as it is over the wire', async () => {
  const { hubSpot, clock, store, start } = await openStageForTest();
  const app = await start();
  createProject(hubSpot);
  await app.receive(hubSpot.events);
  while ((await app.pass()) > 0 || (await app.mail()) > 0);
  app.stop();
  expect(outcomeOf(hubSpot)).toEqual({
    projects: ['Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff'],
    tickets: [],
    tasks: ['Amara: Reach Out to Client About Creative Refresh | NOT_STARTED'],
    emails: ['amara: Creative refresh coming up: Harbor'],
  });
  expect(await store.queue.depth(clock.now())).toMatchObject({ waiting: 0, due: 0, parked: 0 });
});
