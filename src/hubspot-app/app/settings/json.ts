/** What JSON can hold; `undefined` never occurs inside. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** One value of a document that differs; `undefined` where one of the two has no such value. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under a path such as `cadence.defaultDays`; undefined where the document has none. */
export function valueAt(document: JsonObject, field: string): JsonValue | undefined {
  return field
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, key) => (isJsonObject(value) ? own(value, key) : undefined),
      document,
    );
}

/** The document with one value replaced, or taken out where it is undefined. Nothing else changes. */
export function withValue(
  document: JsonObject,
  path: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return document;
  if (rest.length > 0) {
    const inner = own(document, key);
    return { ...document, [key]: withValue(isJsonObject(inner) ? inner : {}, rest, value) };
  }
  if (value !== undefined) return { ...document, [key]: value };
  return Object.fromEntries(Object.entries(document).filter(([other]) => other !== key));
}

/** Value by value, in the order of the documents; a list counts as one value. */
export function differences(before: JsonObject, after: JsonObject): readonly Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const [was, is] = [own(before, key), own(after, key)];
    if (isJsonObject(was) && isJsonObject(is))
      return differences(was, is).map((found) => ({ ...found, path: [key, ...found.path] }));
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path: [key], before: was, after: is }];
  });
}

/** The document with the later value of each difference. */
export function withDifferences(document: JsonObject, found: readonly Difference[]): JsonObject {
  return found.reduce((changed, { path, after }) => withValue(changed, path, after), document);
}

/** A package may be called `constructor`: only what the document itself says counts. */
function own(document: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(document, key) ? document[key] : undefined;
}
