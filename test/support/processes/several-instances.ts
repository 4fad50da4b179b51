import { expect, vi } from 'vitest';
import type { AppProcess } from '../app-process.ts';
import { outcomeOf } from '../together-outcome.ts';
import { putPeopleToWork, wholeCycles, type BusyPeople } from './busy-people.ts';
import { startForwarder, type Forwarder } from './forwarder.ts';
import { allIsDone, leftInStore, nothingLeft } from './left-in-store.ts';
import { openOffice, type BusyOffice } from './open-office.ts';
import { isRunning, portOf, startInstance } from './start-instance.ts';

/** One of several, on its own way to HubSpot. */
export interface Instance {
  readonly app: AppProcess;
  /** Where it listens. */
  readonly url: string;
  /** Between this instance and HubSpot. */
  readonly gate: Forwarder;
}

/** Several instances behind one door, through which HubSpot's deliveries go to each in turn. */
export interface Instances {
  readonly office: BusyOffice;
  readonly people: BusyPeople;
  /** Starts one more; it takes deliveries as soon as it is running. */
  add(options?: AddOptions): Promise<Instance>;
  /** It gets no delivery any more. */
  takeOut(instance: Instance): void;
  /** Opens so many projects that are due, named `Client 100` and so on. */
  openProjects(count: number): void;
}

export interface AddOptions {
  /** Where it finds the database, if not where the others do. */
  readonly databaseUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function openInstances(databaseUrl: string): Promise<Instances> {
  const office = await openOffice();
  const people = putPeopleToWork(office);
  let behindDoor: readonly Instance[] = [];
  const door = await startForwarder(() => behindDoor.map(({ url }) => url));
  office.sandbox.setAppUrl(door.url);
  return {
    office,
    people,
    add: async (options = {}) => {
      const gate = await startForwarder(() => [office.sandbox.url]);
      const app = await startInstance(office, {
        databaseUrl,
        publicBaseUrl: door.url,
        port: 0,
        hubspotUrl: gate.url,
        ...options,
      });
      await isRunning(app);
      const instance = { app, gate, url: `http://127.0.0.1:${portOf(app)}` };
      behindDoor = [...behindDoor, instance];
      return instance;
    },
    takeOut: (instance) => {
      behindDoor = behindDoor.filter((each) => each !== instance);
    },
    openProjects: (count) => {
      for (let index = 0; index < count; index += 1) people.open(`Client ${100 + people.opened}`);
    },
  };
}

/** How long a burst may take to end, ms, on a machine that has much else to do. */
const longestBurstMs = 150_000;

/** Waits until everybody has done everything, ms. @returns how long that took */
export async function burstEnds({ people, office }: Instances): Promise<number> {
  const startedAt = performance.now();
  await vi.waitFor(() => expect(people.done).toBe(true), { timeout: longestBurstMs, interval: 20 });
  await office.sandbox.webhooks.settled();
  return performance.now() - startedAt;
}

/** What is not as usual in the end. */
interface Exceptions {
  /** Tasks there are besides, as `outcomeOf` describes them. */
  readonly moreTasks?: readonly string[];
  /** True: emails may be missing. */
  readonly lostEmails?: boolean;
}

/**
 * Stops these, and compares everything in the account and in the store with what such a burst leaves behind: each
 * task, email and stamp exactly once, nothing given up, nothing still to do.
 */
export async function expectWholeBurst(
  { office, people }: Instances,
  running: readonly Instance[],
  databaseUrl: string,
  { moreTasks = [], lostEmails = false }: Exceptions = {},
): Promise<void> {
  const expected = Array.from({ length: people.opened }, (_, index) => `Client ${100 + index}`);
  for (const { url } of running) await allIsDone(url);
  for (const { app } of running) app.signal('SIGTERM');
  for (const { app } of running) expect(await app.ended).toBe(0);
  people.stop();
  const whole = wholeCycles(office, expected);
  expect(outcomeOf(office)).toEqual({
    ...whole,
    tasks: [...whole.tasks, ...moreTasks].sort(),
    ...(lostEmails && { emails: expect.any(Array) as string[] }),
  });
  expect(office.account.list('project').map(({ values }) => values['creative_refresh_sequence'])).toEqual(
    expected.map(() => '5'),
  );
  expect(await leftInStore(databaseUrl)).toEqual(nothingLeft);
}
