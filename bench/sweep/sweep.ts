import { randomUUID } from 'node:crypto';
import { openAccount } from '../harness/account.ts';
import { startApp } from '../harness/app.ts';
import { atRest } from '../harness/at-rest.ts';
import { byName, logCalls } from '../harness/call-log.ts';
import { figure } from '../harness/figures.ts';
import type { Part } from '../harness/part.ts';
import { seedAtWork, seedResting } from '../harness/seed-projects.ts';

const ticketsEach = 4;
const patienceMs = 300_000;
const rowsPerPage = 100;

/** A large account of which little is open: what the app makes of it at its start, and once it is settled. */
export const sweep: Part = {
  name: 'sweep',
  about: 'an account of 20,000 projects, some hundreds of them open',
  run: async (bench) => {
    const [projects, open] = bench.isQuick ? [2000, 100] : [20_000, 400];
    const account = await openAccount(bench);
    seedResting(account, projects - open);
    const { ticketIds } = seedAtWork(account, open, ticketsEach);
    bench.say(`${projects} projects are there, ${open} of them open with ${ticketIds.length} tickets`);
    const adminToken = randomUUID();
    const calls = logCalls((listener) => account.sandbox.onExchange(listener));
    const app = await startApp(bench, { account, environment: { ADMIN_TOKEN: adminToken } });
    account.sandbox.setAppUrl(app.url);
    await atRest(account, [app.url], patienceMs);
    const first = { calls: [...calls], ms: (calls.at(-1)?.at ?? app.startedAt) - app.startedAt };

    const startedAt = performance.now();
    await sweepNow(app.url, adminToken);
    await atRest(account, [app.url], patienceMs);
    const second = calls.filter(({ at }) => at >= startedAt);
    const memory = await app.memory();
    await app.stop();
    bench.say(`settled: ${byName(second)}`);

    const pages = Math.ceil(open / rowsPerPage) + Math.ceil(ticketIds.length / rowsPerPage);
    const reads = second.filter(({ name }) => name.includes('/crm/objects/') && name.endsWith('/batch/read'));
    const lastAt = second.at(-1)?.at ?? startedAt;
    return {
      figures: [
        figure('first sweep: calls', first.calls.length, 'calls'),
        figure('first sweep: from the start of the app', first.ms / 1000, 's'),
        figure('settled sweep: writes', second.filter(({ name }) => isWrite(name)).length, 'calls', {
          atMost: 0,
        }),
        figure('settled sweep: pages of records read', reads.length, 'calls', { atMost: pages }),
        figure(
          'settled sweep: associations read',
          second.filter(({ name }) => name.includes('/associations/')).length,
          'calls',
        ),
        figure('settled sweep: searches', second.filter(({ isSearch }) => isSearch).length, 'calls'),
        figure('settled sweep: time', (lastAt - startedAt) / 1000, 's'),
        figure('memory afterwards', memory?.nowMb ?? null, 'MB'),
        figure('memory at its peak', memory?.peakMb ?? null, 'MB'),
        figure('refusals for too many calls', calls.filter(({ isRefused }) => isRefused).length, '', {
          atMost: 0,
        }),
      ],
      notes: [
        `${projects.toLocaleString('en-US')} projects, ${open} of them open with ${ticketIds.length} tickets. A page holds ${rowsPerPage} records: ${open} projects and ${ticketIds.length} tickets make ${pages}.`,
      ],
    };
  },
};

async function sweepNow(url: string, adminToken: string): Promise<void> {
  const answer = await fetch(`${url}/admin/operations/sweep`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`The sweep was refused: ${answer.status} ${await answer.text()}`);
}

const isWrite = (name: string) => /\/batch\/(create|update)$|\/send$|^(PUT|PATCH)/.test(name);
