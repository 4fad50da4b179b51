import type { KnownAccount } from '../../src/http/known-account.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import type { Metrics } from '../../src/http/metrics.ts';
import type { ServerDependencies } from '../../src/http/create-server.ts';
import { createServer } from '../../src/http/create-server.ts';
import { listen } from '../../src/http/listen.ts';
import type { SignatureVerdict, SignedRequest, VerifySignature } from '../../src/http/verify-signature.ts';
import { FakeActionCallbacks } from '../support/fakes/fake-action-callbacks.ts';
import type { Logger } from '../../src/reconcile/ports/observer.ts';
import type { DeadEmail } from '../../src/reconcile/ports/outbox.ts';
import type { DeadLetter, Mark } from '../../src/reconcile/ports/work-queue.ts';

export const noon = Date.UTC(2026, 10, 2, 12);

export const account: KnownAccount = {
  portalId: 145883449,
  recordTypes: {
    projectTypeId: '2-143967026',
    ticketTypeId: '0-5',
    taskTypeId: '0-27',
    projectProperties: new Set(['creative_refresh_status', 'creative_refresh_date']),
    ticketProperties: new Set(['hs_pipeline_stage', 'copy_status']),
  },
};

/** A log that is read by the test. */
export function createLogBook(): { logger: Logger; lines: object[] } {
  const lines: object[] = [];
  const loggerWith = (bindings: object): Logger => {
    const write = (level: string) => (fields: object, message: string) => {
      lines.push({ level, ...bindings, ...fields, message });
    };
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      child: (more) => loggerWith({ ...bindings, ...more }),
    };
  };
  return { logger: loggerWith({}), lines };
}

export const nothingStalled = {
  '1 kickoff': 0,
  '2b requested': 0,
  '3 submission cue': 0,
  '4 tickets': 0,
  '5 review': 0,
  '6 revisions': 0,
  '7 approval': 0,
};

export function emptyDepths(): Parameters<typeof createMetrics>[0] {
  return {
    clock: { now: () => noon },
    queueDepth: () =>
      Promise.resolve({ waiting: 0, due: 0, claimed: 0, parked: 0, oldestDueAt: null, owedSince: null }),
    outboxDepth: () => Promise.resolve({ waiting: 0, dead: 0, oldestDueAt: null, owedSince: null }),
    callDepth: () => Promise.resolve({ waiting: 0, dead: 0, owedSince: null }),
    heldProjects: () => Promise.resolve({ held: 0, released: 0, dropped: 0 }),
    stalledHandoffs: () => Promise.resolve(nothingStalled),
    conditions: {
      isConnected: () => true,
      mappingHolds: () => true,
      settingsAreRead: () => true,
      mode: () => 'live',
      sweepEveryMinutes: () => 60,
      sweepsYield: () => false,
    },
  };
}

/** Everything the server needs, harmless, with what it did to be read afterwards. */
export class FakeSurroundings implements ServerDependencies {
  readonly marked: Mark[] = [];
  readonly verified: SignedRequest[] = [];
  readonly records: DeadLetter[] = [];
  readonly emails: DeadEmail[] = [];
  readonly callbacks = new FakeActionCallbacks();
  readonly done: string[] = [];
  readonly logBook = createLogBook();
  wakes = 0;
  stopping = false;
  known: KnownAccount | null = account;
  verdict: SignatureVerdict = { ok: true };
  verify: VerifySignature = () => this.verdict;
  store: () => Promise<void> = () => Promise.resolve();

  readonly clock = { now: () => noon };
  readonly logger = this.logBook.logger;
  readonly metrics: Metrics = createMetrics(emptyDepths());
  readonly publicBaseUrl = 'https://refresh.example.com/hubspot-app';
  readonly coalesceMs = 2000;
  adminToken: string | null = null;
  readonly bodyLimitBytes = 2000;
  storeWithinMs = 4000;
  readonly newDeliveryId = () => 'delivery-1';

  readonly queue = {
    mark: async (marks: readonly Mark[]) => {
      await this.store();
      this.marked.push(...marks);
    },
    deadLetters: () => Promise.resolve(this.records),
    retryDeadLetter: (kind: string, id: string, now: number) => this.act(`retry ${kind} ${id} at ${now}`),
    dropDeadLetter: (kind: string, id: string) => this.act(`drop ${kind} ${id}`),
  };
  readonly outbox = {
    deadLetters: () => Promise.resolve(this.emails),
    retryDeadLetter: (key: string, now: number) => this.act(`retry email ${key} at ${now}`),
    dropDeadLetter: (key: string) => this.act(`drop email ${key}`),
  };
  readonly account = () => this.known;
  readonly pingStore = () => this.store();
  readonly isStopping = () => this.stopping;
  /** When marked records are due, one entry a delivery. */
  readonly expected: number[] = [];
  readonly onMarked = (dueAt: number) => void this.expected.push(dueAt);
  readonly onWork = () => {
    this.wakes += 1;
  };
  readonly verifySignature = (request: SignedRequest) => {
    this.verified.push(request);
    return this.verify(request);
  };

  /** Only record 404 and email `gone` do not exist. */
  private act(what: string): Promise<boolean> {
    const exists = !what.includes(' 404') && !what.includes(' gone');
    if (exists) this.done.push(what);
    return Promise.resolve(exists);
  }
}

export interface App {
  readonly surroundings: FakeSurroundings;
  readonly url: string;
  stop(): Promise<void>;
}

/** The real server on a loopback port of its own. */
export async function startApp(surroundings = new FakeSurroundings()): Promise<App> {
  const server = await listen(createServer(surroundings), { host: '127.0.0.1', port: 0 });
  return { surroundings, url: `http://127.0.0.1:${server.port}`, stop: () => server.stop() };
}
