/** Where something stands in a JSON document. */
export type Path = readonly (string | number)[];

/** How one thing of a right body is made wrong; `text` is JSON as it is sent, which need not be sensible. */
export type Spoiling =
  | { readonly how: 'replace'; readonly path: Path; readonly text: string }
  | { readonly how: 'remove'; readonly path: Path }
  /** The name is there a second time, behind what it really says. */
  | { readonly how: 'double'; readonly path: Path; readonly text: string };

/** Values of every type, and such as programs stumble over. */
export const wrongTexts: readonly string[] = [
  ...['null', 'true', 'false', '0', '-0', '-1', '1.5', '7', '1e400', '-1e400', '5e-324', '9007199254740993'],
  ...['""', '" "', '"x"', '"7"', '"-7"', '"1e3"', '"0x10"', '"٣"', '"999999999999999999"', '"2026-02-30"'],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"\\ufeff"',
    '"\\u202e7"',
    '"=1+1"',
    '"__proto__"',
    '"constructor"',
    '"a\\r\\nb"',
  ],
  ...['"<script>"', '"{{ account }}"', '"../../etc/passwd"', '"NaN"', '"undefined"', '"TASK"', '"0-27"'],
  ...['[]', '[null]', '[[[]]]', '[1,"2",{}]', '{}', '{"":{}}', '{"length":3}', '{"toString":1,"valueOf":2}'],
  ...['{"__proto__":{"apply":true}}', '{"constructor":{"prototype":{"apply":true}}}', '{"toJSON":"x"}'],
  `"${'x'.repeat(2000)}"`,
  `${'['.repeat(500)}${']'.repeat(500)}`,
  `[${'0,'.repeat(1000)}0]`,
];

/** Every place in the document, the whole of it first. */
export function pathsOf(document: unknown, path: Path = []): readonly Path[] {
  if (typeof document !== 'object' || document === null) return [path];
  const places = Object.entries(document).map(([key, value]: [string, unknown]) =>
    pathsOf(value, [...path, Array.isArray(document) ? Number(key) : key]),
  );
  return [path, ...places.flat()];
}

/** The document as JSON with these things wrong; one whose place is gone by then changes nothing. */
export function spoil(document: unknown, spoilings: readonly Spoiling[]): string {
  return write(document, [], spoilings) ?? '';
}

/** undefined: nothing stands there any more. */
function write(value: unknown, path: Path, spoilings: readonly Spoiling[]): string | undefined {
  const here = spoilings.filter((spoiling) => isSame(spoiling.path, path));
  if (here.some(({ how }) => how === 'remove')) return undefined;
  const replaced = here.find((spoiling) => spoiling.how === 'replace');
  if (replaced) return replaced.text;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => write(item, [...path, index], spoilings));
    return `[${items.filter((item) => item !== undefined).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const inside = [...path, key];
    const text = write(item, inside, spoilings);
    const doubled = spoilings.filter(
      (spoiling) => spoiling.how === 'double' && isSame(spoiling.path, inside),
    );
    const texts = [...(text === undefined ? [] : [text]), ...doubled.flatMap(textOf)];
    return texts.map((each) => `${JSON.stringify(key)}:${each}`);
  });
  return `{${fields.join(',')}}`;
}

function textOf(spoiling: Spoiling): readonly string[] {
  return spoiling.how === 'remove' ? [] : [spoiling.text];
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
