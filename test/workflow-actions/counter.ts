import { openActionDesk } from '../../src/workflow-actions/desk.ts';
import {
  createOutcomeDelivery,
  type CallbackCompletion,
} from '../../src/workflow-actions/deliver-outcomes.ts';
import type { ActionCall } from '../../src/workflow-actions/action-call.ts';
import type { ActionName } from '../../src/workflow-actions/catalogue.ts';
import type { AnyOutcome } from '../../src/workflow-actions/outcome.ts';
import type { Telling } from '../../src/workflow-actions/record-telling.ts';
import { parseSettings } from '../../src/settings/settings-schema.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import { FakeClock } from '../support/fakes/fake-clock.ts';
import { FakeLogger } from '../support/fakes/fake-observer.ts';

export const done: AnyOutcome = { ok: true, outputs: { outcome: 'closed', next_refresh_date: 1 } };
export const refused: AnyOutcome = { ok: false, errorCode: 'NOT_APPROVED', message: 'Approve it first.' };
export const outcome = (of: AnyOutcome) => ({ kind: 'outcome', outcome: of });
export const wait = { kind: 'wait' };

export function aCall(callbackId = 'ap-1', action: ActionName = 'complete-implementation'): ActionCall {
  return { callbackId, action, record: { id: '7', type: '2-1001' }, inputs: {} };
}

/** One piece of work, ended by the test. */
export interface Job {
  readonly call: ActionCall;
  finish(outcome: AnyOutcome): void;
  fail(error: unknown): void;
}

/** Desks and deliveries of several processes over one store; the work is done by the test's own hand. */
export class Counter {
  readonly clock = new FakeClock();
  readonly callbacks = new FakeActionCallbacks();
  readonly logger = new FakeLogger();
  readonly jobs: Job[] = [];
  /** What HubSpot was told, in order. */
  readonly told: CallbackCompletion[] = [];
  readonly counts: string[] = [];
  /** What HubSpot says to the next tellings; to all others it says yes. */
  readonly answers: (() => Promise<Telling>)[] = [];
  promised = 0;

  readonly perform = (call: ActionCall) =>
    new Promise<AnyOutcome>((resolve, reject) => {
      this.jobs.push({ call, finish: resolve, fail: reject });
    });

  desk(options: { readonly mostCalls?: number; readonly callbacks?: FakeActionCallbacks } = {}) {
    return openActionDesk({
      perform: this.perform,
      callbacks: this.callbacks,
      clock: this.clock,
      logger: this.logger,
      onPromised: () => (this.promised += 1),
      ...options,
    });
  }
  delivery(desk = this.desk()) {
    return createOutcomeDelivery({
      callbacks: this.callbacks,
      desk,
      perform: this.perform,
      complete: (completion) => {
        this.told.push(completion);
        return this.answers.shift()?.() ?? Promise.resolve({ ok: true, value: 'heard' });
      },
      clock: this.clock,
      logger: this.logger,
      meter: {
        callback: (result) => this.counts.push(`callback ${result}`),
        deadLetter: (kind) => this.counts.push(`dead letter ${kind}`),
      },
      current: () => ({
        settings: parseSettings({ retries: { firstDelaySeconds: 10, maximumAttempts: 3 } }),
      }),
      random: () => 1,
      pollMs: 5,
    });
  }
  job(index = 0): Job {
    const job = this.jobs[index];
    if (!job) throw new Error(`There is no job ${index}`);
    return job;
  }
  /** Where every kept call stands. */
  states(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.callbacks.rows].map(([id, { state }]) => [id, state]));
  }
}
