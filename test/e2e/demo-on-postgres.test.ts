import { expect, it } from 'vitest';
import { createLogger } from '../../src/config/logger.ts';
import { playDemo } from '../../src/sandbox/demo/play-demo.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

describeOnPostgres('The demo', (databases) => {
  it('two whole cycles come out the same with the store on another database', async () => {
    const environment = { DATABASE_URL: await databases.createUrl() };
    const wrong = await playDemo(() => undefined, createLogger({ level: 'silent' }), environment);
    expect(wrong).toEqual([]);
  }, 60_000);
});
