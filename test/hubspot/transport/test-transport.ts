import type { DailyUse } from '../../../src/hubspot/transport/transport.ts';
import nock from 'nock';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Logger } from '../../../src/reconcile/ports/observer.ts';
import { createTransport } from '../../../src/hubspot/transport/create-transport.ts';
import type { CountingTransport, HubSpotCall } from '../../../src/hubspot/transport/transport.ts';
import type { TransportOptions } from '../../../src/hubspot/transport/transport-options.ts';

export const hubSpotUrl = 'https://hubspot.test';
export const accessToken = ['pat', 'for', 'tests', 'only'].join('-');

/** Everything the transport reported while a test ran. */
export interface Reports {
  readonly tries: string[];
  readonly rateLimits: string[];
  readonly accessRefusals: number[];
  readonly dailyUse: DailyUse[];
  readonly limiterWaits: number[];
  readonly logs: { readonly level: string; readonly fields: object; readonly message: string }[];
}

function recordingLogger(logs: Reports['logs']): Logger {
  const record = (level: string) => (fields: object, message: string) => {
    logs.push({ level, fields, message });
  };
  return {
    debug: record('debug'),
    info: record('info'),
    warn: record('warn'),
    error: record('error'),
    child: () => recordingLogger(logs),
  };
}

/** A transport with limits out of the way and short delays; closed when the test ends, and what nock still holds with it. */
export function openTransport(change: Partial<TransportOptions> = {}): {
  transport: CountingTransport;
  reports: Reports;
} {
  const reports: Reports = {
    tries: [],
    rateLimits: [],
    accessRefusals: [],
    dailyUse: [],
    limiterWaits: [],
    logs: [],
  };
  const transport = createTransport({
    accessToken,
    baseUrl: hubSpotUrl,
    firstDelayMs: 1,
    longestDelayMs: 2,
    randomness: () => 0.5,
    limits: { perWindow: 100_000, searchPerSecond: 100_000 },
    meter: {
      call: (name, outcome) => reports.tries.push(`${name}: ${outcome}`),
      limiterWait: (seconds) => reports.limiterWaits.push(seconds),
      rateLimited: (policy) => reports.rateLimits.push(policy),
      accessRefused: (status) => reports.accessRefusals.push(status),
      dailyUse: (use) => reports.dailyUse.push(use),
    },
    logger: recordingLogger(reports.logs),
    ...change,
  });
  onTestFinished(() => {
    nock.cleanAll();
    transport.close();
  });
  return { transport, reports };
}

export const ticketSchema = z.object({ id: z.string() });

/** A read of one ticket. */
export const readTicket: HubSpotCall<typeof ticketSchema> = {
  name: 'read ticket',
  method: 'GET',
  path: '/crm/objects/2026-09/0-5/1',
  answer: ticketSchema,
  repeat: 'safe',
};

/** A create of one task. */
export const createTask: HubSpotCall<typeof ticketSchema> = {
  name: 'create task',
  method: 'POST',
  path: '/crm/objects/2026-09/0-27',
  body: { properties: { hs_task_subject: 'Call the client' } },
  answer: ticketSchema,
  repeat: 'create',
};

/** What HubSpot says to `call`, once per call of the returned function's answers, in that order. */
export function hubSpotAnswersTo(call: HubSpotCall<z.ZodType>): nock.Interceptor {
  return nock(hubSpotUrl).intercept(call.path, call.method);
}
