import type { Instant } from '../../../src/domain/model.ts';
import {
  priorities,
  type Claim,
  type DeadLetter,
  type Mark,
  type Priority,
  type QueueDepth,
  type RecordKind,
  type WorkQueue,
} from '../../../src/reconcile/ports/work-queue.ts';

interface Row {
  kind: RecordKind;
  id: string;
  priority: Mark['priority'];
  dueAt: Instant;
  /** When the first look became due that was not finished. */
  owedSince: Instant;
  version: number;
  attempts: number;
  leaseToken: string | null;
  leaseUntil: Instant;
  /** Set by marks that come while the row is held. */
  markedDueAt: Instant | null;
  error: string;
  parkedAt: Instant | null;
}

/** The work queue in memory, with the leases and versions of the real one. */
export class FakeQueue implements WorkQueue {
  readonly rows = new Map<string, Row>();
  #tokens = 0;

  mark(marks: readonly Mark[]): Promise<void> {
    for (const mark of marks) this.#mark(mark);
    return Promise.resolve();
  }
  claim({ limit, now, leaseMs, only }: Parameters<WorkQueue['claim']>[0]): Promise<readonly Claim[]> {
    const due = [...this.rows.values()]
      .filter((row) => row.parkedAt === null && row.dueAt <= now && isFree(row, now))
      .filter(({ priority }) => only?.includes(priority) ?? true)
      .sort((one, other) => one.priority - other.priority || one.dueAt - other.dueAt)
      .slice(0, limit);
    return Promise.resolve(this.#hold(due, now + leaseMs));
  }
  claimRecord(request: { kind: RecordKind; id: string; now: Instant; leaseMs: number }) {
    const { now, leaseMs } = request;
    const row = this.rows.get(nameOf(request));
    const isHad = row !== undefined && row.parkedAt === null && isFree(row, now);
    const [claim] = this.#hold(isHad ? [row] : [], now + leaseMs);
    return Promise.resolve(claim ?? null);
  }
  renew(
    claims: readonly Claim[],
    { now, leaseMs }: { now: Instant; leaseMs: number },
  ): Promise<readonly Claim[]> {
    const held = claims.filter((claim) => this.#held(claim));
    for (const claim of held) this.#require(claim).leaseUntil = now + leaseMs;
    return Promise.resolve(held);
  }
  finish(done: readonly { claim: Claim; lookAgainAt: Instant | null }[]): Promise<void> {
    for (const { claim, lookAgainAt } of done) {
      if (!this.#held(claim)) continue;
      const row = this.#require(claim);
      const times = [row.markedDueAt, lookAgainAt].filter((time) => time !== null);
      if (times.length === 0) this.rows.delete(nameOf(claim));
      else {
        const dueAt = Math.min(...times);
        Object.assign(row, { dueAt, owedSince: dueAt, attempts: 0, error: '', leaseToken: null });
      }
    }
    return Promise.resolve();
  }
  retry(failed: readonly { claim: Claim; at: Instant; error: string }[]): Promise<void> {
    for (const { claim, at, error } of failed) {
      if (!this.#held(claim)) continue;
      const row = this.#require(claim);
      const dueAt = Math.min(at, row.markedDueAt ?? at);
      Object.assign(row, { dueAt, error, attempts: row.attempts + 1, leaseToken: null });
    }
    return Promise.resolve();
  }
  park(failed: readonly { claim: Claim; error: string; now: Instant }[]): Promise<void> {
    for (const { claim, error, now } of failed) {
      if (!this.#held(claim)) continue;
      const row = this.#require(claim);
      const { markedDueAt } = row;
      const attempts = row.attempts + 1;
      Object.assign(row, { error, leaseToken: null });
      if (markedDueAt === null) Object.assign(row, { attempts, parkedAt: now });
      else Object.assign(row, { attempts: 0, dueAt: markedDueAt });
    }
    return Promise.resolve();
  }
  release(claims: readonly Claim[]): Promise<void> {
    for (const claim of claims) if (this.#held(claim)) this.#require(claim).leaseToken = null;
    return Promise.resolve();
  }
  depth(now: Instant): Promise<QueueDepth> {
    const live = [...this.rows.values()].filter(({ parkedAt }) => parkedAt === null);
    const free = live.filter((row) => isFree(row, now));
    const due = free.filter(({ dueAt }) => dueAt <= now);
    const owed = live.map(({ owedSince }) => owedSince).filter((since) => since <= now);
    return Promise.resolve({
      waiting: free.length,
      due: due.length,
      claimed: live.length - free.length,
      parked: this.rows.size - live.length,
      oldestDueAt: due.length === 0 ? null : Math.min(...due.map(({ dueAt }) => dueAt)),
      owedSince: owed.length === 0 ? null : Math.min(...owed),
    });
  }
  nextDueAt(only?: readonly Priority[]): Promise<Instant | null> {
    const free = [...this.rows.values()]
      .filter((row) => row.parkedAt === null && row.leaseToken === null)
      .filter(({ priority }) => only?.includes(priority) ?? true);
    return Promise.resolve(free.length === 0 ? null : Math.min(...free.map(({ dueAt }) => dueAt)));
  }
  deadLetters(): Promise<readonly DeadLetter[]> {
    return Promise.resolve(
      [...this.rows.values()].flatMap(({ kind, id, attempts, error, parkedAt }) =>
        parkedAt === null ? [] : [{ kind, id, attempts, error, parkedAt }],
      ),
    );
  }
  retryDeadLetter(kind: RecordKind, id: string, now: Instant): Promise<boolean> {
    const row = this.rows.get(`${kind} ${id}`);
    if (row === undefined || row.parkedAt === null) return Promise.resolve(false);
    row.owedSince = now;
    this.#mark({ kind, id, priority: priorities.person, dueAt: now });
    return Promise.resolve(true);
  }
  dropDeadLetter(kind: RecordKind, id: string): Promise<boolean> {
    const isParked = (this.rows.get(`${kind} ${id}`)?.parkedAt ?? null) !== null;
    return Promise.resolve(isParked && this.rows.delete(`${kind} ${id}`));
  }

  #hold(rows: readonly Row[], leaseUntil: Instant): readonly Claim[] {
    this.#tokens += 1;
    for (const row of rows) {
      Object.assign(row, { leaseToken: `lease ${this.#tokens}`, leaseUntil, markedDueAt: null });
    }
    return rows.map(claimOf);
  }
  #mark({ kind, id, priority, dueAt }: Mark): void {
    const row = this.rows.get(`${kind} ${id}`);
    if (row && row.parkedAt === null) {
      row.version += 1;
      row.dueAt = Math.min(row.dueAt, dueAt);
      row.owedSince = Math.min(row.owedSince, dueAt);
      row.priority = priority < row.priority ? priority : row.priority;
      if (row.leaseToken !== null) row.markedDueAt = Math.min(row.markedDueAt ?? dueAt, dueAt);
      return;
    }
    this.rows.set(`${kind} ${id}`, {
      kind,
      id,
      priority,
      dueAt,
      owedSince: Math.min(row?.owedSince ?? dueAt, dueAt),
      version: (row?.version ?? 0) + 1,
      attempts: 0,
      leaseToken: null,
      leaseUntil: 0,
      markedDueAt: null,
      error: '',
      parkedAt: null,
    });
  }
  #held(claim: Claim): boolean {
    return this.rows.get(nameOf(claim))?.leaseToken === claim.leaseToken;
  }
  #require(claim: Claim): Row {
    const row = this.rows.get(nameOf(claim));
    if (!row) throw new Error(`There is no row for ${nameOf(claim)}`);
    return row;
  }
}

function nameOf({ kind, id }: { kind: RecordKind; id: string }): string {
  return `${kind} ${id}`;
}

function isFree(row: Row, now: Instant): boolean {
  return row.leaseToken === null || row.leaseUntil <= now;
}

function claimOf({ kind, id, priority, version, attempts, leaseToken }: Row): Claim {
  return { kind, id, priority, version, attempts, leaseToken: leaseToken ?? '' };
}
