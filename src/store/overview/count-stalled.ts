import type { WaitingHandoff } from '../../domain/stalls/waiting-handoff.ts';
import type { Database } from '../database.ts';

/** One question, which reads nothing but what is stalled. */
export async function countStalled(
  { kysely }: Database,
  now: number,
): Promise<Readonly<Record<WaitingHandoff, number>>> {
  const rows = await kysely
    .selectFrom('project_overview')
    .select(['handoff', ({ fn }) => fn.countAll<number>().as('projects')])
    .where('stalls_at', '<=', now)
    .groupBy('handoff')
    .execute();
  const numberOf = (handoff: WaitingHandoff) => rows.find((row) => row.handoff === handoff)?.projects ?? 0;
  return {
    '1 kickoff': numberOf('1 kickoff'),
    '2b requested': numberOf('2b requested'),
    '3 submission cue': numberOf('3 submission cue'),
    '4 tickets': numberOf('4 tickets'),
    '5 review': numberOf('5 review'),
    '6 revisions': numberOf('6 revisions'),
    '7 approval': numberOf('7 approval'),
  };
}
