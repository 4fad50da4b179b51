import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Bench } from '../harness/part.ts';

/** Creates an empty database on this server and answers its URL; it is dropped with the part. */
export async function createDatabase({ closing }: Bench, serverUrl: string): Promise<string> {
  const name = `creative_refresh_bench_${randomUUID().replaceAll('-', '')}`;
  await administer(serverUrl, `create database ${name}`);
  closing.add(() => administer(serverUrl, `drop database ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
