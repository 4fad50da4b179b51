import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { param, readBody, type Route } from './call.ts';
import type { WorkflowRunner } from './workflows/workflows.ts';

const path = '/automation/actions/callbacks/2026-09';

const completionSchema = z.object({
  outputFields: z
    .record(z.string(), z.string())
    .refine(({ hs_execution_state: state }) => state === 'SUCCESS' || state === 'FAIL_CONTINUE', {
      error: 'hs_execution_state must be SUCCESS or FAIL_CONTINUE',
    }),
  typedOutputs: z.record(z.string(), z.unknown()),
  failureReasonType: z.string().optional(),
});
const batchSchema = z.object({
  inputs: z.array(completionSchema.extend({ callbackId: z.string().min(1) })),
});

/**
 * How an app ends what it blocked. HubSpot does not say what it answers where nothing waits; here an execution
 * that has ended is as unknown as one that never was: 404, and its first end stands. A batch with one such id is
 * refused as a whole.
 */
export function callbackRoutes(workflows: WorkflowRunner): readonly Route[] {
  const mustWait = (callbackIds: readonly string[]) => {
    const unknown = callbackIds.filter((callbackId) => !workflows.awaits(callbackId));
    if (unknown.length === 0) return;
    const message = `No blocked execution waits for ${unknown.join(', ')}`;
    throw new ApiError(404, 'OBJECT_NOT_FOUND', message, { context: { callbackId: unknown } });
  };
  return [
    {
      method: 'post',
      path: `${path}/complete`,
      handle: (call) => {
        const { inputs } = readBody(call, batchSchema);
        mustWait(inputs.map(({ callbackId }) => callbackId));
        for (const { callbackId, ...completion } of inputs) workflows.complete(callbackId, completion);
        return { status: 204 };
      },
    },
    {
      method: 'post',
      path: `${path}/:callbackId/complete`,
      handle: (call) => {
        const callbackId = param(call, 'callbackId');
        const completion = readBody(call, completionSchema);
        mustWait([callbackId]);
        workflows.complete(callbackId, completion);
        return { status: 204 };
      },
    },
  ];
}
