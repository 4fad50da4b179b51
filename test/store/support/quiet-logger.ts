import type { Logger } from '../../../src/reconcile/ports/observer.ts';

const nothing = (): void => undefined;

export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  child: () => quietLogger,
};
