import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FaultedRequest } from '../../src/sandbox/faults.ts';
import { startAppProcess } from '../support/app-process.ts';
import { enough, moveIntoProcess, patience } from '../support/together-process.ts';
import { createProject } from '../support/together-moves.ts';
import { openAgency } from '../support/together.ts';

/** A server that takes connections and never says a word. */
async function openSilentServer(): Promise<{ readonly url: string; readonly callers: ReadonlySet<Socket> }> {
  const callers = new Set<Socket>();
  const server = createServer((socket) => void callers.add(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of callers) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, callers };
}

test('an app without any configuration names everything it lacks at once, and ends', async () => {
  const app = await startAppProcess({ PORT: 'many' });
  expect(await app.ended).toBe(1);
  const lines = app.printed().trim().split('\n');
  expect(lines[0]).toBe('The configuration is not complete:');
  expect(lines.slice(1).map((line) => line.trim().split(' ')[1])).toEqual([
    'HUBSPOT_ACCESS_TOKEN',
    'HUBSPOT_CLIENT_SECRET',
    'PUBLIC_BASE_URL',
    'PORT',
    'SMTP_URL',
    'EMAIL_FROM',
  ]);
});

test('an app that is asked to stop while HubSpot does not answer stops, and calls that no failure', async () => {
  const { url, callers } = await openSilentServer();
  const app = await startAppProcess({ ...enough, HUBSPOT_API_BASE_URL: url });
  await vi.waitFor(() => expect(callers.size).toBeGreaterThan(0), patience);
  app.signal('SIGTERM');
  expect(await app.ended).toBe(0);
  expect(app.printed()).toMatch(/"msg":"Stopped"}\n$/);
});

test('an app that is asked to stop in the middle of a burst finishes what is in hand, and the next one the rest', async () => {
  const agency = await openAgency({ keepsStore: true, startsAt: Date.now() });
  const { account, together, clock } = agency;
  const app = await moveIntoProcess(agency);
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const names = Array.from({ length: 60 }, (_, index) => `Client ${100 + index}`);
  for (const name of names) createProject(agency, { name, creative_refresh_date: today });
  await vi.waitFor(() => expect(account.list('task').length).toBeGreaterThan(0), patience);
  app.signal('SIGTERM');
  expect(await app.ended).toBe(0);

  await together.restart();
  await together.settled();
  const kickoffs = names.map((name) => `Creative refresh coming up: ${name}`);
  expect(account.mailbox.map(({ customProperties }) => String(customProperties['subject'])).sort()).toEqual(
    kickoffs,
  );
  expect(account.list('task')).toHaveLength(names.length);
  expect(account.list('project').map(({ values }) => values['creative_refresh_sequence'])).toEqual(
    names.map(() => '1'),
  );
});

test('an app that is asked a second time does not wait for what is in hand, and loses nothing by it', async () => {
  const agency = await openAgency({ keepsStore: true, startsAt: Date.now() });
  const { account, together, clock } = agency;
  const app = await moveIntoProcess(agency);
  const { faults } = together.sandbox;
  const isTaskCreation = ({ path }: FaultedRequest) => path.endsWith('/0-27/batch/create');
  faults.next(isTaskCreation, { connection: 'hang', after: 'commit' });
  createProject(agency, { creative_refresh_date: new Date(clock.now()).toISOString().slice(0, 10) });
  await vi.waitFor(() => expect(faults.pending).toBe(0), patience);
  app.signal('SIGTERM');
  await vi.waitFor(() => expect(app.printed()).toContain('Stopping: finishing what is in hand'), patience);
  app.signal('SIGTERM');
  expect(await app.ended).toBe('SIGTERM');
  faults.clear();

  clock.advance(60_000);
  await together.restart();
  await together.settled();
  expect(account.list('task')).toHaveLength(1);
  expect(account.mailbox).toHaveLength(1);
});
