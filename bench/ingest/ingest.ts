import { openAccount } from '../harness/account.ts';
import { startApp } from '../harness/app.ts';
import { readMetrics } from '../harness/app-metrics.ts';
import { figure } from '../harness/figures.ts';
import type { Part } from '../harness/part.ts';
import { median, percentile } from '../harness/statistics.ts';
import { makeDeliveries, publicBaseUrl } from './deliveries.ts';
import { drive, type Round } from './drive.ts';
import { startRival } from './start-rival.ts';

/** The longest the app waits for further changes: everything has to be over before it begins to work. */
const longestCoalescingMs = 60_000;
const connections = 10;
const roundMs = 1000;
const warmUpMs = 1500;

/** How fast deliveries become durable, beside Express without a store and a bare server with one. */
export const ingest: Part = {
  name: 'ingest',
  about: 'signed deliveries of 100 events over 10 connections, answered after they are durable',
  run: async (bench) => {
    const account = await openAccount(bench);
    const { clientSecret, portalId, appId, layout } = account.sandbox;
    const app = await startApp(bench, {
      account,
      publicBaseUrl,
      environment: { COALESCE_MS: String(longestCoalescingMs) },
      profileFolder: bench.profileFolder,
    });
    const express = await startRival(bench, 'express-alone', clientSecret);
    const bare = await startRival(bench, 'transaction-each', clientSecret);
    const projectTypeId = layout.projectType.id;
    const deliveries = makeDeliveries(400, { portalId, appId, clientSecret, projectTypeId });
    const send = (port: number, ms = roundMs) => drive({ ports: [port], deliveries, connections, ms });

    const firstAt = performance.now();
    for (const port of [app.port, express, bare]) await send(port, warmUpMs);
    const cpuBefore = await app.cpu();
    const rounds: { app: Round; express: Round; bare: Round }[] = [];
    const wanted = bench.isQuick ? 3 : 13;
    const lastRoundBy = firstAt + longestCoalescingMs - 8 * roundMs;
    while (rounds.length < wanted && performance.now() < lastRoundBy) {
      rounds.push({ app: await send(app.port), express: await send(express), bare: await send(bare) });
      bench.say(`round ${rounds.length} of ${wanted}`);
    }
    const cpuAfter = await app.cpu();
    const memory = await app.memory();
    const page = await readMetrics(app.url);
    if ((page.get('creative_refresh_queue_records{state="due"}') ?? 0) > 0)
      throw new Error('The app began to work while it was measured; the figures mean nothing');
    await app.stop();

    const latencies = rounds.flatMap(({ app: { latenciesMs } }) => latenciesMs);
    const cpuMs = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
    const ratioTo = (of: 'express' | 'bare') =>
      median(rounds.map((each) => each.app.perSecond / each[of].perSecond));
    const perSecond = (of: 'app' | 'express' | 'bare') => median(rounds.map((each) => each[of].perSecond));
    return {
      figures: [
        figure('app ÷ Express without a store', ratioTo('express'), '', { atLeast: 0.75 }),
        figure('app ÷ a transaction for each request', ratioTo('bare'), '', { atLeast: 1.4 }),
        figure('half of the answers within', percentile(latencies, 0.5), 'ms'),
        figure('99 of 100 answers within', percentile(latencies, 0.99), 'ms', { atMost: 25 }),
        figure('CPU of the app for each delivery', cpuMs === null ? null : cpuMs / latencies.length, 'ms'),
        figure('memory under load', memory?.nowMb ?? null, 'MB'),
        figure('memory at its peak', memory?.peakMb ?? null, 'MB'),
        figure('app, requests per second', perSecond('app')),
        figure('Express without a store, requests per second', perSecond('express')),
        figure('a transaction for each request, requests per second', perSecond('bare')),
      ],
      notes: [
        `${rounds.length} rounds of ${roundMs / 1000} s for each of the three in turn; ratios are medians over the rounds, times over all ${latencies.length} answers of the app.`,
      ],
    };
  },
};
