import { it } from 'vitest';
import { surviveKills } from '../support/processes/kill-scenario.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

describeOnPostgres('An app', (databases) => {
  it('that is killed fifty times in a burst loses nothing it acknowledged, and does nothing twice', async () => {
    await surviveKills('PostgreSQL', await databases.createUrl());
  }, 600_000);
});
