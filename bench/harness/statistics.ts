/** The middle of these numbers, or the mean of the two middle ones. @throws RangeError where there are none */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const middle = sorted.length / 2;
  return (at(sorted, Math.ceil(middle) - 1) + at(sorted, Math.floor(middle))) / 2;
}

/**
 * The smallest of these numbers that so large a share of them does not exceed. `share` lies above 0 and up to 1.
 * @throws RangeError where there are no numbers
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = inOrder(values);
  return at(sorted, Math.ceil(share * sorted.length) - 1);
}

const inOrder = (values: readonly number[]): readonly number[] =>
  [...values].sort((one, other) => one - other);

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError('There is nothing to take a middle or a percentile of');
  return value;
}

/** The same numbers on every run, uniform from 0 up to 1: benchmarks must not differ by luck. */
export function evenNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
