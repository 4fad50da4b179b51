import { expect, vi } from 'vitest';
import { outcomeOf } from '../together-outcome.ts';
import { wholeCycles } from './busy-people.ts';
import { killAtRandom } from './kill-at-random.ts';
import { allIsDone, leftInStore, nothingLeft } from './left-in-store.ts';
import { noteFigures } from './note-figures.ts';
import type { BusyOffice } from './open-office.ts';

const kills = 50;

/** The same seed makes the same choices, though not the same moments. KILL_SEED tries others. */
const seed = Number(process.env['KILL_SEED'] ?? 1);

/** Kills a real process fifty times in a burst and compares everything with what should be there. */
export async function surviveKills(database: string, databaseUrl: string): Promise<void> {
  process.stdout.write(`Killing at random on ${database}: KILL_SEED=${seed}\n`);
  const startedAt = performance.now();
  const { office, people, whileStarting, survivor, url } = await killAtRandom({ databaseUrl, kills, seed });
  const { sandbox, account } = office;
  await vi.waitFor(() => expect(people.done).toBe(true), { timeout: 150_000, interval: 50 });
  people.stop();
  await sandbox.webhooks.settled();
  await allIsDone(url);
  survivor.signal('SIGTERM');
  expect(await survivor.ended).toBe(0);

  const names = Array.from({ length: people.opened }, (_, index) => `Client ${100 + index}`);
  expect(outcomeOf(office)).toEqual(wholeCycles(office, names));
  expect(account.list('project').map(({ values }) => values['creative_refresh_sequence'])).toEqual(
    names.map(() => '5'),
  );
  expect(await leftInStore(databaseUrl)).toEqual(nothingLeft);
  const acknowledged = new Set(
    sandbox.webhooks.deliveries.flatMap(({ status, events }) => (status === 204 ? events : [])),
  );
  expect(sandbox.webhooks.events.filter((event) => !acknowledged.has(event))).toEqual([]);

  await noteFigures(`kill -9 on ${database}`, {
    kills,
    'kills while starting': whileStarting,
    projects: people.opened,
    'events acknowledged': acknowledged.size,
    'deliveries not answered': sandbox.webhooks.deliveries.filter(({ status }) => status !== 204).length,
    tasks: account.list('task').length,
    emails: account.mailbox.length,
    'projects not finished': names.length - outcomeOf(office).projects.filter(isFinished).length,
    'tasks and emails twice': countDoubles(office),
    seconds: Math.round((performance.now() - startedAt) / 1000),
  });
}

const isFinished = (project: string) => project.includes('| cycle 2 |');

/** By the references of the tasks, and by the keys under which HubSpot was given the emails. */
function countDoubles({ account }: BusyOffice): number {
  const references = account
    .list('task')
    .map(({ values }) => /Ref: \S+/.exec(values['hs_task_body'] ?? '')?.[0]);
  const keys = account.mailbox.map(({ sendId }) => sendId);
  return references.length + keys.length - new Set(references).size - new Set(keys).size;
}
