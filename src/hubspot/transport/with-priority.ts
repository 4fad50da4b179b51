import type { CallPriority, HubSpotTransport } from './transport.ts';

/** The same transport, for calls that have no priority of their own. */
export function withPriority(transport: HubSpotTransport, priority: CallPriority): HubSpotTransport {
  return { ...transport, call: (call) => transport.call({ priority, ...call }) };
}
