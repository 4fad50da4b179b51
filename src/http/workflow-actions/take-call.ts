import type { Request, Response } from 'express';
import { parseActionCall, type ActionCall } from '../../workflow-actions/action-call.ts';
import type { ActionName } from '../../workflow-actions/catalogue.ts';
import { parseJson } from '../parse-json.ts';
import { readSignedBody } from '../read-signed-body.ts';
import { Refusal } from '../refusal.ts';
import type { WorkflowActionRoutesOptions } from './options.ts';

export type TakeCallOptions = Required<
  Pick<
    WorkflowActionRoutesOptions,
    'publicBaseUrl' | 'verifySignature' | 'account' | 'clock' | 'bodyLimitBytes'
  >
>;

/**
 * Lets through a call that HubSpot made for the account this app serves. Guards come in the order of their price.
 * @throws Refusal
 */
export async function takeCall(
  action: ActionName,
  request: Request,
  response: Response,
  options: TakeCallOptions,
): Promise<ActionCall> {
  const rawBody = await readSignedBody(request, response, options);
  const parsed = parseActionCall(action, parseJson(rawBody));
  if (!parsed.ok) throw new Refusal(400, parsed.because);
  const account = options.account();
  if (account === null) throw new Refusal(503, 'the HubSpot account is not known yet');
  if (parsed.portalId !== account.portalId) {
    throw new Refusal(403, 'origin.portalId is not the account this app serves');
  }
  return parsed.call;
}
