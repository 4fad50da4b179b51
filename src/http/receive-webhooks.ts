import { TimeoutStrategy, timeout } from 'cockatiel';
import type { Request, RequestHandler, Response } from 'express';
import type { Instant } from '../domain/model.ts';
import type { Clock } from '../reconcile/ports/clock.ts';
import type { Logger } from '../reconcile/ports/observer.ts';
import type { WorkQueue } from '../reconcile/ports/work-queue.ts';
import { eventsToMarks } from './events-to-marks.ts';
import type { Marking } from './events-to-marks.ts';
import type { KnownAccount } from './known-account.ts';
import type { DeliveryMeter } from './metrics.ts';
import { parseJson } from './parse-json.ts';
import { readSignedBody } from './read-signed-body.ts';
import { Refusal } from './refusal.ts';
import { isWorthALine } from './request-standing.ts';
import type { VerifySignature } from './verify-signature.ts';
import { parseWebhookEvents } from './webhook-events.ts';

export interface WebhookReceiverOptions {
  /** As HubSpot calls it, without a trailing slash; what proxies say in headers is not asked. */
  readonly publicBaseUrl: string;
  readonly verifySignature: VerifySignature;
  /** null as long as HubSpot could not be asked; deliveries are then put off with 503. */
  readonly account: () => KnownAccount | null;
  readonly queue: Pick<WorkQueue, 'mark'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: DeliveryMeter;
  /** Milliseconds a changed record waits for further changes. */
  readonly coalesceMs: number;
  readonly bodyLimitBytes: number;
  /** Milliseconds after which a store that does not answer counts as out of order. */
  readonly storeWithinMs: number;
  readonly newDeliveryId: () => string;
  /** Called when there are new marks, after they are stored, with the moment from which they are due. */
  readonly onMarked: (dueAt: Instant) => void;
}

interface Receipt extends Marking {
  readonly events: number;
  readonly dueAt: Instant;
}

/**
 * Takes deliveries of changes: 204 means that every record they speak of is durably marked. Guards come in the
 * order of their price, and nothing reaches the queue before the last of them. HubSpot sends anything that was
 * not answered with 2xx again, refusals included.
 */
export function receiveWebhooks(options: WebhookReceiverOptions): RequestHandler {
  return async (request, response) => {
    const startedAt = performance.now();
    const log = options.logger.child({ deliveryId: options.newDeliveryId() });
    const durationMs = () => Math.round(performance.now() - startedAt);
    try {
      const { events, marks, dropped, dueAt } = await takeDelivery(request, response, options);
      response.status(204).end();
      options.meter.delivery('accepted');
      log.info(
        { outcome: 204, events, marks: marks.length, dropped, durationMs: durationMs() },
        'Delivery taken',
      );
      if (marks.length > 0) options.onMarked(dueAt);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        options.meter.delivery('failed');
        throw error;
      }
      response.status(error.status).json({ error: error.message });
      options.meter.delivery(outcomeOf(error.status));
      const fields = { outcome: error.status, because: error.message, durationMs: durationMs() };
      if (error.status === 503) log.error({ ...fields, error: error.cause }, 'Delivery put off');
      else if (isWorthALine(request)) log.warn(fields, 'Delivery refused');
    }
  };
}

async function takeDelivery(
  request: Request,
  response: Response,
  options: WebhookReceiverOptions,
): Promise<Receipt> {
  const rawBody = await readSignedBody(request, response, options);
  const events = parseWebhookEvents(parseJson(rawBody));
  const account = options.account();
  if (account === null) throw new Refusal(503, 'the HubSpot account is not known yet');
  const stranger = events.findIndex(({ portalId }) => portalId !== account.portalId);
  if (stranger >= 0) throw new Refusal(403, `event ${stranger}: portalId is not the account this app serves`);

  const dueAt = options.clock.now() + options.coalesceMs;
  const { marks, dropped } = eventsToMarks(events, account.recordTypes, dueAt);
  if (marks.length > 0) await storeMarks(options, marks);
  options.meter.events({ received: events.length, marks, dropped });
  return { events: events.length, marks, dropped, dueAt };
}

/**
 * HubSpot hangs up after five seconds. What is stored after it was told otherwise does no harm: it is only a hint,
 * and comes again.
 */
async function storeMarks(
  { queue, storeWithinMs }: Pick<WebhookReceiverOptions, 'queue' | 'storeWithinMs'>,
  marks: Marking['marks'],
): Promise<void> {
  try {
    await timeout(storeWithinMs, TimeoutStrategy.Aggressive).execute(() => queue.mark(marks));
  } catch (error) {
    throw new Refusal(503, 'the changes could not be stored', { cause: error });
  }
}

function outcomeOf(status: Refusal['status']): Parameters<DeliveryMeter['delivery']>[0] {
  return status === 503 ? 'put off' : `refused ${status}`;
}
