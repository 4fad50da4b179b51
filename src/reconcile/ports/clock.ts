import type { Instant } from '../../domain/model.ts';

/** The only source of "now" in the app. The sandbox hands in one that people can move forward. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  now(): Instant;
}
