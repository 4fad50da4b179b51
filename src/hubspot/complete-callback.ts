import { z } from 'zod';
import type { WriteOutcome } from '../reconcile/ports/account.ts';
import { paths } from './paths.ts';
import { HubSpotOutcomeUnknown, HubSpotRefused } from './transport/errors.ts';
import type { HubSpotTransport } from './transport/transport.ts';

/** The end of a workflow action that HubSpot was asked to wait for. */
export interface CallbackCompletion {
  readonly callbackId: string;
  /** By output field, `hs_execution_state` among them. */
  readonly outputs: Readonly<Record<string, string | number>>;
}

/** Refusals of the access token or its scopes: mending those lets the same call through. */
const aboutAccess = new Set([401, 403]);

/**
 * Completes a waiting workflow action (scope `automation`). Telling the same again is harmless to the workflow.
 * `not awaited`: HubSpot knows of nothing that waits under this id, because it was told before or has gone on.
 * Throws nothing.
 */
export function createCallbackCompletion(
  transport: Pick<HubSpotTransport, 'call'>,
): (completion: CallbackCompletion) => Promise<WriteOutcome<'heard' | 'not awaited'>> {
  return async ({ callbackId, outputs }) => {
    try {
      await transport.call({
        name: 'complete workflow action',
        method: 'POST',
        path: paths.completeCallback(callbackId),
        body: { outputFields: asTexts(outputs), typedOutputs: withoutControls(outputs) },
        answer: z.unknown(),
        repeat: 'safe',
        priority: 'person',
      });
      return { ok: true, value: 'heard' };
    } catch (error) {
      if (error instanceof HubSpotRefused && error.status === 404) return { ok: true, value: 'not awaited' };
      return { ok: false, because: reasonOf(error), message: messageOf(error) };
    }
  };
}

/** HubSpot takes plain output fields as texts only. */
function asTexts(outputs: CallbackCompletion['outputs']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, String(value)]));
}

/** `hs_…` fields steer the workflow and are no outputs of the action. */
function withoutControls(outputs: CallbackCompletion['outputs']): CallbackCompletion['outputs'] {
  return Object.fromEntries(Object.entries(outputs).filter(([name]) => !name.startsWith('hs_')));
}

function reasonOf(error: unknown): 'refused' | 'later' | 'unknown' {
  if (error instanceof HubSpotOutcomeUnknown) return 'unknown';
  return error instanceof HubSpotRefused && !aboutAccess.has(error.status) ? 'refused' : 'later';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : 'telling failed for no reason given').slice(0, 300);
}
