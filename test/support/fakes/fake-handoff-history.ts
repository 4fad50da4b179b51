import type {
  DetailedHandoff,
  HandoffHistory,
  HandoffNote,
  HistoryPage,
  HistoryPlace,
  NotedHandoff,
} from '../../../src/reconcile/ports/handoff-history.ts';

/** The history in memory; tests may push into `noted`, the oldest first. */
export class FakeHandoffHistory implements HandoffHistory {
  readonly noted: NotedHandoff[] = [];
  /** The same with what they consisted of. */
  readonly detailed: DetailedHandoff[] = [];
  readonly #keys = new Set<string>();
  readonly #failures: Error[] = [];

  /** The next note fails so. */
  failNext(error: Error): void {
    this.#failures.push(error);
  }
  note(fired: readonly HandoffNote[]): Promise<void> {
    const failure = this.#failures.shift();
    if (failure) return Promise.reject(failure);
    for (const { key, particulars, ...handoff } of fired) {
      if (this.#keys.has(key)) continue;
      this.#keys.add(key);
      this.noted.push(handoff);
      this.detailed.push({ ...handoff, particulars });
    }
    return Promise.resolve();
  }
  latest(projectId: string, limit: number): Promise<readonly NotedHandoff[]> {
    const ofProject = this.noted.filter((handoff) => handoff.projectId === projectId);
    return Promise.resolve(ofProject.toReversed().slice(0, limit));
  }
  since(from: number, limit: number, after: HistoryPlace | null): Promise<HistoryPage> {
    const inOrder = this.detailed.toSorted((one, other) => one.at - other.at);
    const found = inOrder
      .map((handoff, place) => ({ handoff, key: String(place).padStart(9, '0') }))
      .filter(({ handoff }) => handoff.at >= from)
      .filter(({ key }) => after === null || key > after.key);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return Promise.resolve({
      handoffs: page.map(({ handoff }) => handoff),
      after: last && found.length > limit ? { at: last.handoff.at, key: last.key } : null,
    });
  }
}
