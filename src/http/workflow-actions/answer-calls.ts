import type { Request, Response } from 'express';
import { errorMessage } from '../../reconcile/error-message.ts';
import { AccountError } from '../../reconcile/ports/account.ts';
import { withoutAddresses } from '../../reconcile/without-addresses.ts';
import type { ActionName } from '../../workflow-actions/catalogue.ts';
import { TryLater } from '../../workflow-actions/outcome.ts';
import { Refusal } from '../refusal.ts';
import { isWorthALine } from '../request-standing.ts';
import { replyTo, replyToRefused, type Reply } from './reply.ts';
import type { WorkflowActionRoutesOptions } from './options.ts';
import { takeCall, type TakeCallOptions } from './take-call.ts';

type Options = WorkflowActionRoutesOptions & TakeCallOptions;
type Answer = (action: ActionName, request: Request, response: Response) => Promise<void>;

/** Takes a call to the desk and its answer back to HubSpot, with one line in the log and one count for each. */
export function answerCalls(options: Options): Answer {
  const { desk, logger, meter } = options;
  return async (action, request, response) => {
    const startedAt = performance.now();
    let callbackId: string | null = null;
    let recordId: string | null = null;
    let reply: Reply;
    let error: string | undefined;
    try {
      const call = await takeCall(action, request, response, options);
      ({ callbackId } = call);
      recordId = call.record.id;
      reply = replyTo(await desk.call(call));
    } catch (caught) {
      const refusal = refusalFor(caught);
      if (refusal === null) {
        meter.action(action, 'failed');
        throw caught;
      }
      reply = replyToRefused(refusal);
      error = describe(refusal);
    }
    if (reply.retryAfter !== undefined) response.setHeader('Retry-After', String(reply.retryAfter));
    response.status(reply.status).json(reply.body);
    meter.action(action, reply.counted);
    const durationMs = Math.round(performance.now() - startedAt);
    const fields = {
      action,
      callbackId,
      recordId,
      outcome: reply.status,
      ...(reply.errorCode !== undefined && { errorCode: reply.errorCode }),
      ...(error !== undefined && { error }),
      durationMs,
    };
    if (reply.status >= 500) logger.error(fields, 'Workflow action put off');
    else if (reply.counted === 'done') logger.info(fields, 'Workflow action answered');
    else if (reply.counted === 'promised') logger.info(fields, 'Workflow action promised');
    else if (isWorthALine(request)) logger.warn(fields, 'Workflow action not carried out');
  };
}

/** null: something is broken inside. */
function refusalFor(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof TryLater)
    return new Refusal(503, 'the action cannot be carried out now', { cause: error });
  if (error instanceof AccountError) return new Refusal(503, 'HubSpot cannot be read now', { cause: error });
  return null;
}

/** For the log only: the cause may say more than a caller needs to know. */
function describe({ message, cause }: Refusal): string {
  return withoutAddresses(cause === undefined ? message : `${message}: ${errorMessage(cause)}`);
}
