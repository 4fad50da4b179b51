import { expect, it } from 'vitest';
import { createLogger } from '../../src/config/logger.ts';
import { playDemo } from '../../src/sandbox/demo/play-demo.ts';
import { describeOnPostgres } from '../store/support/dialects.ts';

describeOnPostgres('The demo', (databases) => {
  it('two whole cycles come out the same with the store on another database', async () => {
    const url = await databases.createUrl();
    const logger = createLogger({ level: 'silent' });
    const shortcomings = await playDemo(() => undefined, logger, { DATABASE_URL: url });
    expect(shortcomings.join('\n')).toBe('');

    const store = await databases.open(url);
    expect(await store.settings.current()).toMatchObject({ version: 1 });
  });
});
