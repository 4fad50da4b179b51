import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Express, Router } from 'express';
import helmet from 'helmet';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { Instant } from '../domain/model.ts';
import type { ActionCallbacks } from '../reconcile/ports/action-callbacks.ts';
import type { Outbox } from '../reconcile/ports/outbox.ts';
import type { WorkQueue } from '../reconcile/ports/work-queue.ts';
import { createAdminRoutes } from './admin-routes.ts';
import { answerErrors, refuseOptions, refuseUnknown } from './answer-errors.ts';
import type { KnownAccount } from './known-account.ts';
import { limitRefusals } from './limit-refusals.ts';
import type { Metrics } from './metrics.ts';
import { findObstacles } from './readiness.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import type { VerifySignature } from './verify-signature.ts';

export interface ServerDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly queue: Pick<WorkQueue, 'mark' | 'deadLetters' | 'retryDeadLetter' | 'dropDeadLetter'>;
  readonly outbox: Pick<Outbox, 'deadLetters' | 'retryDeadLetter' | 'dropDeadLetter'>;
  /** Calls of workflow actions. */
  readonly callbacks: Pick<ActionCallbacks, 'deadLetters' | 'retryDeadLetter' | 'dropDeadLetter'>;
  readonly verifySignature: VerifySignature;
  /** What HubSpot calls, without a trailing slash. */
  readonly publicBaseUrl: string;
  /** Milliseconds a changed record waits for further changes. */
  readonly coalesceMs: number;
  /** null: there are no admin routes. */
  readonly adminToken: string | null;
  /** null as long as HubSpot could not be asked. */
  readonly account: () => KnownAccount | null;
  /** Rejects where the store cannot be used. */
  readonly pingStore: () => Promise<void>;
  readonly isStopping: () => boolean;
  /** Records were marked, and are due from this moment on. */
  readonly onMarked: (dueAt: Instant) => void;
  /** There is new work in the queue or the outbox: wake whoever does it. */
  readonly onWork: () => void;
  /** More places, each answering below its path. */
  readonly places?: readonly { readonly path: string; readonly router: Router }[];
  /** Refused requests of one sender within a minute before more are turned away; 60 unless given. */
  readonly mostRefusals?: number;
  /** Largest body of a delivery; 1 MB unless given. */
  readonly bodyLimitBytes?: number;
  /** Milliseconds the store may take to note a delivery; 4,000 unless given, for HubSpot waits for five seconds. */
  readonly storeWithinMs?: number;
  /** Names each delivery in the log; random unless given. */
  readonly newDeliveryId?: () => string;
}

/** Everything the app answers over HTTP. Listens to nothing by itself: see `listen`. */
export function createServer(dependencies: ServerDependencies): Express {
  const { logger, metrics, clock, queue, outbox, callbacks, adminToken, onMarked, onWork } = dependencies;
  const app = express();
  app.use(helmet());
  app.set('etag', false);

  app.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  app.get('/readyz', async (_request, response) => {
    const reasons = await findObstacles(dependencies);
    if (reasons.length === 0) response.json({ ready: true });
    else response.status(503).json({ ready: false, reasons });
  });
  app.get('/metrics', async (_request, response) => {
    const page = await metrics.render();
    response.setHeader('Content-Type', metrics.contentType);
    response.end(page);
  });
  // Whoever looks after the app is never turned away from the three above.
  app.use(limitRefusals({ logger, meter: metrics, mostRefusals: dependencies.mostRefusals }));
  app.use(refuseOptions);
  app.post(
    '/webhooks/hubspot',
    receiveWebhooks({
      publicBaseUrl: dependencies.publicBaseUrl,
      verifySignature: dependencies.verifySignature,
      account: dependencies.account,
      queue,
      clock,
      logger,
      meter: metrics,
      coalesceMs: dependencies.coalesceMs,
      bodyLimitBytes: dependencies.bodyLimitBytes ?? 1_000_000,
      storeWithinMs: dependencies.storeWithinMs ?? 4000,
      newDeliveryId: dependencies.newDeliveryId ?? randomUUID,
      onMarked,
    }),
  );
  app.use('/admin', createAdminRoutes({ adminToken, queue, outbox, callbacks, clock, onRetry: onWork }));
  for (const { path, router } of dependencies.places ?? []) app.use(path, router);

  app.use(refuseUnknown);
  app.use(answerErrors(logger));
  return app;
}
