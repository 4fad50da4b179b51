/** What a figure should reach. */
export interface Goal {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/** One measured number. */
export interface Figure {
  /** In words, unique within its part. */
  readonly name: string;
  /** null: it could not be measured here; a note of the part says why. */
  readonly value: number | null;
  /** `ms`, `MB`, `calls`, … ; empty for ratios. */
  readonly unit: string;
  /** null: told for its own sake. */
  readonly goal: Goal | null;
}

/** What one part of the benchmark found. */
export interface PartResult {
  readonly figures: readonly Figure[];
  /** What a reader of the figures should know, sentence by sentence. */
  readonly notes: readonly string[];
}

export type Verdict = 'met' | 'not met' | 'not measured' | '';

/** Whether a figure reaches its goal; empty where it has none. */
export function verdictOn({ value, goal }: Figure): Verdict {
  if (goal === null) return '';
  if (value === null) return 'not measured';
  const { atLeast = -Infinity, atMost = Infinity } = goal;
  return value >= atLeast && value <= atMost ? 'met' : 'not met';
}

export function figure(name: string, value: number | null, unit = '', goal: Goal | null = null): Figure {
  return { name, value, unit, goal };
}

/** A number with as many digits as mean something: `1,234`, `12.3`, `0.042`. */
export function inDigits(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: 0 });
}

/** The figure as people read it: `12.3 ms`. */
export function valueInWords({ value, unit }: Figure): string {
  if (value === null) return '–';
  return unit === '' ? inDigits(value) : `${inDigits(value)} ${unit}`;
}

/** `≤ 25 ms`; empty where there is none. */
export function goalInWords({ goal, unit }: Figure): string {
  if (goal === null) return '';
  const suffix = unit === '' ? '' : ` ${unit}`;
  const bounds = [
    ...(goal.atLeast === undefined ? [] : [`≥ ${inDigits(goal.atLeast)}`]),
    ...(goal.atMost === undefined ? [] : [`≤ ${inDigits(goal.atMost)}`]),
  ];
  return bounds.join(' and ') + suffix;
}
