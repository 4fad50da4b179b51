import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openPostgres } from '../../src/store/postgres-database.ts';
import { describeOnPostgres } from './support/dialects.ts';
import { quietLogger } from './support/quiet-logger.ts';
import { startSilencingProxy } from './support/silencing-proxy.ts';

const statementMs = 300;

describeOnPostgres('A broken line to the database', (databases) => {
  async function openThroughProxy() {
    const url = new URL(await databases.createUrl());
    const proxy = await startSilencingProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    const { kysely } = openPostgres({ connectionString: url.href }, quietLogger, statementMs);
    const ask = async () => (await sql<{ answer: number }>`select 42::bigint as answer`.execute(kysely)).rows;
    /** Waits for the answer: so short a time for a statement may be too short for one on a busy machine. */
    const expectAnswer = () =>
      expect.poll(() => ask().catch(() => 'not yet'), { timeout: 30_000 }).toEqual([{ answer: 42 }]);
    const close = async () => {
      await kysely.destroy();
      await proxy.close();
    };
    return { kysely, proxy, ask, expectAnswer, close };
  }

  it('that fell silent fails the statement in time, and the next one gets a new connection', async () => {
    const { proxy, ask, expectAnswer, close } = await openThroughProxy();
    try {
      await expectAnswer();
      proxy.silence();
      await expect(ask()).rejects.toThrow();
      await expectAnswer();
    } finally {
      await close();
    }
  });

  it('that fell silent within a transaction fails it, and the next statement gets a new connection', async () => {
    const { kysely, proxy, expectAnswer, close } = await openThroughProxy();
    try {
      const transaction = kysely.transaction().execute(async (inside) => {
        await sql`select 1`.execute(inside);
        proxy.silence();
        await sql`select 2`.execute(inside);
      });
      await expect(transaction).rejects.toThrow();
      await expectAnswer();
    } finally {
      await close();
    }
  });

  it('that was cut while nobody used it goes unnoticed by the next statement', async () => {
    const { proxy, expectAnswer, close } = await openThroughProxy();
    try {
      await expectAnswer();
      proxy.cut();
      await expectAnswer();
    } finally {
      await close();
    }
  });
});
