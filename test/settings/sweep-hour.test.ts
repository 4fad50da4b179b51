import { expect, it } from 'vitest';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { parseSettings, rulesOf } from '../../src/settings/settings-schema.ts';

it('the day’s handoffs go out from midnight unless an hour is set', () => {
  expect(rulesOf(parseSettings({})).sweep.hour).toBe(0);
  expect(rulesOf(parseSettings({ sweep: { everyMinutes: 30 } })).sweep.hour).toBe(0);
  expect(rulesOf(parseSettings({ sweep: { hour: 23 } })).sweep.hour).toBe(23);
});

it.each([-1, 24, 8.5, '8'])('an hour of %j is refused, and said what it must be', (hour) => {
  expect(() => parseSettings({ sweep: { hour } })).toThrow(
    new SettingsError([{ field: 'sweep.hour', message: 'must be a whole hour from 0 to 23' }]),
  );
});
