import { sql } from 'kysely';
import { z } from 'zod';
import type { CallQuota } from '../../reconcile/ports/call-quota.ts';
import type { Database } from '../database.ts';

const grantsSchema = z.array(z.tuple([z.number(), z.number()]));

/**
 * Shares the quota among all servers on one PostgreSQL database: each bucket is one row, which a server locks while
 * it takes its calls. Time is the database's, so that servers with different clocks count alike.
 */
export function createCallQuota({ kysely }: Database): CallQuota {
  return {
    async reserve(bucket, rule) {
      return kysely.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('call_quota')
          .select(['grants', sql<string>`(extract(epoch from clock_timestamp()) * 1000)::bigint`.as('now')])
          .where('bucket', '=', bucket)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const known = grantsSchema.parse(JSON.parse(row.grants));
        const { granted, retryAfterMs, grants } = rule(known, Number(row.now));
        if (granted > 0) {
          await transaction
            .updateTable('call_quota')
            .set({ grants: JSON.stringify(grants) })
            .where('bucket', '=', bucket)
            .execute();
        }
        return { granted, retryAfterMs };
      });
    },
  };
}
