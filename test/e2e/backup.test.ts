import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOnPostgres } from '../store/support/dialects.ts';
import { openAgencyWithAdmin } from '../support/admin-place.ts';
import { createProject } from '../support/together-moves.ts';
import { outcomeOf } from '../support/together-outcome.ts';
import type { Agency } from '../support/together.ts';

const run = promisify(execFile);

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** How the page about trouble says it is done, in the place the app has its database. */
interface Backup {
  make(): Promise<void>;
  restore(): Promise<void>;
}

/** The file, with whatever lies beside it, while the app is stopped. */
async function ofFile({ together, storeFile }: Agency): Promise<Backup> {
  const folder = await newFolder();
  const store = storeFile ?? '';
  const copyAll = async (from: string, to: string) => {
    for (const name of await readdir(from))
      if (name.startsWith(basename(store))) await copyFile(join(from, name), join(to, name));
  };
  return {
    make: async () => {
      await together.application().stop();
      await copyAll(dirname(store), folder);
      await together.restart();
    },
    restore: async () => {
      await together.application().stop();
      for (const name of await readdir(dirname(store)))
        if (name.startsWith(basename(store))) await rm(join(dirname(store), name));
      await copyAll(folder, dirname(store));
      await together.restart();
    },
  };
}

/** `pg_dump` while the app runs, `psql` while it is stopped. */
async function ofServer({ together }: Agency, url: string): Promise<Backup> {
  const file = join(await newFolder(), 'creative-refresh.sql');
  return {
    make: async () => {
      await run('pg_dump', ['--clean', '--if-exists', '--file', file, url]);
    },
    restore: async () => {
      await together.application().stop();
      await run('psql', ['--quiet', '--set', 'ON_ERROR_STOP=1', '--file', file, url]);
      await together.restart();
    },
  };
}

async function leaveAndComeBack(
  { agency, run: command }: Awaited<ReturnType<typeof openAgencyWithAdmin>>,
  backup: Backup,
): Promise<void> {
  await agency.after(() => createProject(agency, { name: 'Harbor' }));
  await command('settings', 'set', 'leadDays', '20');
  await backup.make();
  await agency.after(() => createProject(agency, { name: 'Oak' }));
  await command('settings', 'set', 'leadDays', '10');
  const before = outcomeOf(agency);
  expect(before).toMatchObject({
    projects: [
      'Harbor: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff',
      'Oak: (blank) | 2026-03-12 | cycle 1 | account_manager | kickoff',
    ],
    emails: ['amara: Creative refresh coming up: Harbor', 'amara: Creative refresh coming up: Oak'],
  });

  await backup.restore();
  expect((await command('settings', 'get', 'leadDays')).stdout).toBe('20\n');
  await agency.together.application().sweep();
  await agency.together.settled();
  await agency.days(1);
  expect(outcomeOf(agency)).toEqual(before);
  await agency.after(() => createProject(agency, { name: 'Elm', creative_refresh_date: '2026-03-22' }));
  expect(outcomeOf(agency).emails).toEqual(['amara: Creative refresh coming up: Elm', ...before.emails]);
  await agency.together.application().stop();
}

describe('A backup of the embedded database', () => {
  it('put back in its place brings the settings of its day, and nobody is told anything twice', async () => {
    const opened = await openAgencyWithAdmin({ keepsStore: true });
    await leaveAndComeBack(opened, await ofFile(opened.agency));
  });
});

const hasPrograms = await Promise.all([run('pg_dump', ['--version']), run('psql', ['--version'])]).then(
  () => true,
  () => false,
);

describeOnPostgres('A backup of the database server', (databases) => {
  const skipped = hasPrograms ? '' : ' (skipped: there is no pg_dump here)';
  it.skipIf(!hasPrograms)(
    `made while the app runs and put back later tells nobody anything twice${skipped}`,
    async () => {
      const url = await databases.createUrl();
      const opened = await openAgencyWithAdmin({ environment: { DATABASE_URL: url } });
      await leaveAndComeBack(opened, await ofServer(opened.agency, url));
    },
  );
});
