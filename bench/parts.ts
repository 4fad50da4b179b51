import { burst } from './burst/burst.ts';


import type { Part } from './harness/part.ts';
import { ingest } from './ingest/ingest.ts';

import { start } from './start/start.ts';


/** Everything the benchmark measures, the quick ones first. */
export const parts: readonly Part[] = [start, ingest, burst];
