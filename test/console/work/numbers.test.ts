import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/console/frame/surroundings.ts';
import { numbersOf } from '../../../src/console/work/numbers.ts';
import { createMetrics } from '../../../src/http/metrics.ts';
import { emptyDepths } from '../../http/fakes.ts';

const figure = (name: string, value: number, labels: Figure['labels'] = {}): Figure => ({
  name,
  value,
  labels,
});

describe('How the app stands with HubSpot', () => {
  it('is read out of the metrics', async () => {
    const metrics = createMetrics(emptyDepths());
    metrics.call('read projects', 'ok', 0.2);
    metrics.call('search projects', 'failed', 0.2);
    for (const seconds of [0.25, 0.25, 2.5]) metrics.limiterWait(seconds);
    metrics.rateLimited('SECONDLY');
    metrics.accessRefused(403);
    expect(numbersOf(await metrics.figures())).toEqual({
      isConnected: true,
      mappingHolds: true,
      settingsAreRead: true,
      lastDeliverySeconds: 0,
      lastSweepSeconds: 0,
      calls: 2,
      callsHeldBack: 1,
      meanWaitSeconds: 1,
      tooManyCalls: 1,
      accessRefused: 1,
      callsLeftToday: null,
      callsADay: null,
    });
  });

  it('tells what is left of the day as HubSpot said it', () => {
    expect(
      numbersOf([
        figure('hubspot_daily_calls_remaining', 1_000),
        figure('hubspot_daily_calls_maximum', 625_000),
      ]),
    ).toMatchObject({ callsLeftToday: 1_000, callsADay: 625_000 });
  });

  it('tells that nothing is left of the day only where HubSpot has refused for that', () => {
    const left = figure('hubspot_daily_calls_remaining', 0);
    expect(numbersOf([left])).toMatchObject({ callsLeftToday: null });
    const refused = figure('hubspot_rate_limited_total', 1, { policy: 'DAILY' });
    expect(numbersOf([left, refused])).toMatchObject({ callsLeftToday: 0 });
  });
});
