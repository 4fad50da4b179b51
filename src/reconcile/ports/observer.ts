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
  sweep(found: number): void;
}
