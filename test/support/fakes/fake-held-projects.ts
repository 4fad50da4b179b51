import { judge, type Passed } from '../../../src/domain/brake/brake.ts';
import { countByRecipient, type Burden } from '../../../src/domain/brake/burden.ts';
import type { HeldProject, HeldProjects, Holding } from '../../../src/reconcile/ports/held-projects.ts';

/** The brake in memory. */
export class FakeHeldProjects implements HeldProjects {
  readonly items = new Map<string, HeldProject>();
  readonly passes = new Map<string, { readonly to: string | null; readonly at: number }>();

  of(projectIds: readonly string[]) {
    return Promise.resolve(new Map([...this.items].filter(([id]) => projectIds.includes(id))));
  }
  pass(
    burdens: readonly Burden[],
    request: Parameters<HeldProjects['pass']>[1],
  ): Promise<ReadonlyMap<string, string>> {
    const { limits, intervalMs, now } = request;
    const stopped = new Map<string, string>();
    for (const burden of burdens) {
      const fresh = {
        ...burden,
        kickoffs: burden.kickoffs.filter((key) => !this.passes.has(key)),
        emails: burden.emails.filter(({ key }) => !this.passes.has(key)),
      };
      const verdict = judge(fresh, this.#passedSince(now - intervalMs), limits);
      if (!verdict.passes) {
        stopped.set(burden.projectId, verdict.reason);
        continue;
      }
      for (const key of fresh.kickoffs) this.passes.set(key, { to: null, at: now });
      for (const { key, to } of fresh.emails) this.passes.set(key, { to, at: now });
    }
    return Promise.resolve(stopped);
  }
  hold(holdings: readonly Holding[], now: number): Promise<void> {
    for (const { burden, reason } of holdings) {
      const { projectId, cycle, name, handoffs, keys } = burden;
      const before = this.items.get(projectId);
      this.items.set(projectId, {
        ...{ projectId, cycle, name, handoffs, keys, reason },
        kickoffs: burden.kickoffs.length,
        recipients: countByRecipient(burden),
        word: before?.word ?? 'held',
        since: before?.since ?? now,
      });
    }
    return Promise.resolve();
  }
  end(projectIds: readonly string[]): Promise<void> {
    for (const id of projectIds) this.items.delete(id);
    return Promise.resolve();
  }
  list(): Promise<readonly HeldProject[]> {
    return Promise.resolve([...this.items.values()].sort((one, other) => one.since - other.since));
  }
  count() {
    const numberOf = (word: string) => [...this.items.values()].filter((item) => item.word === word).length;
    return Promise.resolve({
      held: numberOf('held'),
      released: numberOf('released'),
      dropped: numberOf('dropped'),
    });
  }
  say(word: 'released' | 'dropped', projectIds: readonly string[] | 'all'): Promise<readonly string[]> {
    const meant = [...this.items.values()].filter(
      (item) => item.word === 'held' && (projectIds === 'all' || projectIds.includes(item.projectId)),
    );
    for (const item of meant) this.items.set(item.projectId, { ...item, word });
    return Promise.resolve(meant.map(({ projectId }) => projectId));
  }

  #passedSince(from: number): Passed {
    const recent = [...this.passes.values()].filter(({ at }) => at > from);
    const emails = recent.flatMap(({ to }) => (to === null ? [] : [{ key: '', to }]));
    return { kickoffs: recent.length - emails.length, emails: countByRecipient({ emails }) };
  }
}
