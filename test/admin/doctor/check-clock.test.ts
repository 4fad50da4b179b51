import { expect, test } from 'vitest';
import { checkClock } from '../../../src/admin/doctor/check-clock.ts';
import { compareClocks } from '../../../src/hubspot/doctor/clock-comparison.ts';

const second = 1000;
const minute = 60 * second;
const fix = 'Let the machine set its clock by a time server (NTP).';

test.each([
  [0, 'ok', "This machine's clock agrees with HubSpot's to within a minute.", null],
  [-59 * second, 'ok', "This machine's clock agrees with HubSpot's to within a minute.", null],
  [61 * second, 'warning', "This machine's clock is 1 minute behind HubSpot's.", fix],
  [-3 * minute, 'warning', "This machine's clock is 3 minutes ahead of HubSpot's.", fix],
  [
    6 * minute,
    'error',
    "This machine's clock is 6 minutes behind HubSpot's: what HubSpot signs is refused from 5 minutes on.",
    fix,
  ],
  [
    null,
    'warning',
    "HubSpot's answers did not say what time it is.",
    "Compare this machine's clock with another one.",
  ],
])('a HubSpot that is %s ms ahead is told as %s: %s', (ahead, verdict, what, expectedFix) => {
  expect(checkClock(ahead)).toEqual({ verdict, check: 'clock', what, fix: expectedFix });
});

test('of several answers the one that shows the least difference counts, and one without a time does not', () => {
  const now = Date.parse('2026-03-02T14:00:00Z');
  const clocks = compareClocks({ now: () => now });
  expect(clocks.ahead()).toBeNull();

  clocks.note({});
  clocks.note({ date: 'soon' });
  expect(clocks.ahead()).toBeNull();

  clocks.note({ date: 'Mon, 02 Mar 2026 13:58:00 GMT' });
  clocks.note({ date: 'Mon, 02 Mar 2026 13:58:30 GMT' });
  clocks.note({ date: 'Mon, 02 Mar 2026 13:58:10 GMT' });
  expect(clocks.ahead()).toBe(-89_500);
});
