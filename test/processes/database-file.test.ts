import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { fromSources, startAppProcess, type Program } from '../support/app-process.ts';
import { burstEnds, expectWholeBurst, openInstances } from '../support/processes/several-instances.ts';
import { sqliteDatabases } from '../store/support/dialects.ts';
import { mark } from '../store/support/queue.ts';
import { enough } from '../support/together-process.ts';

const run = promisify(execFile);
const canRun = (command: string) =>
  run(command, ['--version']).then(
    () => true,
    () => false,
  );

const limitsFiles = await canRun('prlimit');
const isRoot = process.getuid?.() === 0;
/** Root may write where nobody may, unless that right is taken from it. */
const withoutPrivilege: Program | null = !isRoot
  ? fromSources
  : (await canRun('setpriv'))
    ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override', ...fromSources]
    : null;

describe('A database file', () => {
  const databases = sqliteDatabases();

  async function refusal(file: string, program: Program = fromSources) {
    const app = await startAppProcess({ ...enough, DATABASE_URL: `file:${file}` }, program);
    return { code: await app.ended, printed: app.printed() };
  }
  const leftAsItIs =
    'It is left as it is: restore it from a backup, or move it away to start with an empty one.\n';

  async function filledFile(): Promise<string> {
    const file = join(await databases.createFolder(), 'store.db');
    const store = await databases.open(`file:${file}`);
    await store.queue.mark(Array.from({ length: 2_000 }, (_, index) => mark(String(index))));
    await store.close();
    return file;
  }

  it.each([
    ['whose header is rubbish', 0, 'is damaged, or is no database at all'],
    ['with a page of rubbish in its middle', 0.5, 'is damaged'],
  ])('%s is refused with its name and what to do, and left as it was', async (_, where, problem) => {
    const file = await filledFile();
    const content = await readFile(file);
    const from = Math.floor((content.length / 4096) * where) * 4096;
    content.subarray(from, from + 4096).fill(0xa5);
    await writeFile(file, content);
    expect(await refusal(file)).toEqual({
      code: 1,
      printed: `The database ${file} ${problem}. ${leftAsItIs}`,
    });
    expect(content.equals(await readFile(file))).toBe(true);
    expect(await readdir(join(file, '..'))).toEqual(['store.db']);
  });

  it('that would have to lie in a file instead of a folder is refused with its name', async () => {
    const file = await filledFile();
    expect(await refusal(join(file, 'store.db'))).toEqual({
      code: 1,
      printed: `The database ${join(file, 'store.db')} cannot be opened: check that its folder can be written to. ${leftAsItIs}`,
    });
  });

  const readOnly = describe.skipIf(withoutPrivilege === null);
  readOnly(
    `that may not be written${withoutPrivilege === null ? ' (skipped: root, and no setpriv)' : ''}`,
    () => {
      it('is refused where the file is read-only', async () => {
        const file = await filledFile();
        await chmod(file, 0o444);
        const content = await readFile(file);
        expect(await refusal(file, withoutPrivilege ?? fromSources)).toEqual({
          code: 1,
          printed: expect.stringContaining(`The database ${file} cannot be`) as string,
        });
        expect(content.equals(await readFile(file))).toBe(true);
      });

      it('is refused where its folder is read-only', async () => {
        const folder = join(await databases.createFolder(), 'locked');
        await mkdir(folder, { mode: 0o555 });
        expect(await refusal(join(folder, 'store.db'), withoutPrivilege ?? fromSources)).toEqual({
          code: 1,
          printed: `The database ${join(folder, 'store.db')} cannot be opened: check that its folder can be written to. ${leftAsItIs}`,
        });
        expect(await readdir(folder)).toEqual([]);
      });
    },
  );

  const full = describe.skipIf(!limitsFiles);
  full(`on a full disk${limitsFiles ? '' : ' (skipped: there is no prlimit)'}`, () => {
    it('lets the app acknowledge nothing, and go on by itself when there is room again', async () => {
      const databaseUrl = await databases.createUrl();
      const instances = await openInstances(databaseUrl);
      const instance = await instances.add();
      const { app } = instance;
      const limit = (bytes: string) =>
        run('prlimit', ['--pid', String(app.pid), `--fsize=${bytes}:unlimited`]);
      instances.openProjects(5);
      await burstEnds(instances);
      await limit('4096');
      instances.openProjects(10);
      await vi.waitFor(
        () => expect(app.printed()).toContain('"outcome":503,"because":"the changes could not be stored'),
        { timeout: 60_000 },
      );
      await limit('unlimited');
      await burstEnds(instances);
      await expectWholeBurst(instances, [instance], databaseUrl);
    }, 300_000);
  });
});
