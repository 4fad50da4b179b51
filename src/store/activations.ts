import { z } from 'zod';
import type { Activation, Activations } from '../reconcile/ports/activations.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const choices = z.record(z.string(), z.string());

/** The activations in the database; the same on both dialects. */
export function createActivations({ kysely }: Database): Activations {
  const latest = async (): Promise<Activation | null> => {
    const row = await kysely
      .selectFrom('activation')
      .selectAll()
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? activation(row) : null;
  };
  return {
    latest,
    begin: async (chosen, by, now) => {
      const last = await latest();
      const document = JSON.stringify(chosen);
      if (last !== null && last.finishedAt === null) {
        await kysely
          .updateTable('activation')
          .set({ choices: document })
          .where('number', '=', last.number)
          .execute();
        return { ...last, choices: chosen };
      }
      const number = (last?.number ?? 0) + 1;
      await kysely
        .insertInto('activation')
        .values({ number, choices: document, started_at: now, started_by: by, finished_at: null })
        .execute();
      return { number, choices: chosen, startedAt: now, startedBy: by, finishedAt: null };
    },
    finish: async (number, now) => {
      await kysely
        .updateTable('activation')
        .set({ finished_at: now })
        .where('number', '=', number)
        .where('finished_at', 'is', null)
        .execute();
    },
  };
}

function activation(row: Tables['activation']): Activation {
  return {
    number: row.number,
    choices: choices.parse(JSON.parse(row.choices)),
    startedAt: row.started_at,
    startedBy: row.started_by,
    finishedAt: row.finished_at,
  };
}
