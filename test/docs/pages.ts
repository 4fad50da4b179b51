import { readFileSync } from 'node:fs';

export const root = new URL('../../', import.meta.url);

/** A page by its path from the root of the repository. */
export const page = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The anchors of a page's headings: `## Mapping names` is `mapping-names`. */
export function anchorsOf(file: URL): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replace(/\s+/g, '-'),
  );
}

/** The fenced blocks of a page, without their fences. */
export function blocksOf(markdown: string, language: string): readonly string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , block]) => block ?? '');
}

/** What stands under a heading of whatever level, its own subheadings included. @throws where there is none */
export function sectionOf(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new RangeError(`There is no heading "${heading}"`);
  const level = lines[start]?.indexOf(' ') ?? 0;
  const isNext = (line: string) => /^#+ /.test(line) && line.indexOf(' ') <= level;
  const length = lines.slice(start + 1).findIndex(isNext);
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** The rows of all tables in a text, cell by cell, without their heads. */
export function rowsOf(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n').map((line) => line.trim());
  return lines
    .filter((line, index) => {
      const isHead = /^\| -/.test(lines[index + 1] ?? '');
      return line.startsWith('|') && !isHead && !/^\| -/.test(line);
    })
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
