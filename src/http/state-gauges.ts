import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Mode } from '../reconcile/current-settings.ts';
import type { Clock } from '../reconcile/ports/clock.ts';

/** What the app knows of itself; asked anew for every rendering. */
export interface Conditions {
  /** HubSpot could be asked which account this is. */
  readonly isConnected: () => boolean;
  /** The account is used under the names that the newest settings give it. */
  readonly mappingHolds: () => boolean;
  /** The latest look into the store for newer settings did not fail. */
  readonly settingsAreRead: () => boolean;
  readonly mode: () => Mode;
  /** How often the settings ask for a sweep. */
  readonly sweepEveryMinutes: () => number;
  /** So much of the day's calls is used that sweeps wait. */
  readonly sweepsYield: () => boolean;
}

/** What has to happen again and again in an app that is well. */
interface Recurrences {
  delivered(): void;
  swept(): void;
}

/** Gauges of the app's own state. Ages count from the last time, or from the start where there was none. */
export function createStateGauges(registry: Registry, conditions: Conditions, clock: Clock): Recurrences {
  const startedAt = clock.now();
  const lastAt = { delivery: startedAt, sweep: startedAt };
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `creative_refresh_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  const ageOf = (what: keyof typeof lastAt) => () => Math.max(0, clock.now() - lastAt[what]) / 1000;
  const yesOrNo = (is: () => boolean) => () => (is() ? 1 : 0);

  gauge('account_connected', '1 where the HubSpot account is known, else 0', yesOrNo(conditions.isConnected));
  gauge(
    'mapping_holds',
    '1 where the newest mapping of names is in use, 0 where an older one still is',
    yesOrNo(conditions.mappingHolds),
  );
  gauge(
    'settings_read',
    '1 where newer settings could be looked for, else 0',
    yesOrNo(conditions.settingsAreRead),
  );
  gauge('live', '1 in live mode, 0 in shadow mode', () => (conditions.mode() === 'live' ? 1 : 0));
  gauge(
    'last_delivery_age_seconds',
    'Since a delivery of events from HubSpot was accepted',
    ageOf('delivery'),
  );
  gauge('last_sweep_age_seconds', 'Since a sweep came to its end', ageOf('sweep'));
  gauge('sweep_interval_seconds', 'How often the settings ask for a sweep', () => {
    return conditions.sweepEveryMinutes() * 60;
  });
  gauge(
    'sweeps_yield',
    "1 where sweeps wait because most of the day's calls to HubSpot are used, else 0",
    yesOrNo(conditions.sweepsYield),
  );
  return {
    delivered: () => void (lastAt.delivery = clock.now()),
    swept: () => void (lastAt.sweep = clock.now()),
  };
}
