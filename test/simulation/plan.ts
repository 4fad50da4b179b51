import type { ActName } from './people/acts.ts';

/** Something one person does at a moment. */
export interface PlannedAct {
  readonly kind: 'act';
  /** Milliseconds since the story began. */
  readonly at: number;
  readonly act: ActName;
  /** What it is done to and with, of whatever there is then: no number is out of range. */
  readonly picks: readonly [number, number, number, number];
}

/** What goes wrong with one use of the outside by the app, at the first one that fits after a moment. */
export const strikes = [
  'dies before',
  'dies after',
  'answer lost',
  'not reached',
  'times out',
  '429',
  '503, not done',
  '502, but done',
  'every other row refused',
  'store refuses',
  'store answer lost',
  'stands still before',
  'stands still after',
  'mail server busy',
  'mail refused',
] as const;

export type StrikeName = (typeof strikes)[number];

export interface PlannedStrike {
  readonly kind: 'strike';
  readonly at: number;
  readonly strike: StrikeName;
  /** Which of the servers. */
  readonly server: number;
  /** Only at a use that writes: in HubSpot, or into ledger, memory or outbox. */
  readonly onlyWrites: boolean;
  /** So many uses that fit go by first. */
  readonly skip: number;
  /** How long a standstill or a death lasts, in ms. */
  readonly forMs: number;
}

/** What goes wrong for everybody for a while. */
export const weathers = [
  'database down',
  'HubSpot down',
  'webhooks lost',
  'webhooks late',
  'webhooks doubled',
] as const;

export type WeatherName = (typeof weathers)[number];

export interface PlannedWeather {
  readonly kind: 'weather';
  readonly at: number;
  readonly weather: WeatherName;
  readonly forMs: number;
}

export type PlannedEvent = PlannedAct | PlannedStrike | PlannedWeather;

/** What of the settings the checks need to know, and whatever else. */
export interface PlannedSettings {
  readonly cadence: { readonly defaultDays: number };
  readonly leadDays: number;
  readonly [other: string]: unknown;
}

/** Everything that a seed decides before the story begins. Events can be left out without changing the others. */
export interface Plan {
  readonly seed: number;
  readonly servers: number;
  readonly projects: number;
  /** The search shows the account as it was so many ms ago. */
  readonly searchLagMs: number;
  /** All servers together sweep so often. */
  readonly sweepEveryMs: number;
  /** A mail server of the agency's own, which takes the same mail twice; else HubSpot's single send. */
  readonly ownMailServer: boolean;
  /** Settings as an admin would save them. */
  readonly settings: PlannedSettings;
  /** By their time. */
  readonly events: readonly PlannedEvent[];
}
