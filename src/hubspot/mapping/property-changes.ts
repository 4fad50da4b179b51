/** The written form of a value that a change names; undefined where the change leaves it alone. */
export function given<Value>(value: Value | undefined, write: (value: Value) => string): string | undefined {
  return value === undefined ? undefined : write(value);
}

/** The values to write, by the properties' names in the account; what is undefined is left out. */
export function underNames<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
  names: Readonly<Record<NoInfer<Key>, string>>,
): Readonly<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) written[names[key]] = value;
  }
  return written;
}
