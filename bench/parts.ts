import { burst } from './burst/burst.ts';
import { calls } from './calls/calls.ts';
import { decide } from './decide/decide.ts';
import type { Part } from './harness/part.ts';
import { ingest } from './ingest/ingest.ts';
import { instances } from './instances/instances.ts';
import { start } from './start/start.ts';
import { sweep } from './sweep/sweep.ts';

/** Everything the benchmark measures, the quick ones first. */
export const parts: readonly Part[] = [start, decide, calls, ingest, sweep, burst, instances];
