import type { BallHolder } from '../../domain/model.ts';
import type { WaitingHandoff } from '../../domain/stalls/waiting-handoff.ts';
import type { OverviewCount, OverviewCounts } from '../../reconcile/ports/overview.ts';
import type { Database } from '../database.ts';
import { stalled } from './narrow.ts';

/** One question, answered with a row for each handoff. */
export async function readCounts({ kysely }: Database, now: number): Promise<OverviewCounts> {
  const rows = await kysely
    .selectFrom('project_overview as project')
    .select((row) => [
      'project.handoff',
      'project.waiting_on',
      'project.under_way',
      row.fn.countAll<number>().as('projects'),
      row.fn
        .count<number>(row.case().when(stalled(row, now)).then(row.lit(1)).else(null).end())
        .as('stalled'),
    ])
    .groupBy(['project.handoff', 'project.waiting_on', 'project.under_way'])
    .execute();
  const underWay = rows.filter(({ under_way }) => under_way === 1);
  const inHandoff = (handoff: WaitingHandoff) => sumOf(rows.filter((row) => row.handoff === handoff));
  const heldBy = (holder: BallHolder) => sumOf(underWay.filter((row) => row.waiting_on === holder));
  return {
    all: sumOf(rows),
    underWay: sumOf(underWay),
    byHandoff: {
      '1 kickoff': inHandoff('1 kickoff'),
      '2b requested': inHandoff('2b requested'),
      '3 submission cue': inHandoff('3 submission cue'),
      '4 tickets': inHandoff('4 tickets'),
      '5 review': inHandoff('5 review'),
      '6 revisions': inHandoff('6 revisions'),
      '7 approval': inHandoff('7 approval'),
    },
    byHolder: {
      account_manager: heldBy('account_manager'),
      sas: heldBy('sas'),
      creative_team: heldBy('creative_team'),
      nobody: heldBy('nobody'),
    },
  };
}

function sumOf(rows: readonly OverviewCount[]): OverviewCount {
  return {
    projects: rows.reduce((sum, { projects }) => sum + projects, 0),
    stalled: rows.reduce((sum, row) => sum + row.stalled, 0),
  };
}
