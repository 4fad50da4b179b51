import { isCadence } from '../../domain/cadence.ts';
import { todayIn } from '../../domain/calendar.ts';
import { nextRefreshDate } from '../../domain/next-refresh-date.ts';
import type { ActionCall, ActionInputs } from '../action-call.ts';
import { countFromOptions } from '../catalogue.ts';
import { failed, type ActionOutcome } from '../outcome.ts';
import type { ActionSurroundings } from '../surroundings.ts';
import { dateOutput } from './date-output.ts';
import { noSuchProject } from './reconciled.ts';

type CountFrom = (typeof countFromOptions)[number];

/**
 * The day one cadence after today, or after the scheduled date. Writes nothing. Without a cadence of its own the
 * call gets the project's, else its package's, else the default; counted from today unless it says otherwise.
 * @throws AccountError
 */
export async function calculateNextRefreshDate(
  { look }: Pick<ActionSurroundings, 'look'>,
  { record, inputs }: Pick<ActionCall, 'record' | 'inputs'>,
): Promise<ActionOutcome<'next-refresh-date'>> {
  const countFrom = readCountFrom(inputs);
  if (countFrom === null) return badCountFrom;
  const typedDays = inputs['cadence_days'] ?? null;
  const cadenceDays = typedDays === null ? null : Number(typedDays);
  if (cadenceDays !== null && !isCadence(cadenceDays)) return badCadence;
  const looked = await look(record.id);
  if (looked === null) return noSuchProject(record.id);
  const { snapshot, rules, now } = looked;
  const { project, account } = snapshot;
  const today = todayIn(account.timeZone, now);
  const next = nextRefreshDate({ project, today, countFrom, cadenceDays }, rules);
  if (!next.ok) return next.because === 'bad cadence' ? badCadence : noRefreshDate;
  return {
    ok: true,
    outputs: {
      ...dateOutput(next.date),
      cadence_days_used: next.cadence.days,
      cadence_source: next.cadence.source,
    },
  };
}

const badCountFrom = failed('BAD_INPUT', `count_from must be one of ${countFromOptions.join(', ')}.`);
const badCadence = failed(
  'BAD_CADENCE',
  'cadence_days must be a whole number from 1 to 730, or be left empty for the cadence of the project.',
);
const noRefreshDate = failed(
  'NO_REFRESH_DATE',
  'The creative project has no refresh date to count from. Set one, or count from today.',
);

function readCountFrom(inputs: ActionInputs): CountFrom | null {
  const given = inputs['count_from'] ?? null;
  if (given === null) return 'today';
  return countFromOptions.find((option) => option === given) ?? null;
}
