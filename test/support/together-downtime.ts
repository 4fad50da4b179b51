import { rm } from 'node:fs/promises';
import type { Agency } from './together.ts';

/** The same agency, where the app is stopped and started in the middle of each thing it is told. */
export function withRestarts(agency: Agency): Agency {
  const { together } = agency;
  return {
    ...agency,
    async after(doing) {
      const result = doing();
      await together.restart();
      await together.settled();
      return result;
    },
  };
}

/** The app is stopped, its store's file is lost, and it starts with an empty one. */
export async function loseStore({ together, storeFile }: Agency): Promise<void> {
  if (storeFile === null) throw new TypeError('An agency that keeps no store has none to lose');
  await together.application().stop();
  for (const suffix of ['', '-wal', '-shm']) await rm(`${storeFile}${suffix}`, { force: true });
  await together.restart();
  await together.settled();
}
