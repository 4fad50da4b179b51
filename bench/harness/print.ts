import Table from 'cli-table3';
import { goalInWords, valueInWords, verdictOn, type PartResult } from './figures.ts';

/** One part as a table for a terminal, with its notes below. */
export function inATable(name: string, { figures, notes }: PartResult): string {
  const table = new Table({ head: [name, 'measured', 'goal', ''], style: { head: [], border: [] } });
  for (const each of figures) table.push([each.name, valueInWords(each), goalInWords(each), verdictOn(each)]);
  return [table.toString(), ...notes.map((note) => `  ${note}`), ''].join('\n');
}
