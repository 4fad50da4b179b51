import type { Operation } from './operation.ts';

/** Everything an admin may have the app do, on the command line and over HTTP. */
export const operations: readonly Operation<unknown, unknown>[] = [];
