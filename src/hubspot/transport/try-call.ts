import type { z } from 'zod';
import type { Logger } from '../../reconcile/ports/observer.ts';
import type { CallLimiter } from './call-limiter.ts';
import type { DailyQuota } from './daily-quota.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { readLimitHeaders } from './limit-headers.ts';
import { refusalOf } from './refusal.ts';
import { pauseAfterLimit } from './retry-delay.ts';
import type { HubSpotCall } from './transport.ts';
import type { TransportMeter, TryOutcome } from './transport-options.ts';
import { TryFailure, failureOfAnswer, failureOfConnection } from './try-failure.ts';

/** What all tries of one transport share. */
export interface TryTools {
  readonly client: HttpClient;
  readonly limiter: CallLimiter;
  readonly dailyQuota: DailyQuota;
  readonly meter: TransportMeter;
  readonly logger: Logger;
  readonly onAnswer: (headers: HttpAnswer['headers']) => void;
  readonly timeoutMs: number;
  /** Aborted with a TryFailure when the transport is closed. */
  readonly closing: AbortSignal;
}

/**
 * One try: waits for its turn, sends, and learns from the answer. `deadlineAt` is a time of `performance.now()`.
 * Answers a 2xx answer, unread. @throws TryFailure, or HubSpotRefused for a final no.
 */
export async function tryCall(
  call: HubSpotCall<z.ZodType>,
  deadlineAt: number,
  tools: TryTools,
): Promise<HttpAnswer> {
  tools.dailyQuota.assertOpen();
  const waitingSince = performance.now();
  const waiting = new AbortController();
  const close = () => waiting.abort(tools.closing.reason);
  tools.closing.addEventListener('abort', close, { once: true });
  const deadline = setTimeout(
    () => waiting.abort(new TryFailure('no_turn', 'the deadline passed while the call waited for its turn')),
    Math.max(0, deadlineAt - waitingSince),
  );
  const stopWaiting = () => {
    clearTimeout(deadline);
    tools.closing.removeEventListener('abort', close);
  };
  const task = async () => {
    tools.meter.limiterWait((performance.now() - waitingSince) / 1000);
    if (call.mayStart && !(await call.mayStart()))
      throw new TryFailure('no_turn', 'whoever asked for the call has lost the right to make it');
    return send(call, deadlineAt, tools);
  };
  const turn = {
    priority: call.priority ?? 'bulk',
    isSearch: call.limit === 'search',
    signal: waiting.signal,
  };
  return tools.limiter.run(task, turn).finally(stopWaiting);
}

async function send(call: HubSpotCall<z.ZodType>, deadlineAt: number, tools: TryTools): Promise<HttpAnswer> {
  // Others may have used up the day while this call waited.
  tools.dailyQuota.assertOpen();
  const startedAt = performance.now();
  const count = (outcome: TryOutcome) =>
    tools.meter.call(call.name, outcome, (performance.now() - startedAt) / 1000);
  const answer = await tools.client
    .send(call, Math.max(1, Math.min(tools.timeoutMs, deadlineAt - startedAt)))
    .catch((error: unknown) => {
      const failure = failureOfConnection(error);
      count(outcomeOf(failure));
      throw failure;
    });
  learn(answer, tools);
  const failure = failureOfAnswer(answer, Date.now());
  if (failure !== null) {
    count(outcomeOf(failure));
    heedLimit(call, failure, tools);
    throw failure;
  }
  const isSuccess = answer.status >= 200 && answer.status < 300;
  count(isSuccess ? 'ok' : 'refused');
  if (answer.status === 401 || answer.status === 403) tools.meter.accessRefused(answer.status);
  if (!isSuccess) throw refusalOf(call.name, answer);
  return answer;
}

function learn(answer: HttpAnswer, tools: TryTools): void {
  tools.onAnswer(answer.headers);
  const news = readLimitHeaders(answer.headers);
  tools.dailyQuota.learn(news);
  const use = tools.dailyQuota.use();
  if (use !== null) tools.meter.dailyUse(use);
  const perWindow = tools.limiter.learn(news);
  if (perWindow !== null) {
    tools.logger.warn({ perWindow, maximum: news.maximum }, "HubSpot's limit is lower than configured");
  }
}

/** A 429 stops everybody at once: whoever goes on calling only makes it last longer. */
function heedLimit(call: HubSpotCall<z.ZodType>, failure: TryFailure, tools: TryTools): void {
  if (failure.policy === null) return;
  tools.meter.rateLimited(failure.policy);
  if (failure.kind === 'exhausted') tools.dailyQuota.close(failure.retryAfterMs);
  else tools.limiter.pause(pauseAfterLimit(failure));
  tools.logger.error({ call: call.name, policy: failure.policy }, "HubSpot's rate limit was hit");
}

function outcomeOf(failure: TryFailure): TryOutcome {
  if (failure.kind === 'exhausted' || failure.kind === 'no_turn') return 'limited';
  return failure.kind;
}
