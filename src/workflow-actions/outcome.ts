import { z } from 'zod';
import type { ActionName, ErrorCode, workflowActions } from './catalogue.ts';

/** Dates are epoch milliseconds at midnight UTC, as HubSpot takes dates; an empty text is an empty field. */
export type OutputValue = string | number;

/** What became of an action whose work is finished. */
export type ActionOutcome<Name extends ActionName> =
  | {
      readonly ok: true;
      readonly outputs: Readonly<Record<(typeof workflowActions)[Name]['outputs'][number], OutputValue>>;
    }
  | { readonly ok: false; readonly errorCode: ErrorCode<Name>; readonly message: string };

/** Whichever action it was. */
export type AnyOutcome =
  | { readonly ok: true; readonly outputs: Readonly<Record<string, OutputValue>> }
  | { readonly ok: false; readonly errorCode: string; readonly message: string };

/** An action that cannot be carried out, for a reason that somebody in HubSpot can mend; `message` says how. */
export function failed<Code extends ErrorCode>(errorCode: Code, message: string) {
  return { ok: false, errorCode, message } as const;
}

/** Nothing came of the work this time, through nobody's fault in HubSpot; the same call may go through later. */
export class TryLater extends Error {
  override readonly name = 'TryLater';
}

const keptOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), outputs: z.record(z.string(), z.union([z.string(), z.number()])) }),
  z.object({ ok: z.literal(false), errorCode: z.string(), message: z.string() }),
]);

/** An outcome as it was kept. @throws where it is none. */
export function reviveOutcome(outcome: string): AnyOutcome {
  const document: unknown = JSON.parse(outcome);
  return keptOutcome.parse(document);
}

/** What HubSpot is told: the outputs and how the workflow goes on, or the error code that its history shows. */
export function outputFieldsOf(outcome: AnyOutcome): Readonly<Record<string, OutputValue>> {
  return outcome.ok
    ? { ...outcome.outputs, hs_execution_state: 'SUCCESS' }
    : { errorCode: outcome.errorCode, hs_execution_state: 'FAIL_CONTINUE' };
}
