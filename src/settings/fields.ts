/** One field of a settings document; `field` is a path such as `cadence.defaultDays`. */
export interface SettingsField {
  readonly field: string;
  readonly value: unknown;
}

type Group = Readonly<Record<string, unknown>>;

/** Every field that holds no further ones, in the order of the document. An empty group counts as a field. */
export function fieldsOf(value: unknown, path = ''): readonly SettingsField[] {
  if (!isGroup(value) || Object.keys(value).length === 0) return path === '' ? [] : [{ field: path, value }];
  return Object.entries(value).flatMap(([key, child]) =>
    fieldsOf(child, path === '' ? key : `${path}.${key}`),
  );
}

/** What is at a path; null: there is no such field. */
export function fieldAt(document: unknown, field: string): SettingsField | null {
  if (!isGroup(document)) return null;
  if (Object.hasOwn(document, field)) return { field, value: document[field] };
  const [key = '', ...rest] = field.split('.');
  if (rest.length === 0 || !Object.hasOwn(document, key)) return null;
  const found = fieldAt(document[key], rest.join('.'));
  return found && { field, value: found.value };
}

/** The document with another value at a path; whether that makes sense is for the schema to say. */
export function withField(document: unknown, field: string, value: unknown): unknown {
  const group = isGroup(document) ? document : {};
  const [key = '', ...rest] = field.split('.');
  const isLast = rest.length === 0 || Object.hasOwn(group, field);
  return isLast
    ? { ...group, [field]: value }
    : { ...group, [key]: withField(Object.hasOwn(group, key) ? group[key] : {}, rest.join('.'), value) };
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
