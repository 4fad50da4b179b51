import { setTimeout as wait } from 'node:timers/promises';
import { openAccount } from '../harness/account.ts';
import { startApp } from '../harness/app.ts';
import { figure } from '../harness/figures.ts';
import type { Part } from '../harness/part.ts';
import { median } from '../harness/statistics.ts';

const idleAfterMs = 5000;

/** From `node` to ready, and what the app holds while it has nothing to do. */
export const start: Part = {
  name: 'start',
  about: 'time from node to ready, memory at rest',
  run: async (bench) => {
    const account = await openAccount(bench);
    await bench.mainFile();
    const times: number[] = [];
    const cpuTimes: number[] = [];
    const starts = bench.isQuick ? 3 : 7;
    for (let count = 0; count < starts; count += 1) {
      const app = await startApp(bench, { account });
      times.push(app.readyAfterMs);
      if (app.cpuUntilReadyMs !== null) cpuTimes.push(app.cpuUntilReadyMs);
      await app.stop();
    }
    const app = await startApp(bench, { account });
    await wait(idleAfterMs);
    const memory = await app.memory();
    await app.stop();
    return {
      figures: [
        figure('ready after', median(times), 'ms', { atMost: 1000 }),
        figure('slowest start', Math.max(...times), 'ms'),
        figure('CPU until ready', cpuTimes.length === 0 ? null : median(cpuTimes), 'ms'),
        figure('memory at rest', memory?.nowMb ?? null, 'MB', { atMost: 120 }),
      ],
      notes: [
        `The median of ${starts} starts, each with an empty store and an empty account; ready is the first good answer of /readyz. Memory is resident, ${idleAfterMs / 1000} s after a start.`,
      ],
    };
  },
};
