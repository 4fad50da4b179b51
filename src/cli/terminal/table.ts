import CliTable from 'cli-table3';

/** Between two columns. */
const gap = 2;
/** A column that has to give way is not made narrower than this. */
const narrowest = 12;

/**
 * Lines up rows in columns; the first row are the headings. Plain text: no borders, no colours.
 * @param width characters in a line, to which long cells are wrapped as far as that is possible; null: no limit
 */
export function drawTable(rows: readonly (readonly string[])[], width: number | null): string {
  const cells = rows.map((row) => row.map(onOneLine));
  const widths = fitInto(width, naturalWidths(cells));
  const table = new CliTable({
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: widths.map((columns, index) => (index < widths.length - 1 ? columns + gap : columns)),
    wordWrap: true,
  });
  table.push(...cells.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function onOneLine(cell: string): string {
  return cell.replaceAll(/\s+/gu, ' ').trim();
}

function naturalWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const [headings = []] = rows;
  return headings.map((_, index) => Math.max(1, ...rows.map((row) => row[index]?.length ?? 0)));
}

/** The widest columns give way first, all by as much. */
function fitInto(width: number | null, natural: readonly number[]): readonly number[] {
  if (width === null) return natural;
  const widths = [...natural];
  const gaps = gap * Math.max(0, widths.length - 1);
  let tooWide = widths.reduce((sum, each) => sum + each, gaps) - width;
  while (tooWide > 0) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.lastIndexOf(widest)] = widest - 1;
    tooWide -= 1;
  }
  return widths;
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
