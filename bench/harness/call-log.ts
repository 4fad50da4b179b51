import type { Exchange } from '../../src/sandbox/exchanges.ts';

/** One call the app made, when it was answered (`performance.now()`, ms). */
export interface LoggedCall {
  readonly at: number;
  readonly isSearch: boolean;
  /** HubSpot's refusal for too many calls. */
  readonly isRefused: boolean;
  readonly name: string;
}

/** What HubSpot allows, in calls per ms. */
export const allowedPerMs = 190 / 10_000;
const windowMs = 10_000;
const allowedPerWindow = 190;
const stepMs = 250;

/** Listens to an account from now on. */
export function logCalls(onExchange: (listener: (exchange: Exchange) => void) => void): LoggedCall[] {
  const calls: LoggedCall[] = [];
  onExchange(({ method, path, status }) => {
    const name = `${method} ${path.replaceAll(/\/\d+(?=\/|$)/g, '/{id}')}`;
    calls.push({
      at: performance.now(),
      isSearch: path.endsWith('/search'),
      isRefused: status === 429,
      name,
    });
  });
  return calls;
}

/** How a heap of work was worked off. */
export interface Drain {
  readonly calls: number;
  readonly refused: number;
  /** From the moment work was due to the last call it took. */
  readonly ms: number;
  /** Time taken ÷ time so many calls take at HubSpot's ceiling. */
  readonly ratio: number;
  /** How much of any ten seconds' allowance was used on average, 0 to 1; null: it was over in less than that. */
  readonly quotaShare: number | null;
}

/** The calls from `from` on, both of `performance.now()`. @throws RangeError where there were none */
export function measureDrain(calls: readonly LoggedCall[], from: number): Drain {
  const ours = calls.filter(({ at }) => at >= from);
  const last = ours.at(-1);
  if (!last) throw new RangeError('Nothing was called');
  const ms = last.at - from;
  return {
    calls: ours.length,
    refused: ours.filter(({ isRefused }) => isRefused).length,
    ms,
    ratio: ms / (ours.length / allowedPerMs),
    quotaShare: shareOfQuota(
      ours.map(({ at }) => at),
      from,
      last.at,
    ),
  };
}

/** The mean over every window of ten seconds that lies wholly between `from` and `to`, a quarter second apart. */
export function shareOfQuota(times: readonly number[], from: number, to: number): number | null {
  const shares: number[] = [];
  for (let start = from; start + windowMs <= to; start += stepMs) {
    const within = times.filter((at) => at >= start && at < start + windowMs).length;
    shares.push(within / allowedPerWindow);
  }
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** How often each endpoint was called, the most frequent first. */
export function byName(calls: readonly LoggedCall[]): string {
  const counts = new Map<string, number>();
  for (const { name } of calls) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
