import type { Pass } from '../pass.ts';
import type { MayStart } from '../ports/account.ts';
import type { Work } from '../work.ts';

/**
 * Whether a write for these works may still leave, asked when its turn has come: a process may have stood still, or
 * have waited for HubSpot's limits, for longer than its lease.
 */
export function mayStart({ leases }: Pick<Pass, 'leases'>, of: readonly { readonly work: Work }[]): MayStart {
  const claims = of.map(({ work }) => work.claim);
  return () => leases.areHeld(claims);
}
