import type {
  HandoffHistory,
  HandoffNote,
  NotedHandoff,
} from '../../../src/reconcile/ports/handoff-history.ts';

/** The history in memory; tests may push into `noted`, the oldest first. */
export class FakeHandoffHistory implements HandoffHistory {
  readonly noted: NotedHandoff[] = [];
  readonly #keys = new Set<string>();
  readonly #failures: Error[] = [];

  /** The next note fails so. */
  failNext(error: Error): void {
    this.#failures.push(error);
  }
  note(fired: readonly HandoffNote[]): Promise<void> {
    const failure = this.#failures.shift();
    if (failure) return Promise.reject(failure);
    for (const { key, ...handoff } of fired) {
      if (this.#keys.has(key)) continue;
      this.#keys.add(key);
      this.noted.push(handoff);
    }
    return Promise.resolve();
  }
  latest(projectId: string, limit: number): Promise<readonly NotedHandoff[]> {
    const ofProject = this.noted.filter((handoff) => handoff.projectId === projectId);
    return Promise.resolve(ofProject.toReversed().slice(0, limit));
  }
}
