import type { Logger, Meter } from '../../../src/reconcile/ports/observer.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

interface LogLine {
  readonly level: Level;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Keeps every line, its children's bindings included. */
export class FakeLogger implements Logger {
  readonly lines: LogLine[];
  readonly #bindings: Readonly<Record<string, unknown>>;
  constructor(lines: LogLine[] = [], bindings: Readonly<Record<string, unknown>> = {}) {
    this.lines = lines;
    this.#bindings = bindings;
  }
  debug(fields: object, message: string): void {
    this.#keep('debug', fields, message);
  }
  info(fields: object, message: string): void {
    this.#keep('info', fields, message);
  }
  warn(fields: object, message: string): void {
    this.#keep('warn', fields, message);
  }
  error(fields: object, message: string): void {
    this.#keep('error', fields, message);
  }
  child(bindings: Record<string, unknown>): FakeLogger {
    return new FakeLogger(this.lines, { ...this.#bindings, ...bindings });
  }
  /** The fields of all lines with this message. */
  told(message: string): readonly Readonly<Record<string, unknown>>[] {
    return this.lines.filter((line) => line.message === message).map(({ fields }) => fields);
  }
  /** The whole log as one text, to look for what must not be in it. */
  asText(): string {
    return JSON.stringify(this.lines);
  }
  #keep(level: Level, fields: object, message: string): void {
    this.lines.push({ level, fields: { ...this.#bindings, ...fields }, message });
  }
}

/** Counts by name and outcome: `effect create task done`. */
export class FakeMeter implements Meter {
  readonly counts = new Map<string, number>();
  effect(kind: string, outcome: string): void {
    this.#count(`effect ${kind} ${outcome}`, 1);
  }
  decision(outcome: string): void {
    this.#count(`decision ${outcome}`, 1);
  }
  deadLetter(kind: string): void {
    this.#count(`dead letter ${kind}`, 1);
  }
  sweep(found: number): void {
    this.#count('sweep', found);
  }
  missedEvent(handoff: string): void {
    this.#count(`missed event ${handoff}`, 1);
  }
  #count(name: string, by: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
}
