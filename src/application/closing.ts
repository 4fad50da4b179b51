/** What has to be let go of when the app ends: in the opposite order of its opening. */
export class Closing {
  readonly #controller = new AbortController();
  readonly #steps: (() => void | Promise<void>)[] = [];
  #closed: Promise<void> | null = null;

  /** Aborted as soon as closing begins. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  add(step: () => void | Promise<void>): void {
    this.#steps.push(step);
  }

  /** Every step is taken, also where one fails; the first failure is thrown at the end. Safe to call twice. */
  close(): Promise<void> {
    return (this.#closed ??= this.#run());
  }

  async #run(): Promise<void> {
    this.#controller.abort();
    const failures: unknown[] = [];
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
