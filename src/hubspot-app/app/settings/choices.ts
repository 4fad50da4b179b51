export interface Option {
  readonly label: string;
  readonly value: string | number;
}

/** Stands for null in a select, which knows no such value. */
export const noChoice = '(none)';

export const modeOptions: readonly Option[] = [
  { label: 'Not decided here: shadow', value: noChoice },
  { label: 'Shadow: decide and report only', value: 'shadow' },
  { label: 'Live: carry it out', value: 'live' },
];

export const declineOptions: readonly Option[] = [
  { label: 'The day on which the AM records it', value: 'today' },
  { label: 'The refresh date that was declined', value: 'refreshDate' },
];

export const hourOptions: readonly Option[] = Array.from({ length: 24 }, (_, hour) => ({
  label: `${String(hour).padStart(2, '0')}:00`,
  value: hour,
}));

const ofField: ReadonlyMap<string, readonly Option[]> = new Map([
  ['mode', modeOptions],
  ['declineReschedulesFrom', declineOptions],
  ['sweep.hour', hourOptions],
]);

/** What each value of a field with a fixed choice is called; empty for other fields. */
export function choiceLabels(field: string): ReadonlyMap<string | number, string> {
  return new Map((ofField.get(field) ?? []).map(({ label, value }) => [value, label]));
}

/**
 * The options of a select, with whatever is chosen now among them: somebody who has left, or a stage that is gone,
 * stays visible instead of looking as if nothing were chosen.
 */
export function withUnknown(options: readonly Option[], chosen: readonly unknown[]): Option[] {
  const unknown = chosen.filter(
    (value): value is string | number =>
      (typeof value === 'string' || typeof value === 'number') &&
      !options.some((option) => option.value === value),
  );
  return [...options, ...unknown.map((value) => ({ label: `unknown (${value})`, value }))];
}
