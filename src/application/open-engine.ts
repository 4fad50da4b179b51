import type { Configuration } from '../config/configuration.ts';
import { decide } from '../domain/decide.ts';
import { decideUnplacedTicket } from '../domain/unplaced-ticket.ts';
import { createMetrics, type Metrics } from '../http/metrics.ts';
import { createCallbackCompletion } from '../hubspot/complete-callback.ts';
import { createTransport } from '../hubspot/transport/create-transport.ts';
import type { HubSpotTransport } from '../hubspot/transport/transport.ts';
import type { TransportOptions } from '../hubspot/transport/transport-options.ts';
import { createAfterSweep } from '../reconcile/after-sweep.ts';
import { nameClients } from '../reconcile/name-clients.ts';
import { sendDigest } from '../reconcile/send-digest.ts';
import { createReconcileNow } from '../reconcile/reconcile-now.ts';
import { openCurrentSettings, type CurrentSettings } from '../reconcile/current-settings.ts';
import { createLookAtProject } from '../reconcile/look-at-project.ts';
import type { Loop } from '../reconcile/loop.ts';
import { createMailDelivery } from '../reconcile/mail-delivery.ts';
import { AccountError, type AccountReader, type AccountWriter } from '../reconcile/ports/account.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { LookAtProject, ReconcileNow } from '../reconcile/ports/looking.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import { createSweepsYield } from '../reconcile/sweeps-yield.ts';
import { createSweep, type Sweep } from '../reconcile/sweep.ts';
import { openLanes } from '../reconcile/lanes.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { createOutcomeDelivery } from '../workflow-actions/deliver-outcomes.ts';
import { openActionDesk, type ActionDesk, type DeskOptions } from '../workflow-actions/desk.ts';
import { createPerformAction } from '../workflow-actions/perform-action.ts';
import { holdAccount, type AccountHolder } from './account-holder.ts';
import type { Closing } from './closing.ts';
import { connectAccount } from './connect-account.ts';
import { emailTransportFor } from './email-transport.ts';
import { readSettingsFile } from './read-settings-file.ts';

export interface EngineOptions {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly logger: Logger;
  /** HubSpot's limits of this account; its usual ones unless given. */
  readonly limits?: TransportOptions['limits'];
  /** When workflows are told to wait; as HubSpot wants it unless given. */
  readonly answerWithinMs?: DeskOptions['answerWithinMs'];
}

/** Everything the app does, put together and at rest; who listens to HubSpot, and when to start, is for others. */
export interface Engine {
  readonly store: Store;
  readonly settings: CurrentSettings;
  readonly metrics: Metrics;
  readonly transport: HubSpotTransport;
  readonly holder: AccountHolder;
  /** Throws an AccountError as long as the account is not known. */
  readonly account: () => AccountReader & AccountWriter;
  readonly look: LookAtProject;
  readonly reconcileNow: ReconcileNow;
  readonly desk: ActionDesk;
  /** Works what people did, ahead of everything else. */
  readonly peoplesWorker: Loop;
  readonly worker: Loop;
  readonly mail: Loop;
  readonly sweep: Sweep;
  /** Whether what sweeps find has to wait, to leave the rest of the day's calls to people. */
  readonly sweepsYield: () => boolean;
  readonly afterSweep: Loop;
  readonly outcomes: Loop;
}

/**
 * Opens the store and builds the rest around it; nothing is asked of HubSpot yet, and no loop runs. What has to be
 * let go of is added to `closing`.
 * @throws SettingsError, or an error of the store
 */
export async function openEngine(options: EngineOptions, closing: Closing): Promise<Engine> {
  const { configuration, clock, logger } = options;
  const { hubspot } = configuration;
  const { store, settings } = await openMemories(options, closing);
  const metrics = createMetrics({
    queueDepth: (now) => store.queue.depth(now),
    outboxDepth: (now) => store.outbox.depth(now),
    callDepth: () => store.callbacks.depth(),
    heldProjects: () => store.held.count(),
    stalledHandoffs: (now) => store.overview.stalled(now),
    clock,
    conditions: {
      isConnected: () => holder.get() !== null,
      mappingHolds: () => holder.get() === null || holder.holdsNewest(),
      settingsAreRead: () => settings.isRead(),
      mode: () => settings.get().mode,
      sweepEveryMinutes: () => settings.get().settings.sweep.everyMinutes,
      sweepsYield: () => sweepsYield(),
    },
  });
  const transport = createTransport({
    accessToken: hubspot.accessToken,
    baseUrl: hubspot.apiBaseUrl,
    meter: metrics,
    logger: logger.child({ room: 'hubspot' }),
    ...(options.limits && { limits: options.limits }),
    ...(store.callQuota && { quota: store.callQuota }),
  });
  closing.add(() => transport.close());
  const holder = holdAccount({
    connect: (mapping) =>
      connectAccount({
        transport,
        mapping,
        creativeProject: configuration.creativeProject,
        portalId: hubspot.portalId,
        clock,
      }),
    mapping: () => settings.get().settings.mapping,
    logger,
    signal: closing.signal,
  });
  const connected = () => {
    const held = holder.get();
    if (held === null) throw new AccountError('later', 'The HubSpot account is not known yet.');
    return held;
  };
  const account = () => connected().account;
  const urgent = () => connected().urgent;
  const current = () => settings.get();
  const sweepsYield = createSweepsYield({ dailyUse: () => transport.dailyUse(), current, logger });

  const emailTransport = await emailTransportFor(configuration.email, transport, metrics);
  closing.add(() => emailTransport.close());
  const mail = createMailDelivery({
    outbox: store.outbox,
    transport: emailTransport,
    clock,
    logger: logger.child({ room: 'mail' }),
    meter: metrics,
    current,
    random: Math.random,
    leaseMs: configuration.leaseMs,
  });
  const reconciling = {
    ...store,
    account,
    clock,
    logger: logger.child({ room: 'reconcile' }),
    meter: metrics,
    current,
    decide,
    decideUnplaced: decideUnplacedTicket,
    random: Math.random,
    mailQueued: () => mail.wake(),
    leaseMs: configuration.leaseMs,
  };
  const { worker, peoplesWorker } = openLanes({ ...reconciling, urgent, sweepsYield });
  const sweep = createSweep({
    account,
    queue: store.queue,
    held: store.held,
    overview: store.overview,
    clock,
    logger: logger.child({ room: 'sweep' }),
    meter: metrics,
    current,
    marked: () => worker.wake(),
    sweepsYield,
  });

  const overviewing = {
    account,
    overview: store.overview,
    clock,
    current,
    logger: logger.child({ room: 'overview' }),
  };
  const afterSweep = createAfterSweep({
    work: async () => {
      await nameClients(overviewing);
      await sendDigest({ ...overviewing, outbox: store.outbox, mailQueued: () => mail.wake() });
    },
    queue: store.queue,
    sweptAt: () => sweep.sweptAt(),
    clock,
    logger: overviewing.logger,
  });

  const look = createLookAtProject({ ...store, account: urgent, clock, current });
  const reconcileNow = createReconcileNow({ ...reconciling, account: urgent });
  const perform = createPerformAction({ look, reconcileNow, account, ledger: store.ledger });
  const actionLogger = logger.child({ room: 'actions' });
  const desk = openActionDesk({
    perform,
    callbacks: store.callbacks,
    clock,
    logger: actionLogger,
    onPromised: () => outcomes.wake(),
    ...(options.answerWithinMs !== undefined && { answerWithinMs: options.answerWithinMs }),
  });
  const outcomes = createOutcomeDelivery({
    callbacks: store.callbacks,
    desk,
    perform,
    complete: createCallbackCompletion(transport),
    clock,
    logger: actionLogger,
    meter: metrics,
    current,
    random: Math.random,
  });
  // What is due under the new settings may have been waiting under the old ones, and no event tells of it.
  settings.onChange(() => void holder.follow().then(() => sweep.soon()));
  return {
    ...{ store, settings, metrics, transport, holder, account },
    ...{ look, reconcileNow, desk, worker, peoplesWorker, mail, sweep, sweepsYield, afterSweep, outcomes },
  };
}

async function openMemories(
  { configuration, clock, logger }: EngineOptions,
  closing: Closing,
): Promise<{ readonly store: Store; readonly settings: CurrentSettings }> {
  const { databaseUrl, settingsFile, mode } = configuration;
  const store = await openStore({ databaseUrl, clock, logger });
  closing.add(() => store.close());
  const settings = await openCurrentSettings({
    store: store.settings,
    readFile: settingsFile === null ? null : () => readSettingsFile(settingsFile),
    environmentMode: mode,
    clock,
    logger,
  });
  closing.add(() => settings.stop());
  return { store, settings };
}
