import { sql } from 'kysely';
import { z } from 'zod';
import type { CallBucket, CallQuota, Grant } from '../../reconcile/ports/call-quota.ts';
import type { Database } from '../database.ts';

const grantsSchema = z.array(z.tuple([z.number(), z.number()]));

/** So often somebody else may be first before a server waits a moment. */
const mostTries = 50;
const momentMs = 20;

/**
 * Shares the quota among all servers on one PostgreSQL database: each bucket is one row, written only where it still
 * is what was read. So nobody holds a lock while it thinks, and a server that freezes holds nobody up. Time is the
 * database's, so that servers with different clocks count alike.
 */
export function createCallQuota(database: Database): CallQuota {
  return {
    async reserve(bucket, rule) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { written, known, now } = await readBucket(database, bucket);
        const { granted, retryAfterMs, grants } = rule(known, now);
        if (granted === 0 || (await replace(database, bucket, written, grants)))
          return { granted, retryAfterMs };
      }
      return { granted: 0, retryAfterMs: momentMs };
    },
  };
}

async function readBucket({ kysely }: Database, bucket: CallBucket) {
  const row = await kysely
    .selectFrom('call_quota')
    .select(['grants', sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint`.as('now')])
    .where('bucket', '=', bucket)
    .executeTakeFirstOrThrow();
  return { written: row.grants, known: grantsSchema.parse(JSON.parse(row.grants)), now: Number(row.now) };
}

/** False: somebody else was first. */
async function replace(
  { kysely }: Database,
  bucket: CallBucket,
  written: string,
  grants: readonly Grant[],
): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('call_quota')
    .set({ grants: JSON.stringify(grants) })
    .where('bucket', '=', bucket)
    .where('grants', '=', written)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
