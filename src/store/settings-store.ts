import type { Kysely } from 'kysely';
import { SettingsConflict } from '../settings/settings-store.ts';
import type { SettingsRecord, SettingsStore, SettingsVersion } from '../settings/settings-store.ts';
import { parseSettings } from '../settings/settings-schema.ts';
import type { Settings } from '../settings/settings-schema.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/**
 * The settings in the database, every version of them. The newest is parsed whenever it is read, so one saved by
 * an older release comes back with the newer fields at their defaults.
 */
export function createSettingsStore(database: Database): SettingsStore {
  return {
    current: async () => {
      const [newest] = await readNewest(database, 1);
      if (newest === undefined) return null;
      const { document, ...rest } = newest;
      return { ...rest, settings: parseSettings(document) };
    },
    save: (settings, basedOn, savedBy, now) => saveVersion(database, settings, basedOn, savedBy, now),
    history: (limit) => readNewest(database, limit),
  };
}

async function readNewest({ kysely }: Database, limit: number): Promise<readonly SettingsRecord[]> {
  const rows = await kysely
    .selectFrom('settings_version')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const document: unknown = JSON.parse(row.document);
    return { version: row.version, document, savedAt: row.saved_at, savedBy: row.saved_by };
  });
}

async function saveVersion(
  { kysely }: Database,
  settings: Settings,
  basedOn: number,
  savedBy: string,
  now: number,
): Promise<SettingsVersion> {
  const before = await newestVersion(kysely);
  if (before !== basedOn) throw new SettingsConflict(before);
  const version = basedOn + 1;
  const { numInsertedOrUpdatedRows } = await kysely
    .insertInto('settings_version')
    .values({ version, document: JSON.stringify(settings), saved_at: now, saved_by: savedBy })
    // Of two who saw the same newest version, only one can write the next.
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new SettingsConflict(await newestVersion(kysely));
  return { version, settings, savedAt: now, savedBy };
}

/** 0 where nothing was ever saved. */
async function newestVersion(kysely: Kysely<Tables>): Promise<number> {
  const { newest } = await kysely
    .selectFrom('settings_version')
    .select((row) => row.fn.max<number | null>('version').as('newest'))
    .executeTakeFirstOrThrow();
  return newest ?? 0;
}
