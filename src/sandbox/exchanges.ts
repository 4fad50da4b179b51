/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
  /** `fault`: a fault was struck on it, so the answer is not the one the account would give. */
  readonly by: 'account' | 'fault';
}

/** An id in a path: digits, or the number of a workflow's call. */
const variablePart = /\/(?:\d+|ap-[^/]+)(?=\/|$)/g;

/** Keeps and counts what was asked. */
export class ExchangeLog {
  readonly #keep: boolean;
  readonly #kept: Exchange[] = [];
  readonly #counts = new Map<string, number>();
  readonly #listeners: ((exchange: Exchange) => void)[] = [];

  constructor(keep: boolean) {
    this.#keep = keep;
  }

  /** Oldest first; empty when the sandbox was told to keep none. */
  get exchanges(): readonly Exchange[] {
    return this.#kept;
  }

  /** Calls by endpoint: `POST /crm/objects/2026-09/tickets/batch/read`, ids of records, users and callbacks as `{id}`; faults count too. */
  get calls(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  listen(listener: (exchange: Exchange) => void): void {
    this.#listeners.push(listener);
  }

  count(method: string, path: string): void {
    const endpoint = `${method} ${path.replaceAll(variablePart, '/{id}')}`;
    this.#counts.set(endpoint, (this.#counts.get(endpoint) ?? 0) + 1);
  }

  add(exchange: Exchange): void {
    if (this.#keep) this.#kept.push(exchange);
    this.#listeners.forEach((listener) => listener(exchange));
  }
}
