import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { quietLogger } from './quiet-logger.ts';

/** What the store's own clock says in these tests, epoch ms; most methods are told the time instead. */
export const storeClockNow = 77_000;

/** Hands out empty databases of one dialect; everything opened or created is gone after each test. */
export interface TestDatabases {
  /** DATABASE_URL of an empty database. */
  createUrl(): Promise<string>;
  /** Opens a store, on an empty database unless told which. */
  open(url?: string): Promise<Store>;
}

const server = process.env['TEST_DATABASE_URL'];

/** Runs the same behavioural suite on SQLite, and on PostgreSQL where TEST_DATABASE_URL names a server. */
export function describeOnEachDialect(subject: string, suite: (databases: TestDatabases) => void): void {
  describe(`${subject} (SQLite)`, () => {
    suite(sqliteDatabases());
  });
  describeOnPostgres(subject, suite);
}

/** For what only several instances on one database can show. */
export function describeOnPostgres(subject: string, suite: (databases: TestDatabases) => void): void {
  const title = `${subject} (PostgreSQL${server ? '' : ', skipped: TEST_DATABASE_URL is not set'})`;
  describe.skipIf(!server)(title, () => {
    suite(postgresDatabases(server ?? ''));
  });
}

/** For what concerns the file. `folder` is a new, empty one. */
export function sqliteDatabases(): TestDatabases & { createFolder(): Promise<string> } {
  const cleanups = cleanUpAfterEach();
  const createFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-store-'));
    cleanups.push(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  const createUrl = async () => `file:${join(await createFolder(), 'store.db')}`;
  return { createFolder, createUrl, open: opener(createUrl, cleanups) };
}

function postgresDatabases(serverUrl: string): TestDatabases {
  const cleanups = cleanUpAfterEach();
  const created: string[] = [];
  const free: string[] = [];
  const createUrl = async () => {
    const url = free.pop() ?? (await createDatabase(serverUrl));
    if (!created.includes(url)) created.push(url);
    // Creating a database takes longer than most tests: the next one gets this one, emptied.
    cleanups.push(async () => {
      await administer(url, 'drop schema public cascade; create schema public');
      free.push(url);
    });
    return url;
  };
  afterAll(async () => {
    for (const url of created) {
      await administer(serverUrl, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
    }
  });
  return { createUrl, open: opener(createUrl, cleanups) };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `creative_refresh_${randomUUID().replaceAll('-', '')}`;
  await administer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Has the server carry out these statements, on a connection of their own. */
export async function administer(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

type Cleanup = () => Promise<void>;

function cleanUpAfterEach(): Cleanup[] {
  const cleanups: Cleanup[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
  });
  return cleanups;
}

function opener(createUrl: () => Promise<string>, cleanups: Cleanup[]) {
  return async (url?: string): Promise<Store> => {
    const store = await openStore({
      databaseUrl: url ?? (await createUrl()),
      clock: { now: () => storeClockNow },
      logger: quietLogger,
    });
    cleanups.push(() => store.close());
    return store;
  };
}
