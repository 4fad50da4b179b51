import { goalInWords, valueInWords, verdictOn, type Figure } from './figures.ts';
import type { Run } from './run-file.ts';

type KeptPart = Run['parts'][string];

/** One part as a table in Markdown with its notes below; with an older run's figures where there is one. */
export function figuresTable({ figures, notes }: KeptPart, before: KeptPart | null): string {
  const older = (name: string) => before?.figures.find((each) => each.name === name);
  const head = ['', ...(before ? ['Before'] : []), 'Measured', 'Goal', ''];
  const rows = figures.map((figure: Figure) => {
    const was = older(figure.name);
    return [
      figure.name,
      ...(before ? [was ? valueInWords(was) : '–'] : []),
      valueInWords(figure),
      goalInWords(figure),
      verdictOn(figure),
    ];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  return [...(figures.length === 0 ? [] : [table]), ...notes].join('\n\n');
}

/** When and on what it was run. */
export function runInWords({ at, isQuick, machine }: Run, before: Run | null): string {
  const { cpu, cores, memoryMb, system, node } = machine;
  const day = at.slice(0, 10);
  const kind = isQuick ? `A quick run of ${day}, which shows only that everything runs` : `The run of ${day}`;
  const older = before === null ? '' : ` "Before" is the run of ${before.at.slice(0, 10)}.`;
  return `${kind}: ${cores} cores (${cpu}), ${Math.round(memoryMb / 1024)} GB, ${system}, Node ${node}.${older}`;
}

/**
 * The page with every `<!-- figures: name -->` … `<!-- end -->` filled in.
 * @throws RangeError where nothing is known under a name: a page must not show a table of another run
 */
export function fillIn(page: string, tables: ReadonlyMap<string, string>): string {
  return page.replaceAll(
    /(<!-- figures: ([^>]+?) -->)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, end: string) => {
      const table = tables.get(name);
      if (table === undefined) throw new RangeError(`The run has no part "${name}"`);
      return `${open}\n\n${table}\n\n${end}`;
    },
  );
}
