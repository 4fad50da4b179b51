import type { Logger } from '../reconcile/ports/observer.ts';

/** Named in one line of the log; the others are in its count. */
const mostNamed = 20;

/**
 * Takes down where refused requests come from, and tells the log in one line at the end of each window in which there
 * were any, however many they are.
 */
export function sumUpRefusals(logger: Pick<Logger, 'warn'>, windowMs: number): (network: string) => void {
  let requests = 0;
  let from = new Map<string, number>();
  const tell = () => {
    const fields = { requests, from: Object.fromEntries(from), windowSeconds: windowMs / 1000 };
    requests = 0;
    from = new Map();
    logger.warn(fields, 'Too many refused requests: these were turned away without a line each');
  };
  return (network) => {
    // The end of the process is not held up for it.
    if (requests === 0) setTimeout(tell, windowMs).unref();
    requests += 1;
    if (from.has(network) || from.size < mostNamed) from.set(network, (from.get(network) ?? 0) + 1);
  };
}
