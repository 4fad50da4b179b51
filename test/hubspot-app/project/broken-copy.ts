import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** A copy of the HubSpot project that a test may break; gone after the test. */
export class BrokenCopy {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Replaces one text in a file of the source folder. @throws RangeError where the text is not there */
  async replace(file: string, before: string, after: string): Promise<void> {
    const path = this.pathOf(file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(before)) throw new RangeError(`${file} has no ${before}`);
    await writeFile(
      path,
      text.replace(before, () => after),
    );
  }

  /** Copies a file of the source folder, with another uid. */
  async duplicate(file: string, to: string, uid: string): Promise<void> {
    const text = await readFile(this.pathOf(file), 'utf8');
    await cp(this.pathOf(file), this.pathOf(to));
    await writeFile(this.pathOf(to), text.replace(/"uid": "[^"]*"/, `"uid": "${uid}"`));
  }

  async remove(file: string): Promise<void> {
    await rm(this.pathOf(file));
  }

  private pathOf(file: string): string {
    return join(this.folder, 'src/hubspot-app', file);
  }
}

export async function copyProject(): Promise<BrokenCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'creative-refresh-project-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'hsproject.json'), join(folder, 'hsproject.json'));
  await cp(join(root, 'src/hubspot-app'), join(folder, 'src/hubspot-app'), {
    recursive: true,
    filter: (path) => basename(path) !== 'node_modules',
  });
  return new BrokenCopy(folder);
}
