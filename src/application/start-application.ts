import type { Configuration } from '../config/configuration.ts';
import { decide } from '../domain/decide.ts';
import type { Instant } from '../domain/model.ts';
import { decideUnplacedTicket } from '../domain/unplaced-ticket.ts';
import { createServer } from '../http/create-server.ts';
import { listen } from '../http/listen.ts';
import { createMetrics } from '../http/metrics.ts';
import { verifySignature } from '../hubspot/signature/verify-signature.ts';
import { createTransport } from '../hubspot/transport/create-transport.ts';
import type { TransportOptions } from '../hubspot/transport/transport-options.ts';
import { createReconciler } from '../reconcile/create-reconciler.ts';
import { openCurrentSettings } from '../reconcile/current-settings.ts';
import { createMailDelivery } from '../reconcile/mail-delivery.ts';
import { AccountError } from '../reconcile/ports/account.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import { createSweep } from '../reconcile/sweep.ts';
import { createWorker } from '../reconcile/worker.ts';
import { openStore } from '../store/open-store.ts';
import { holdAccount } from './account-holder.ts';
import { Closing } from './closing.ts';
import { connectAccount } from './connect-account.ts';
import { emailTransportFor } from './email-transport.ts';
import { readSettingsFile } from './read-settings-file.ts';

export interface ApplicationOptions {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly logger: Logger;
  /** HubSpot's limits of this account; its usual ones unless given. */
  readonly limits?: TransportOptions['limits'];
  /** Aborted while the app waits for HubSpot, it gives up starting; afterwards it has no effect. */
  readonly signal?: AbortSignal;
}

/** The app, up and running. */
export interface Application {
  /** The port it listens on, also where 0 was asked for. */
  readonly port: number;
  /** Resolves when no sweep, record or email is due or under way; what becomes due later does not count. */
  idle(): Promise<void>;
  /** When the next record or email becomes due, epoch ms of the app's clock; null: nothing waits. */
  nextDueAt(): Promise<Instant | null>;
  /** Looks at everything open now, whenever the next sweep would be; answers how many records it found. */
  sweep(): Promise<number>;
  /** Takes no new work, finishes what is in hand, and lets go of everything. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Builds the whole app and starts it. It listens at once, answers webhooks as soon as HubSpot has been asked who
 * it is, and waits for HubSpot where it cannot be reached.
 * @throws SettingsError, AccountSetupError, WrongAccountError, an error of the store or of listening: each says
 * what an admin has to change; and the reason of `signal`. Nothing stays open then.
 */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const { signal } = options;
  signal?.throwIfAborted();
  const closing = new Closing();
  // What goes wrong in closing is told below, where it is waited for.
  const giveUp = () => void closing.close().catch(() => undefined);
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close();
    throw signal?.aborted === true ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

async function start(options: ApplicationOptions, closing: Closing): Promise<Application> {
  const { configuration, clock, logger } = options;
  const { databaseUrl, settingsFile, hubspot, listen: address } = configuration;
  const store = await openStore({ databaseUrl, clock, logger });
  closing.add(() => store.close());
  const isFirstStart = settingsFile !== null && (await store.settings.current()) === null;
  const settings = await openCurrentSettings({
    store: store.settings,
    seed: isFirstStart ? await readSettingsFile(settingsFile) : undefined,
    environmentMode: configuration.mode,
    clock,
    logger,
  });
  closing.add(() => settings.stop());

  const metrics = createMetrics({
    queueDepth: (now) => store.queue.depth(now),
    outboxDepth: (now) => store.outbox.depth(now),
    clock,
  });
  const transport = createTransport({
    accessToken: hubspot.accessToken,
    baseUrl: hubspot.apiBaseUrl,
    meter: metrics,
    logger: logger.child({ room: 'hubspot' }),
    ...(options.limits && { limits: options.limits }),
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
  const account = () => {
    const connected = holder.get();
    if (connected === null) throw new AccountError('later', 'The HubSpot account is not known yet.');
    return connected.account;
  };

  const current = () => settings.get();
  const emailTransport = emailTransportFor(configuration.email, transport, metrics);
  closing.add(() => emailTransport.close());
  const mail = createMailDelivery({
    outbox: store.outbox,
    transport: emailTransport,
    clock,
    logger: logger.child({ room: 'mail' }),
    meter: metrics,
    current,
    random: Math.random,
  });
  const reconciler = createReconciler({
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
  });
  const worker = createWorker(reconciler, { queue: store.queue, clock, logger });
  const sweep = createSweep({
    account,
    queue: store.queue,
    clock,
    logger: logger.child({ room: 'sweep' }),
    meter: metrics,
    current,
    marked: () => worker.wake(),
  });
  const loops = [worker, mail, sweep];
  closing.add(async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
  });

  const fallback = configuration.allowV1Signature ? 'v1' : null;
  const server = await listen(
    createServer({
      clock,
      logger: logger.child({ room: 'http' }),
      metrics,
      queue: store.queue,
      outbox: store.outbox,
      verifySignature: (request) =>
        verifySignature(request, { secret: hubspot.clientSecret, fallback, now: request.now }),
      publicBaseUrl: configuration.publicBaseUrl,
      coalesceMs: configuration.coalesceMs,
      adminToken: configuration.adminToken,
      account: () => holder.get()?.known ?? null,
      pingStore: () => store.ready(),
      isStopping: () => closing.signal.aborted,
      onWork: () => {
        worker.wake();
        mail.wake();
      },
    }),
    address,
  );
  closing.add(() => server.stop());

  settings.onChange(() => void holder.follow());
  await holder.connect();
  closing.signal.throwIfAborted();
  for (const loop of loops) loop.start();
  logger.info({ port: server.port, mode: settings.get().mode }, 'Creative Refresh is running');
  return {
    port: server.port,
    idle: async () => {
      await sweep.idle();
      await worker.idle();
      await mail.idle();
    },
    nextDueAt: async () => {
      const times = await Promise.all([store.queue.nextDueAt(), store.outbox.nextDueAt()]);
      const known = times.filter((time) => time !== null);
      return known.length === 0 ? null : Math.min(...known);
    },
    sweep: () => sweep.sweep(),
    stop: () => closing.close(),
  };
}
