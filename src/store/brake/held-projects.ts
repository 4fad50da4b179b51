import { z } from 'zod';
import { countByRecipient } from '../../domain/brake/burden.ts';
import type { HeldProject, HeldProjects, Holding } from '../../reconcile/ports/held-projects.ts';
import type { Database } from '../database.ts';
import { anyOf, givenRows } from '../given-rows.ts';
import type { Tables } from '../tables.ts';
import { passBurdens } from './pass-burdens.ts';

type HeldRow = Tables['held_project'];

const names = z.array(z.string());
const counts = z.record(z.string(), z.number());

/** The brake in the database; the same on both dialects. */
export function createHeldProjects(database: Database): HeldProjects {
  const { kysely, dialect } = database;
  return {
    of: async (projectIds) => {
      if (projectIds.length === 0) return new Map();
      const rows = await kysely
        .selectFrom('held_project')
        .selectAll()
        .where('project_id', 'in', anyOf(dialect, projectIds))
        .execute();
      return new Map(rows.map((row) => [row.project_id, heldProject(row)]));
    },
    pass: (burdens, request) => passBurdens(database, burdens, request),
    hold: (holdings, now) => hold(database, holdings, now),
    end: async (projectIds) => {
      if (projectIds.length === 0) return;
      await kysely.deleteFrom('held_project').where('project_id', 'in', anyOf(dialect, projectIds)).execute();
    },
    list: async () => {
      const rows = await kysely
        .selectFrom('held_project')
        .selectAll()
        .orderBy('held_since')
        .orderBy('project_id')
        .execute();
      return rows.map(heldProject);
    },
    count: async () => {
      const rows = await kysely
        .selectFrom('held_project')
        .select(['word', ({ fn }) => fn.countAll<number>().as('number')])
        .groupBy('word')
        .execute();
      const numberOf = (word: HeldRow['word']) => rows.find((row) => row.word === word)?.number ?? 0;
      return { held: numberOf('held'), released: numberOf('released'), dropped: numberOf('dropped') };
    },
    say: async (word, projectIds) => {
      const rows = await kysely
        .updateTable('held_project')
        .set({ word })
        .where('word', '=', 'held')
        .$if(projectIds !== 'all', (all) =>
          all.where('project_id', 'in', anyOf(dialect, projectIds === 'all' ? [] : projectIds)),
        )
        .returning('project_id')
        .execute();
      return rows.map(({ project_id: projectId }) => projectId);
    },
  };
}

async function hold({ kysely, dialect }: Database, holdings: readonly Holding[], now: number): Promise<void> {
  if (holdings.length === 0) return;
  const columns = {
    ...({ project_id: 'text', cycle: 'bigint', name: 'text', handoffs: 'text', keys: 'text' } as const),
    ...({ kickoffs: 'bigint', recipients: 'text', reason: 'text', word: 'text' } as const),
    held_since: 'bigint',
  } as const;
  const columnNames = [
    ...(['project_id', 'cycle', 'name', 'handoffs', 'keys'] as const),
    ...(['kickoffs', 'recipients', 'reason', 'word', 'held_since'] as const),
  ];
  await kysely
    .insertInto('held_project')
    .columns(columnNames)
    .expression((from) =>
      from
        .selectFrom(
          givenRows<HeldRow>(
            dialect,
            columns,
            holdings.map((holding) => rowOf(holding, now)),
          ),
        )
        .select(columnNames)
        .where(from.lit(true))
        .orderBy('project_id'),
    )
    .onConflict((conflict) =>
      conflict.column('project_id').doUpdateSet((row) => ({
        cycle: row.ref('excluded.cycle'),
        name: row.ref('excluded.name'),
        handoffs: row.ref('excluded.handoffs'),
        keys: row.ref('excluded.keys'),
        kickoffs: row.ref('excluded.kickoffs'),
        recipients: row.ref('excluded.recipients'),
        reason: row.ref('excluded.reason'),
      })),
    )
    .execute();
}

function rowOf({ burden, reason }: Holding, now: number): HeldRow {
  return {
    project_id: burden.projectId,
    cycle: burden.cycle,
    name: burden.name,
    handoffs: JSON.stringify(burden.handoffs),
    keys: JSON.stringify(burden.keys),
    kickoffs: burden.kickoffs.length,
    recipients: JSON.stringify(countByRecipient(burden)),
    reason,
    word: 'held',
    held_since: now,
  };
}

function heldProject(row: HeldRow): HeldProject {
  const { cycle, name, kickoffs, reason, word } = row;
  return {
    projectId: row.project_id,
    ...{ cycle, name },
    handoffs: names.parse(JSON.parse(row.handoffs)),
    keys: names.parse(JSON.parse(row.keys)),
    kickoffs,
    recipients: counts.parse(JSON.parse(row.recipients)),
    ...{ reason, word },
    since: row.held_since,
  };
}
