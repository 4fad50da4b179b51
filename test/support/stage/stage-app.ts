import { connectAccount } from '../../../src/application/connect-account.ts';
import type { AdminSurroundings } from '../../../src/admin/operation.ts';
import { decide } from '../../../src/domain/decide.ts';
import { decideUnplacedTicket } from '../../../src/domain/unplaced-ticket.ts';
import { eventsToMarks } from '../../../src/http/events-to-marks.ts';
import { parseWebhookEvents } from '../../../src/http/webhook-events.ts';
import { createSingleSendTransport } from '../../../src/hubspot/single-send.ts';
import type { Decide } from '../../../src/reconcile/decide.ts';
import { createReconciler } from '../../../src/reconcile/create-reconciler.ts';
import {
  openCurrentSettings,
  type CurrentSettings,
  type Mode,
} from '../../../src/reconcile/current-settings.ts';
import { createMailTurns } from '../../../src/reconcile/mail-turns.ts';
import type { Clock } from '../../../src/reconcile/ports/clock.ts';
import type { Logger, Meter } from '../../../src/reconcile/ports/observer.ts';
import type { EmailTransport } from '../../../src/reconcile/ports/outbox.ts';
import { createReconcileNow } from '../../../src/reconcile/reconcile-now.ts';
import type { ReconcileNow } from '../../../src/reconcile/ports/looking.ts';
import { sendDigest } from '../../../src/reconcile/send-digest.ts';
import { createSweep } from '../../../src/reconcile/sweep.ts';
import type { WebhookEvent } from '../../../src/sandbox/webhook-events.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { stageAdmin } from './stage-admin.ts';
import { throughSeam, type Seam } from './seam.ts';
import type { StageAccount } from './stage-account.ts';
import { createStageTransport } from './stage-transport.ts';

export interface StageAppOptions {
  readonly hubSpot: StageAccount;
  /** May be shared by several apps, as servers share a database. */
  readonly store: Store;
  readonly clock: Clock;
  readonly seam: Seam;
  readonly logger: Logger;
  readonly meter: Meter;
  /** The settings file as JSON; default: everything as it comes. */
  readonly settings?: unknown;
  /** From 0 up to 1, for the jitter of retries; default: always the middle. */
  readonly random?: () => number;
  /** MODE of the environment; live unless given, null: the settings decide. */
  readonly environmentMode?: Mode | null;
  /** A mail server, reached through the seam; HubSpot's single send unless given. */
  readonly email?: EmailTransport;
  /** The decision core; another one shows what a wrong one would do. */
  readonly decide?: Decide;
  /** Waits so many ms for a project that is in other hands; default: not at all. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** One life of the app: the real loop, adapter and decisions, with every turn taken by hand. */
export interface StageApp {
  /** Takes a delivery as the webhook receiver does; resolves when it may be answered with 204. */
  readonly receive: (events: readonly WebhookEvent[]) => Promise<void>;
  /** Marks everything open; answers how many records. */
  readonly sweep: () => Promise<number>;
  /** Works what is due; answers how many records. */
  readonly pass: () => Promise<number>;
  /** Brings the day's list of stalled handoffs into the outbox, where there is one to bring. */
  readonly digest: () => Promise<void>;
  /** Sends what is due, to the end; answers how many emails. */
  readonly mail: () => Promise<number>;
  readonly reconcileNow: ReconcileNow;
  readonly settings: CurrentSettings;
  /** The store as this life sees it, through its seam. */
  readonly store: Store;
  /** For what admins ask of it. */
  readonly admin: AdminSurroundings;
  readonly stop: () => void;
}

/** Real milliseconds that no story takes: settings are read again when a test says so. */
const never = 2 ** 30;

/**
 * Starts one, as after the start of a process: settings read, account connected. The parts are those of the app;
 * what is missing is what waits (timers, sockets) and what repeats single calls.
 * @throws what keeps the app from starting, and whatever the seam throws
 */
export async function startStageApp(options: StageAppOptions): Promise<StageApp> {
  const { hubSpot, clock, seam, logger, meter, random = () => 0.5 } = options;
  const store = inhabit(seam, options.store);
  const settings = await openCurrentSettings({
    store: store.settings,
    readFile: () => Promise.resolve(options.settings ?? {}),
    environmentMode: options.environmentMode === undefined ? 'live' : options.environmentMode,
    clock,
    logger,
    reloadMs: never,
  });
  const transport = createStageTransport(
    (request) => seam.exchange(request, (refusesRow) => hubSpot.answer(request, refusesRow)),
    () => clock.now(),
  );
  const { account, known } = await connectAccount({
    transport,
    mapping: settings.get().settings.mapping,
    creativeProject: { objectType: 'creative_project', objectTypeId: null },
    portalId: hubSpot.portalId,
    clock,
  }).catch((error: unknown) => {
    settings.stop();
    throw error;
  });
  const current = () => settings.get();
  const shared = { ...store, account: () => account, clock, logger, meter, current, random };
  const reconciling = {
    ...shared,
    decide: options.decide ?? decide,
    decideUnplaced: decideUnplacedTicket,
    mailQueued: () => undefined,
  };
  const reconciler = createReconciler(reconciling);
  const email = options.email
    ? throughMailServer(seam, options.email)
    : createSingleSendTransport({ transport, emailId: 1, from: null });
  const mail = createMailTurns({ ...shared, transport: email }, () => undefined);
  const sweep = createSweep({ ...shared, marked: () => undefined, sweepsYield: () => false });
  const reconcileNow = createReconcileNow({
    ...reconciling,
    pause: options.pause ?? (() => Promise.resolve()),
  });
  const digest = { ...shared, mailQueued: () => undefined };
  const turns = {
    sweep: () => sweep.sweep(),
    pass: () => reconciler.pass(),
    digest: () => sendDigest(digest),
    mail: async () => {
      const started = await mail.turn();
      await mail.underWay();
      return started;
    },
  };
  const sweepAndSettle = async (): Promise<number> => {
    const found = await turns.sweep();
    while ((await turns.pass()) > 0 || (await turns.mail()) > 0);
    return found;
  };
  return {
    ...turns,
    receive: async (events) => {
      const parsed = parseWebhookEvents(JSON.parse(JSON.stringify(events)));
      const { marks } = eventsToMarks(parsed, known.recordTypes, clock.now());
      if (marks.length > 0) await store.queue.mark(marks);
    },
    reconcileNow,
    admin: stageAdmin(
      { clock, logger, store, settings, transport, account: () => account, sweepAndSettle },
      current,
      reconcileNow,
    ),
    settings,
    store,
    stop: () => settings.stop(),
  };
}

function throughMailServer(seam: Seam, email: EmailTransport): EmailTransport {
  return { ...email, send: (outgoing) => seam.use('email.send', () => email.send(outgoing), [outgoing]) };
}

/** The store as this life sees it. */
function inhabit(seam: Seam, store: Store): Store {
  const { queue, ledger, memory, outbox, settings, history, callbacks, held, activations, overview } = store;
  return {
    ...store,
    queue: throughSeam(seam, 'queue', queue),
    ledger: throughSeam(seam, 'ledger', ledger),
    memory: throughSeam(seam, 'memory', memory),
    outbox: throughSeam(seam, 'outbox', outbox),
    settings: throughSeam(seam, 'settings', settings),
    history: throughSeam(seam, 'history', history),
    callbacks: throughSeam(seam, 'callbacks', callbacks),
    held: throughSeam(seam, 'held', held),
    activations: throughSeam(seam, 'activations', activations),
    overview: throughSeam(seam, 'overview', overview),
  };
}
