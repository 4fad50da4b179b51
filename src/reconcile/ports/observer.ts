/** The few words the loop needs of a logger; pino satisfies it. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(bindings: Record<string, unknown>): Logger;
}

/** Where the loop counts what it does; `/metrics` shows it. */
export interface Meter {
  effect(kind: string, outcome: 'done' | 'shadow' | 'refused' | 'failed'): void;
  decision(outcome: 'acted' | 'quiet' | 'held' | 'missing' | 'failed'): void;
  deadLetter(kind: string): void;
  /** A sweep came to its end. */
  sweep(found: number): void;
  /** A handoff that somebody's change in HubSpot called for was carried out because a sweep found it. */
  missedEvent(handoff: string): void;
}
