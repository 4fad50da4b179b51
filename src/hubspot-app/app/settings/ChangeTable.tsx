import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { Choices } from './answer.ts';
import type { Difference } from './json.ts';
import { labelOf } from './labels.ts';
import { valueInWords } from './value-in-words.ts';

/** Differences in words, one row each. */
export function ChangeTable({
  headings,
  changes,
  choices,
}: {
  readonly headings: readonly [string, string, string];
  readonly changes: readonly Difference[];
  readonly choices: Choices;
}) {
  if (changes.length === 0) return <Text>Nothing differs.</Text>;
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          {headings.map((heading) => (
            <TableHeader key={heading}>{heading}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map(({ path, before, after }) => {
          const field = path.join('.');
          return (
            <TableRow key={field}>
              <TableCell>{labelOf(field)}</TableCell>
              <TableCell>{valueInWords(field, before, choices)}</TableCell>
              <TableCell>{valueInWords(field, after, choices)}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
