import type { Instant, IssuedEffect } from '../../../src/domain/model.ts';
import type {
  ClaimedEmail,
  DeadEmail,
  IssuedEmail,
  Outbox,
  OutboxDepth,
  OutgoingEmail,
} from '../../../src/reconcile/ports/outbox.ts';

interface Row extends OutgoingEmail {
  state: 'waiting' | 'sent' | 'dead' | 'superseded' | 'dropped';
  attempts: number;
  dueAt: Instant;
  enqueuedAt: Instant;
  leaseToken: string | null;
  leaseUntil: Instant;
  maybeSent: boolean;
  error: string;
  changedAt: Instant;
}

/** The outbox in memory. */
export class FakeOutbox implements Outbox {
  readonly rows = new Map<string, Row>();
  #tokens = 0;

  enqueue(emails: readonly OutgoingEmail[], now: Instant): Promise<void> {
    for (const email of emails) {
      const before = this.rows.get(email.key);
      if (before && before.state !== 'superseded') continue;
      const fresh = { attempts: 0, leaseToken: null, leaseUntil: 0, maybeSent: false, error: '' };
      this.rows.set(email.key, {
        ...email,
        ...fresh,
        state: 'waiting',
        dueAt: now,
        enqueuedAt: now,
        changedAt: now,
      });
    }
    return Promise.resolve();
  }
  claim(request: { limit: number; now: Instant; leaseMs: number }): Promise<readonly ClaimedEmail[]> {
    const { limit, now, leaseMs } = request;
    const due = this.#waiting()
      .filter((row) => row.dueAt <= now && (row.leaseToken === null || row.leaseUntil <= now))
      .slice(0, limit);
    this.#tokens += 1;
    return Promise.resolve(
      due.map((row) => {
        const leaseToken = `lease ${this.#tokens}`;
        Object.assign(row, {
          leaseToken,
          leaseUntil: now + leaseMs,
          maybeSent: row.maybeSent || row.leaseToken !== null,
        });
        return { ...row, leaseToken };
      }),
    );
  }
  renew(email: ClaimedEmail, { now, leaseMs }: { now: Instant; leaseMs: number }): Promise<void> {
    Object.assign(this.#held(email) ?? {}, { leaseUntil: now + leaseMs });
    return Promise.resolve();
  }
  sent({ key }: ClaimedEmail, _providerId: string, now: Instant): Promise<void> {
    Object.assign(this.rows.get(key) ?? {}, { state: 'sent', leaseToken: null, changedAt: now });
    return Promise.resolve();
  }
  retry(email: ClaimedEmail, at: Instant, error: string): Promise<void> {
    const row = this.#held(email);
    if (row) Object.assign(row, { attempts: row.attempts + 1, dueAt: at, error, leaseToken: null });
    return Promise.resolve();
  }
  park(email: ClaimedEmail, error: string, now: Instant): Promise<void> {
    const row = this.#held(email);
    const attempts = (row?.attempts ?? 0) + 1;
    if (row) Object.assign(row, { attempts, state: 'dead', error, leaseToken: null, changedAt: now });
    return Promise.resolve();
  }
  release(emails: readonly ClaimedEmail[]): Promise<void> {
    for (const email of emails) Object.assign(this.#held(email) ?? {}, { leaseToken: null });
    return Promise.resolve();
  }
  depth(now: Instant): Promise<OutboxDepth> {
    const due = this.#waiting().filter(({ dueAt }) => dueAt <= now);
    return Promise.resolve({
      waiting: this.#waiting().length,
      dead: [...this.rows.values()].filter(({ state }) => state === 'dead').length,
      oldestDueAt: earliest(due.map(({ dueAt }) => dueAt)),
      owedSince: earliest(this.#waiting().map(({ enqueuedAt }) => enqueuedAt)),
    });
  }
  nextDueAt(): Promise<Instant | null> {
    const times = this.#waiting().map((row) => (row.leaseToken === null ? row.dueAt : row.leaseUntil));
    return Promise.resolve(earliest(times));
  }
  ofProject(projectId: string, limit: number): Promise<readonly IssuedEmail[]> {
    return Promise.resolve(
      [...this.rows.values()]
        .filter((row) => row.projectId === projectId)
        .reverse()
        .slice(0, limit)
        .map(({ key, handoff, to, subject, state, attempts, error, changedAt }) => {
          const told = error === '' ? null : error;
          return { key, handoff, to, subject, state, attempts, error: told, changedAt };
        }),
    );
  }
  deadLetters(): Promise<readonly DeadEmail[]> {
    return Promise.resolve(
      [...this.rows.values()]
        .filter(({ state }) => state === 'dead')
        .map(({ key, to, subject, attempts, error, changedAt }) => {
          return { key, to, subject, attempts, error, parkedAt: changedAt };
        }),
    );
  }
  retryDeadLetter(key: string, now: Instant): Promise<boolean> {
    return Promise.resolve(this.#changeDead(key, { state: 'waiting', attempts: 0, dueAt: now, error: '' }));
  }
  dropDeadLetter(key: string): Promise<boolean> {
    return Promise.resolve(this.#changeDead(key, { state: 'dropped' }));
  }
  supersede(projectIds: readonly string[]): Promise<void> {
    for (const row of this.rows.values()) {
      const isPending = row.state === 'waiting' || row.state === 'dead';
      if (isPending && row.projectId !== null && projectIds.includes(row.projectId)) row.state = 'superseded';
    }
    return Promise.resolve();
  }
  /** For the ledger: an email counts as issued from the moment it is in here. */
  issued(owner: 'project' | 'ticket', ids: readonly string[]): readonly (IssuedEffect & { owner: string })[] {
    return [...this.rows.values()].flatMap((row) => {
      const id = owner === 'project' ? row.projectId : row.ticketId;
      if (row.state === 'superseded' || id === null || !ids.includes(id)) return [];
      return [
        { owner: id, key: row.key, kind: 'email' as const, taskId: null, state: 'settled', dueAt: null },
      ];
    });
  }

  #waiting(): readonly Row[] {
    return [...this.rows.values()].filter(({ state }) => state === 'waiting');
  }
  #held({ key, leaseToken }: ClaimedEmail): Row | undefined {
    const row = this.rows.get(key);
    return row?.leaseToken === leaseToken ? row : undefined;
  }
  #changeDead(key: string, change: Partial<Row>): boolean {
    const row = this.rows.get(key);
    if (row?.state !== 'dead') return false;
    Object.assign(row, change);
    return true;
  }
}

function earliest(times: readonly Instant[]): Instant | null {
  return times.length === 0 ? null : Math.min(...times);
}
