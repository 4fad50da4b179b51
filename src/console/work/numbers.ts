import type { Figure } from '../frame/surroundings.ts';

/** The numbers of the app's metrics that tell how it stands with HubSpot. null: HubSpot has not said. */
export interface Numbers {
  readonly isConnected: boolean;
  readonly mappingHolds: boolean;
  readonly settingsAreRead: boolean;
  /** Seconds since a delivery of events was taken, or since the start. */
  readonly lastDeliverySeconds: number;
  /** Seconds since a sweep came to its end, or since the start. */
  readonly lastSweepSeconds: number;
  /** Of one server, since its start, as are all counts below. */
  readonly calls: number;
  /** Calls that came later than a second after they were ready, because HubSpot's limits held them back. */
  readonly callsHeldBack: number;
  readonly meanWaitSeconds: number;
  /** Answers 429: the limit was met although the app counts. */
  readonly tooManyCalls: number;
  /** Answers 401 and 403. */
  readonly accessRefused: number;
  readonly callsLeftToday: number | null;
  readonly callsADay: number | null;
}

export function numbersOf(figures: readonly Figure[]): Numbers {
  const sum = (name: string, labels: Figure['labels'] = {}) =>
    figures
      .filter((figure) => figure.name === name && hasLabels(figure, labels))
      .reduce((total, { value }) => total + value, 0);
  // What was never set is 0 on the page of metrics; of the calls left that is true only once HubSpot has refused some.
  const isUsedUp = sum('hubspot_rate_limited_total', { policy: 'DAILY' }) > 0;
  const left = sum('hubspot_daily_calls_remaining');
  const started = sum('hubspot_limiter_wait_seconds_count');
  return {
    isConnected: sum('account_connected') === 1,
    mappingHolds: sum('mapping_holds') === 1,
    settingsAreRead: sum('settings_read') === 1,
    lastDeliverySeconds: sum('last_delivery_age_seconds'),
    lastSweepSeconds: sum('last_sweep_age_seconds'),
    calls: sum('hubspot_call_seconds_count'),
    callsHeldBack: started - sum('hubspot_limiter_wait_seconds_bucket', { le: 1 }),
    meanWaitSeconds: started === 0 ? 0 : sum('hubspot_limiter_wait_seconds_sum') / started,
    tooManyCalls: sum('hubspot_rate_limited_total'),
    accessRefused: sum('hubspot_access_refused_total'),
    callsLeftToday: left > 0 || isUsedUp ? left : null,
    callsADay: sum('hubspot_daily_calls_maximum') || null,
  };
}

function hasLabels({ labels: own }: Figure, labels: Figure['labels']): boolean {
  return Object.entries(labels).every(([name, value]) => own[name] === value);
}
