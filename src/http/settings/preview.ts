import { addDays, todayIn } from '../../domain/calendar.ts';
import { previewCycle } from '../../domain/preview-cycle.ts';
import { rulesOf } from '../../settings/settings-schema.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import type { PreviewAnswer } from '../settings-answer.ts';
import type { AskHubSpot } from './ask-hubspot.ts';
import type { SettingsRoutesOptions } from './settings-routes-options.ts';

const daysAhead = 28;

/**
 * One refresh under these settings. Its date is four weeks from today unless given; today is that of the account's
 * time zone, or of UTC where HubSpot does not tell the zone.
 */
export async function previewOf(
  settings: Settings,
  refreshDate: string | undefined,
  { reader, clock }: Pick<SettingsRoutesOptions, 'reader' | 'clock'>,
  ask: AskHubSpot,
): Promise<PreviewAnswer> {
  if (refreshDate !== undefined) return previewCycle(rulesOf(settings), refreshDate);
  const details = await ask('The time zone', () => reader().details());
  const today = todayIn(details?.answer.timeZone ?? 'UTC', clock.now());
  return previewCycle(rulesOf(settings), addDays(today, daysAhead));
}
