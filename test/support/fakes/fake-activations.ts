import type { Activation, Activations, StoredChoices } from '../../../src/reconcile/ports/activations.ts';

/** The activations in memory. */
export class FakeActivations implements Activations {
  readonly all: Activation[] = [];

  latest(): Promise<Activation | null> {
    return Promise.resolve(this.all.at(-1) ?? null);
  }
  begin(choices: StoredChoices, by: string, now: number): Promise<Activation> {
    const last = this.all.at(-1);
    const isUnfinished = last !== undefined && last.finishedAt === null;
    const activation = isUnfinished
      ? { ...last, choices }
      : { number: this.all.length + 1, choices, startedAt: now, startedBy: by, finishedAt: null };
    this.all[activation.number - 1] = activation;
    return Promise.resolve(activation);
  }
  finish(number: number, now: number): Promise<void> {
    const activation = this.all[number - 1];
    if (activation?.finishedAt === null) this.all[number - 1] = { ...activation, finishedAt: now };
    return Promise.resolve();
  }
}
