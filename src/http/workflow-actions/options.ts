import type { Clock } from '../../reconcile/ports/clock.ts';
import type { Logger } from '../../reconcile/ports/observer.ts';
import type { ActionDesk } from '../../workflow-actions/desk.ts';
import type { KnownAccount } from '../known-account.ts';
import type { ActionMeter } from '../metrics.ts';
import type { VerifySignature } from '../verify-signature.ts';

export interface WorkflowActionRoutesOptions {
  readonly desk: Pick<ActionDesk, 'call'>;
  /** As HubSpot calls it, without a trailing slash; what proxies say in headers is not asked. */
  readonly publicBaseUrl: string;
  /** Version 3 of HubSpot's signature where it came with the request, else version 2. */
  readonly verifySignature: VerifySignature;
  /** null as long as HubSpot could not be asked; calls are then put off with 503. */
  readonly account: () => Pick<KnownAccount, 'portalId'> | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Pick<ActionMeter, 'action'>;
  /** Largest body of a call; 100 KB unless given. */
  readonly bodyLimitBytes?: number;
}
