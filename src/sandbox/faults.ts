/** A request as fault rules see it. */
export interface FaultedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What goes wrong with a call. */
export type Fault =
  | {
      /** This status instead of the proper answer; a body of HubSpot's form unless one is given (an object or text). */
      readonly answer: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      /** Whether the call was carried out all the same. Default: nothing was done. */
      readonly after?: 'nothing' | 'commit';
    }
  | {
      /** `reset`: the connection breaks; `hang`: no answer comes until the client gives up or `clear()`. */
      readonly connection: 'reset' | 'hang';
      readonly after?: 'nothing' | 'commit';
    }
  /** The proper answer, this many ms of real time late. */
  | { readonly delay: number }
  /** Rows of a batch create or update for which it says so are refused; the answer is a partial 207 or a 400. */
  | { readonly refuseRow: (row: unknown) => boolean };

interface Rule {
  readonly matches: (request: FaultedRequest) => boolean;
  readonly fault: Fault;
  left: number;
}

/** Faults to come. */
export interface Faults {
  /** Puts a fault on the next `times` calls that match; rules are tried in the order they were made. */
  next(matches: (request: FaultedRequest) => boolean, fault: Fault, times?: number): void;
  /** Forgets every fault that has not struck yet, and lets hanging calls go. */
  clear(): void;
  /** How many matching calls are still to be struck. */
  readonly pending: number;
}

/** The sandbox's own side of the faults. */
export interface FaultBox extends Faults {
  take(request: FaultedRequest): Fault | null;
  /** Runs when hanging calls are let go. */
  whenReleased(callback: () => void): void;
}

export function createFaultBox(): FaultBox {
  let rules: Rule[] = [];
  let waiting: (() => void)[] = [];
  return {
    next: (matches, fault, times = 1) => {
      rules.push({ matches, fault, left: times });
    },
    clear: () => {
      rules = [];
      const released = waiting;
      waiting = [];
      released.forEach((release) => release());
    },
    get pending() {
      return rules.reduce((sum, { left }) => sum + left, 0);
    },
    take: (request) => {
      const rule = rules.find(({ matches }) => matches(request));
      if (!rule) return null;
      rule.left -= 1;
      if (rule.left === 0) rules = rules.filter((each) => each !== rule);
      return rule.fault;
    },
    whenReleased: (callback) => {
      waiting.push(callback);
    },
  };
}
