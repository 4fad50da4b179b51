import { onTestFinished, vi } from 'vitest';

/** Stops real time as the sandbox measures it (lags, limits) for this test; timers and sockets go on. */
export function freezeDate(): { advance(milliseconds: number): void } {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return { advance: (milliseconds) => vi.setSystemTime(Date.now() + milliseconds) };
}
