import { describe, expect, it } from 'vitest';
import type { AccountReader, AccountWriter } from '../../src/reconcile/ports/account.ts';
import {
  createOutcomeDelivery,
  type CallbackCompletion,
} from '../../src/workflow-actions/deliver-outcomes.ts';
import { openActionDesk } from '../../src/workflow-actions/desk.ts';
import { createPerformAction } from '../../src/workflow-actions/perform-action.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';
import { Life, type Death } from '../support/fakes/mortal.ts';
import { Agency } from './agency.ts';
import { aCall } from './counter.ts';

/** An agency whose client has approved, and HubSpot, which waits for the end of one call. */
async function approvedAgency() {
  const agency = new Agency();
  const taskId = await agency.approved();
  const callbacks = new FakeActionCallbacks();
  const heard: Readonly<Record<string, unknown>>[] = [];
  /** HubSpot takes the end of a call once and has forgotten it then. */
  const hubSpot = {
    complete({ outputs }: CallbackCompletion) {
      if (heard.length > 0) return Promise.resolve({ ok: true, value: 'not awaited' } as const);
      heard.push(outputs);
      return Promise.resolve({ ok: true, value: 'heard' } as const);
    },
  };

  /** One life of a process: it is called once, and delivers what is due. */
  const live = async (death: Death | null, isSlow: boolean) => {
    const life = new Life(death);
    const account: AccountReader & AccountWriter = life.inhabit('account', agency.account);
    const hasDied = () => death !== null && life.calls.length > death.atCall;
    const isPromised = () => [...callbacks.rows.values()].some(({ state }) => state === 'promised');
    const reconciling = life.inhabit('reconciler', { now: agency.surroundings.reconcileNow });
    const looking = life.inhabit('look', { at: agency.surroundings.look });
    const perform = createPerformAction({
      ...agency.surroundings,
      account: () => account,
      reconcileNow: async (projectId) => {
        await until(() => !isSlow || isPromised() || hasDied());
        return reconciling.now(projectId);
      },
      look: (projectId) => looking.at(projectId),
    });
    const mortal = {
      callbacks: life.inhabit('callbacks', callbacks),
      hubSpot: life.inhabit('hubspot', hubSpot),
    };
    const logger = new FakeLogger();
    const { clock } = agency;
    const desk = openActionDesk({
      ...{ perform, callbacks: mortal.callbacks, clock, logger },
      answerWithinMs: isSlow ? 0 : 60_000,
      onPromised: () => undefined,
    });
    const delivery = createOutcomeDelivery({
      ...{ callbacks: mortal.callbacks, desk, perform, clock, logger },
      complete: (completion) => mortal.hubSpot.complete(completion),
      meter: { callback: () => undefined, deadLetter: () => undefined },
      current: () => ({ settings: agency.room.settings }),
      random: () => 1,
      pollMs: 1,
    });
    const answer = await desk.call(aCall()).catch(() => null);
    // Whatever a process says after its death, nobody hears.
    if (answer?.kind === 'outcome' && !hasDied()) heard.push(answer.outcome);
    const isAnswered = answer !== null && !hasDied();
    await desk.idle();
    delivery.start();
    // A dead process would try for ever; a living one comes to rest.
    if (!hasDied()) await Promise.race([delivery.idle(), until(hasDied)]);
    await delivery.stop();
    return { isAnswered, calls: life.calls.length };
  };
  return {
    agency,
    taskId,
    heard,
    live,
    states: () => [...callbacks.rows.values()].map(({ state }) => state),
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** The process dies there; HubSpot repeats a call it has no answer to, and time goes by. */
async function survive(death: Death, isSlow: boolean) {
  const { agency, taskId, heard, live, states } = await approvedAgency();
  let { isAnswered } = await live(death, isSlow);
  const isOver = () => heard.length > 0 && !states().includes('known');
  for (let days = 0; days < 3 && !isOver(); days += 1) {
    agency.clock.advance(3 * 60_000);
    const next = await live(null, isSlow);
    isAnswered ||= next.isAnswered;
  }
  return { isAnswered, heard: heard.length, states: states(), close: agency.closeOf(taskId) };
}

describe.each([
  ['that is answered in time', false, 'answered'],
  ['whose outcome is told by callback', true, 'told'],
])('a completion %s', (_which, isSlow, usualState) => {
  it('closes one cycle and is heard of, wherever its process dies', async () => {
    const undisturbed = await approvedAgency();
    const { calls } = await undisturbed.live(null, isSlow);
    expect(undisturbed.states()).toEqual([usualState]);
    for (let atCall = 0; atCall < calls; atCall += 1) {
      for (const moment of ['before', 'after'] as const) {
        const survived = await survive({ atCall, moment }, isSlow);
        expect({ atCall, moment, ...survived }).toEqual({
          ...{ atCall, moment, isAnswered: true, heard: 1 },
          states: [expect.stringMatching(/^(?:answered|told)$/u)],
          close: {
            status: 'blank',
            refreshDate: '2026-05-31',
            cycle: 2,
            task: 'COMPLETED',
            emails: ['project-7.cycle-1.close.email'],
          },
        });
      }
    }
  });
});
