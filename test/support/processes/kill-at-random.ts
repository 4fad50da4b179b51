import { setTimeout as wait } from 'node:timers/promises';
import type { AppProcess } from '../app-process.ts';
import { putPeopleToWork, type BusyPeople } from './busy-people.ts';
import { startForwarder } from './forwarder.ts';
import { blindSweeps, openOffice, type BusyOffice } from './open-office.ts';
import { seededRandom } from './seeded-random.ts';
import { isRunning, portOf, startInstance } from './start-instance.ts';

interface KillOptions {
  readonly databaseUrl: string;
  readonly kills: number;
  readonly seed: number;
}

/** What a burst left behind whose app was killed again and again. */
export interface Killed {
  readonly office: BusyOffice;
  readonly people: BusyPeople;
  /** How often it was killed before it had come up. */
  readonly whileStarting: number;
  /** The last process, which nobody kills; still running. */
  readonly survivor: AppProcess;
  /** Where it listens. */
  readonly url: string;
}

/** Opened before the first kill, and after each of them. */
const projectsAtOnce = 2;

/** Longer than a lease of the dead. */
const overLeaseMs = 31_000;

/**
 * Opens projects and kills the app while it works on them, at moments that the seed decides: some before it has come
 * up, the others up to 0.7 s later. Whoever starts it again mostly takes half a minute to notice, by all clocks, so
 * that the leases of the dead run out; sometimes they are there at once. No sweep finds anything.
 */
export async function killAtRandom({ databaseUrl, kills, seed }: KillOptions): Promise<Killed> {
  const random = seededRandom(seed);
  const office = await openOffice();
  blindSweeps(office);
  let current: string[] = [];
  const door = await startForwarder(() => current);
  office.sandbox.setAppUrl(door.url);
  const people = putPeopleToWork(office);
  const openSome = () => {
    for (let index = 0; index < projectsAtOnce; index += 1) people.open(`Client ${100 + people.opened}`);
  };
  let clockAheadMs = 0;
  const start = async () => {
    current = [];
    return startInstance(office, { databaseUrl, publicBaseUrl: door.url, port: 0, clockAheadMs });
  };
  const letTimePass = (ms: number) => {
    office.clock.advance(ms);
    clockAheadMs += ms;
  };
  const comeUp = async (app: AppProcess) => {
    await isRunning(app);
    current = [`http://127.0.0.1:${portOf(app)}`];
  };

  let whileStarting = 0;
  openSome();
  for (let kill = 0; kill < kills; kill += 1) {
    const app = await start();
    if (random() < 0.2) {
      whileStarting += 1;
      await wait(random() * 1000);
    } else {
      await comeUp(app);
      await wait(random() * 700);
    }
    app.signal('SIGKILL');
    await app.ended;
    openSome();
    if (random() < 0.8) letTimePass(overLeaseMs);
  }
  letTimePass(overLeaseMs);
  const survivor = await start();
  await comeUp(survivor);
  return { office, people, whileStarting, survivor, url: current[0] ?? '' };
}
