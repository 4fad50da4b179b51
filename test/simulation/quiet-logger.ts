import type { Logger } from '../../src/reconcile/ports/observer.ts';

/** Thousands of stories would fill any log. */
export const quietLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => quietLogger,
};
