import { describe, it } from 'vitest';
import { surviveKills } from '../support/processes/kill-scenario.ts';
import { sqliteDatabases } from '../store/support/dialects.ts';

describe('An app on SQLite', () => {
  const databases = sqliteDatabases();

  it('that is killed fifty times in a burst loses nothing it acknowledged, and does nothing twice', async () => {
    await surviveKills('SQLite', await databases.createUrl());
  }, 600_000);
});
