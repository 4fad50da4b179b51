import { expect, it } from 'vitest';
import { decide } from '../../src/domain/decide.ts';
import type { CreateTask, Effect } from '../../src/domain/decision.ts';
import type { Decide } from '../../src/reconcile/decide.ts';
import { runSeeds } from './run-seeds.ts';

const changeEffects =
  (change: (effect: Effect, now: number) => readonly Effect[]): Decide =>
  (snapshot, rules, now) => {
    const decision = decide(snapshot, rules, now);
    return { ...decision, effects: decision.effects.flatMap((effect) => change(effect, now)) };
  };

function inDisguise(task: CreateTask): CreateTask {
  const key = task.key.replace('.kickoff.', '.kickoff.9');
  return { ...task, key, body: task.body.replace(task.key, key) };
}

/** What a wrong app would do, and what has to be said of it. */
const wrongs: readonly { readonly what: string; readonly decide: Decide; readonly said: string }[] = [
  {
    what: 'hands over an ad set of which only some tickets are in',
    decide: (snapshot, rules, now) => {
      const isIn = ({ stage }: { readonly stage: string }) => stage === 'pending_approval';
      const tickets = snapshot.tickets.some(isIn) ? snapshot.tickets.filter(isIn) : snapshot.tickets;
      return decide({ ...snapshot, tickets }, rules, now);
    },
    said: 'breaks the promise "no handoff 5 on a partial ad set"',
  },
  {
    what: 'gives an email another key with every look',
    decide: changeEffects((effect, now) =>
      effect.kind === 'send email' ? [{ ...effect, key: `${effect.key}.${now}` }] : [effect],
    ),
    said: 'breaks the promise "it comes to rest"',
  },
  {
    what: 'has the same task twice under two keys',
    decide: changeEffects((effect) =>
      effect.kind === 'create task' && effect.handoff === '1 kickoff'
        ? [effect, inDisguise(effect)]
        : [effect],
    ),
    said: 'breaks the promise "one task and one email per occasion"',
  },
  {
    what: 'forgets the cue to the SAS',
    decide: changeEffects((effect) => (effect.handoff === '3 submission cue' ? [] : [effect])),
    said: 'breaks the promise "no handoff is lost"',
  },
  {
    what: 'tells nobody that the creatives are live',
    decide: changeEffects((effect) => (effect.handoff === '9 confirmation' ? [] : [effect])),
    said: 'breaks the promise "every email is sent once"',
  },
];

it.each(wrongs)('an app is found out that $what', async ({ decide: wrong, said }) => {
  const { failures } = await runSeeds({
    firstSeed: 1,
    seeds: 20,
    sabotage: { decide: wrong },
    mostFailures: 1,
    mostTries: 4,
  });
  expect(failures.join('\n')).toContain(said);
});
