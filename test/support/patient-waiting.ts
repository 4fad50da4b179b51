import { vi } from 'vitest';

/**
 * Whoever waits for a condition waits for the condition, and not for the one second that is usual: what is over at
 * once elsewhere may take many on a machine that has much else to do. Real milliseconds, as in `vi.waitFor`.
 */
const { waitFor } = vi;
vi.waitFor = (check, options) =>
  waitFor(check, { timeout: 60_000, ...(typeof options === 'number' ? { timeout: options } : options) });
