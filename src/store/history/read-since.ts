import { z } from 'zod';
import { refreshStatuses, ticketStages } from '../../domain/model.ts';
import type { Instant } from '../../domain/model.ts';
import type { Particulars } from '../../domain/shadow-report/particulars.ts';
import type { HistoryPage, HistoryPlace } from '../../reconcile/ports/handoff-history.ts';
import type { Database } from '../database.ts';

const text = z.string().nullable();

const particularsSchema = z.object({
  status: z.enum([...refreshStatuses, 'unrecognised']),
  refreshDate: text,
  tasks: z.array(z.object({ subject: z.string(), ownerId: text, ticketId: text })),
  emails: z.number(),
  ticketIds: z.array(z.string()),
  writesTickets: z.boolean(),
  stage: z.enum(ticketStages).nullable(),
  nextStatus: z.enum(refreshStatuses).nullable(),
  nextDate: text,
  completeSince: z.number().nullable(),
}) satisfies z.ZodType<Particulars>;

/** One page of what was noted since then, oldest first; of the same instant in the order of the keys. */
export async function readSince(
  { kysely }: Database,
  from: Instant,
  limit: number,
  after: HistoryPlace | null,
): Promise<HistoryPage> {
  const rows = await kysely
    .selectFrom('noted_handoff')
    .select(['key', 'project_id', 'handoff', 'reason', 'cycle', 'sequence', 'mode', 'noted_at as at'])
    .select('particulars')
    .where('noted_at', '>=', from)
    .$if(after !== null, (query) =>
      query.where((row) =>
        row.or([
          row('noted_at', '>', after?.at ?? 0),
          row.and([row('noted_at', '=', after?.at ?? 0), row('key', '>', after?.key ?? '')]),
        ]),
      ),
    )
    .orderBy('noted_at')
    .orderBy('key')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    handoffs: page.map(({ project_id, handoff, reason, cycle, sequence, mode, at, particulars }) => ({
      ...{ projectId: project_id, handoff, reason, cycle, sequence, mode, at },
      particulars: particulars === null ? null : particularsSchema.parse(JSON.parse(particulars)),
    })),
    after: last && rows.length > limit ? { at: last.at, key: last.key } : null,
  };
}
