import type { Together } from './together.ts';

/**
 * Day by day, so that every day's sweep happens.
 * @throws RangeError where it is not 1 to 366 days
 */
export async function passDays(
  { clock, settled }: Pick<Together, 'clock' | 'settled'>,
  days: number,
): Promise<void> {
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new RangeError('Say how many days, from 1 to 366.');
  for (let day = 0; day < days; day += 1) {
    clock.advanceDays(1);
    await settled();
  }
}
