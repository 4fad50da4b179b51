import { expect, test } from 'vitest';
import { Life, type Death } from '../../support/fakes/mortal.ts';
import { Scene } from './scene.ts';

/** Runs the activation until it is done, or until death; answers the calls made to the outside. */
async function run(scene: Scene, death: Death | null): Promise<readonly string[]> {
  const life = new Life(death);
  try {
    await scene.activate(life);
  } catch (error) {
    if (death === null) throw error;
  }
  return life.calls;
}

/** Calls that change nothing: dying at one of them is dying before the next call that does. */
const readings =
  /^(account\.(details|people|read|find|tasksOf|projectsOf|implementation)|memory\.projects|ledger\.(issued|unconfirmed)|settings\.current|activations\.latest)/u;

test(
  'whenever the activation dies, the next one ends where it would have, and nobody hears of anything',
  { timeout: 60_000 },
  async () => {
    const undisturbed = new Scene();
    const calls = await run(undisturbed, null);
    await undisturbed.work();
    const expected = undisturbed.outcome();
    expect(expected).toMatchObject({
      isLive: true,
      activations: [[1, true]],
      tasks: ['Implement New Creatives for Refresh NOT_STARTED'],
      emails: [],
      held: [],
    });
    for (const [atCall, call] of calls.entries()) {
      if (readings.test(call)) continue;
      for (const moment of ['before', 'after'] as const) {
        const scene = new Scene();
        await run(scene, { atCall, moment });
        const where = `dead ${moment} call ${atCall}, ${call}`;
        await scene.work();
        expect(scene.outcome(), where).toMatchObject({ tasks: expected.tasks, emails: [] });
        scene.room.clock.advance(60_000);
        await run(scene, null);
        await scene.work();
        expect(scene.outcome(), where).toEqual(expected);
      }
    }
  },
);

test('a project HubSpot refuses to write is not announced, and adopted as soon as it can be', async () => {
  const scene = new Scene();
  const refuse = () => {
    scene.room.account.spoil('1', 'refused');
  };
  refuse();
  refuse();
  const output = await scene.activate(new Life(null));
  expect(output).toMatchObject({ state: 'live', leftOver: [{ projectId: '1' }] });
  refuse();
  await scene.work();
  expect(scene.outcome()).toMatchObject({ emails: [], held: ['1 dropped'] });
  scene.room.clock.advance(60_000);
  await scene.work();
  await scene.work();
  expect(scene.outcome()).toMatchObject({ emails: [], held: [] });
  expect(scene.room.account.projects.get('1')?.kickoffSentAt).not.toBeNull();
});

test('an activation that was begun goes on with its own choices, unless others are made', async () => {
  const scene = new Scene();
  const life = new Life({ atCall: 30, moment: 'before' });
  await expect(scene.activate(life, { fire: ['kickoff'] })).rejects.toThrow();
  expect(scene.isLive()).toBe(false);
  scene.room.clock.advance(60_000);
  const output = await scene.activate(new Life(null));
  expect(output).toMatchObject({ state: 'live', isResumed: true });
  await scene.work();
  expect(scene.outcome().emails).toEqual(['project-1.cycle-1.kickoff.0.email']);
});
