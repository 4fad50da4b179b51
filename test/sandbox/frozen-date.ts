import { onTestFinished, vi } from 'vitest';

/**
 * Stops real time as the sandbox measures it (lags, limits) for this test, on a day like any other; timers and sockets
 * go on.
 */
export function freezeDate(): { advance(milliseconds: number): void } {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-03T15:00:00Z') });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return { advance: (milliseconds) => vi.setSystemTime(Date.now() + milliseconds) };
}
