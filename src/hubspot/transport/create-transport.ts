import { setMaxListeners } from 'node:events';
import type { z } from 'zod';
import { CallLimiter } from './call-limiter.ts';
import { DailyQuota } from './daily-quota.ts';
import { finalError } from './final-error.ts';
import { createHttpClient } from './http-client.ts';
import { readAnswer } from './read-answer.ts';
import { repeatCall } from './repeat-call.ts';
import type { CountingTransport, HubSpotCall } from './transport.ts';
import type { TransportOptions } from './transport-options.ts';
import { tryCall } from './try-call.ts';
import type { TryTools } from './try-call.ts';
import { TryFailure } from './try-failure.ts';

/**
 * Builds the one way to HubSpot; `close` must be called in the end. Limits are kept together by the transports that
 * share a quota; those without one, in one process or in several, see each other only through what HubSpot's answers
 * say. Time is real time: a clock that people can move has no business here.
 */
export function createTransport(options: TransportOptions): CountingTransport {
  const closing = new AbortController();
  // Every waiting call listens; there may be hundreds, and each takes its listener away again.
  setMaxListeners(0, closing.signal);
  const tools: TryTools = {
    client: createHttpClient(options),
    limiter: new CallLimiter(
      {
        perWindow: options.limits?.perWindow ?? 190,
        windowMs: options.limits?.windowMs ?? 10_000,
        searchPerSecond: options.limits?.searchPerSecond ?? 5,
        concurrency: options.limits?.concurrency ?? 30,
      },
      options.quota,
    ),
    dailyQuota: new DailyQuota(),
    meter: options.meter,
    logger: options.logger,
    onAnswer: options.onAnswer ?? (() => undefined),
    timeoutMs: options.timeoutMs ?? 10_000,
    closing: closing.signal,
  };
  const backoff = {
    firstDelayMs: options.firstDelayMs ?? 500,
    longestDelayMs: options.longestDelayMs ?? 10_000,
    randomness: options.randomness ?? Math.random,
  };

  async function carryOut<Schema extends z.ZodType>(call: HubSpotCall<Schema>): Promise<z.output<Schema>> {
    const deadlineAt = performance.now() + (options.deadlineMs ?? 60_000);
    let tries = 0;
    const attempt = () => {
      closing.signal.throwIfAborted();
      tries += 1;
      return tryCall(call, deadlineAt, tools);
    };
    const onRetry = (failure: TryFailure, delayMs: number) =>
      options.logger.warn(
        { call: call.name, kind: failure.kind, status: failure.status, tries, delayMs: Math.round(delayMs) },
        'A call to HubSpot failed and will be repeated',
      );
    const answer = await repeatCall(attempt, {
      repeat: call.repeat,
      maximumAttempts: options.maximumAttempts ?? 5,
      deadlineAt,
      backoff,
      onRetry,
    }).catch((error: unknown) => {
      throw error instanceof TryFailure ? finalError(call, error, tries) : error;
    });
    return readAnswer(call.name, call.answer, answer.text);
  }

  return {
    call: carryOut,
    dailyUse: () => tools.dailyQuota.use(),
    close: () => {
      closing.abort(new TryFailure('no_turn', 'the connection to HubSpot has been closed'));
      tools.limiter.close();
      tools.client.close();
    },
  };
}
