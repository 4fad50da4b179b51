import type { Instant } from '../../../src/domain/model.ts';
import type {
  ActionCallbacks,
  CallDepth,
  CallState,
  ClaimedCall,
  DeadCall,
  KeptCall,
  KnownCall,
} from '../../../src/reconcile/ports/action-callbacks.ts';

interface Row extends KeptCall {
  state: CallState;
  outcome: string | null;
  attempts: number;
  readonly takenAt: Instant;
  dueAt: Instant;
  changedAt: Instant;
  leaseToken: string | null;
  leaseUntil: Instant;
  error: string | null;
}

/** How long a promised call is left to the process that promised it, in milliseconds. */
const reworkAfterMs = 60_000;

/** Kept calls of workflow actions in memory. */
export class FakeActionCallbacks implements ActionCallbacks {
  readonly rows = new Map<string, Row>();
  #tokens = 0;

  take(call: KeptCall, now: Instant): Promise<KnownCall | null> {
    const row = this.rows.get(call.callbackId);
    if (!row) this.#keep(call, now);
    return Promise.resolve(row ? known(row) : null);
  }
  promise(call: KeptCall, now: Instant): Promise<void> {
    const row = this.rows.get(call.callbackId) ?? this.#keep(call, now);
    if (row.state === 'promised' || row.state === 'known') return Promise.resolve();
    const next =
      row.outcome === null
        ? { state: 'promised', dueAt: now + reworkAfterMs }
        : { state: 'known', dueAt: now };
    Object.assign(row, { ...next, attempts: 0, error: null, changedAt: now });
    return Promise.resolve();
  }
  conclude(callbackId: string, outcome: string, now: Instant): Promise<'answered' | 'known'> {
    const row = this.rows.get(callbackId);
    if (!row) return Promise.resolve('answered');
    if (row.state === 'working') Object.assign(row, { state: 'answered', outcome, changedAt: now });
    if (row.state === 'promised') Object.assign(row, { state: 'known', outcome, dueAt: now, changedAt: now });
    return Promise.resolve(row.state === 'answered' ? 'answered' : 'known');
  }
  forget(callbackId: string): Promise<void> {
    if (this.rows.get(callbackId)?.state === 'working') this.rows.delete(callbackId);
    return Promise.resolve();
  }
  claim(request: { limit: number; now: Instant; leaseMs: number }): Promise<readonly ClaimedCall[]> {
    const { limit, now, leaseMs } = request;
    const due = this.#waiting()
      .filter((row) => row.dueAt <= now && (row.leaseToken === null || row.leaseUntil <= now))
      .sort((one, other) => one.dueAt - other.dueAt)
      .slice(0, limit);
    this.#tokens += 1;
    const leaseToken = `lease ${this.#tokens}`;
    for (const row of due) Object.assign(row, { leaseToken, leaseUntil: now + leaseMs });
    return Promise.resolve(
      due.map((row) => ({ ...known(row), attempts: row.attempts, takenAt: row.takenAt, leaseToken })),
    );
  }
  told({ callbackId }: ClaimedCall, now: Instant): Promise<void> {
    const row = this.rows.get(callbackId);
    if (row) Object.assign(row, { state: 'told', leaseToken: null, error: null, changedAt: now });
    return Promise.resolve();
  }
  retry(call: ClaimedCall, at: Instant, error: string): Promise<void> {
    const row = this.#held(call);
    if (row) Object.assign(row, { attempts: row.attempts + 1, dueAt: at, error, leaseToken: null });
    return Promise.resolve();
  }
  park(call: ClaimedCall, error: string, now: Instant): Promise<void> {
    const row = this.#held(call);
    const attempts = (row?.attempts ?? 0) + 1;
    if (row) Object.assign(row, { state: 'dead', attempts, error, leaseToken: null, changedAt: now });
    return Promise.resolve();
  }
  depth(): Promise<CallDepth> {
    const waiting = this.#waiting();
    return Promise.resolve({
      waiting: waiting.length,
      dead: this.#dead().length,
      owedSince: waiting.length === 0 ? null : Math.min(...waiting.map(({ takenAt }) => takenAt)),
    });
  }
  nextDueAt(): Promise<Instant | null> {
    const times = this.#waiting().map((row) =>
      row.leaseToken === null ? row.dueAt : Math.max(row.dueAt, row.leaseUntil),
    );
    return Promise.resolve(times.length === 0 ? null : Math.min(...times));
  }
  deadLetters(): Promise<readonly DeadCall[]> {
    const dead = this.#dead().map(({ callbackId, action, request, attempts, error, changedAt }) => {
      return { callbackId, action, request, attempts, error: error ?? '', parkedAt: changedAt };
    });
    return Promise.resolve(dead.sort((one, other) => other.parkedAt - one.parkedAt));
  }
  retryDeadLetter(callbackId: string, now: Instant): Promise<boolean> {
    const row = this.#dead().find((each) => each.callbackId === callbackId);
    const state = (row?.outcome ?? null) === null ? 'promised' : 'known';
    if (row) Object.assign(row, { state, attempts: 0, dueAt: now, error: null, changedAt: now });
    return Promise.resolve(row !== undefined);
  }
  dropDeadLetter(callbackId: string): Promise<boolean> {
    const isDead = this.#dead().some((each) => each.callbackId === callbackId);
    return Promise.resolve(isDead && this.rows.delete(callbackId));
  }
  forgetBefore(instant: Instant): Promise<void> {
    for (const { callbackId, state, changedAt } of [...this.rows.values()]) {
      const isOver = state === 'working' || state === 'answered' || state === 'told';
      if (isOver && changedAt < instant) this.rows.delete(callbackId);
    }
    return Promise.resolve();
  }

  #keep({ callbackId, action, request }: KeptCall, now: Instant): Row {
    const row: Row = {
      ...{ callbackId, action, request, state: 'working', outcome: null, attempts: 0 },
      ...{ takenAt: now, dueAt: now, changedAt: now, leaseToken: null, leaseUntil: 0, error: null },
    };
    this.rows.set(callbackId, row);
    return row;
  }
  #waiting(): readonly Row[] {
    return [...this.rows.values()].filter(({ state }) => state === 'promised' || state === 'known');
  }
  #dead(): readonly Row[] {
    return [...this.rows.values()].filter(({ state }) => state === 'dead');
  }
  #held({ callbackId, leaseToken }: ClaimedCall): Row | undefined {
    const row = this.rows.get(callbackId);
    return row?.leaseToken === leaseToken ? row : undefined;
  }
}

function known({ callbackId, action, request, state, outcome }: Row): KnownCall {
  return { callbackId, action, request, state, outcome };
}
