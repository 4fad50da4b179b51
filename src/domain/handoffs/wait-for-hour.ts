import type { CalendarDate } from '../model.ts';
import type { Outcome } from '../outcome.ts';
import { hasFiredUnstamped, type Situation } from '../situation.ts';

/**
 * Answers null where the handoff may go out: its day is past, its hour has come, or it was begun already and only
 * its stamp is missing. Otherwise it waits for the hour, and the record is looked at again then.
 */
export function waitForHour(
  situation: Situation,
  day: CalendarDate,
  matter: 'kickoff' | 'submission',
): Outcome | null {
  const { today, now, datedHandoffsFrom, rules } = situation;
  if (day !== today || now >= datedHandoffsFrom || hasFiredUnstamped(situation, matter)) return null;
  const what = matter === 'kickoff' ? 'The kickoff' : 'The cue to the SAS';
  return {
    quiet: [`${what} is due today; by the settings it goes out from ${rules.sweep.hour}:00 on.`],
    lookAgainAt: datedHandoffsFrom,
  };
}
