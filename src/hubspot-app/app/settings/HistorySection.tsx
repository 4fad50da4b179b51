import {
  Accordion,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { Choices, HistoryEntry } from './answer.ts';
import { labelOf } from './labels.ts';
import { timeInWords } from './sentences.ts';
import { valueInWords } from './value-in-words.ts';

/** Who changed what and when, newest first. */
export function HistorySection({
  history,
  choices,
  timeZone,
}: {
  readonly history: readonly HistoryEntry[];
  readonly choices: Choices;
  readonly timeZone: string;
}) {
  return (
    <Accordion title="Who changed what" size="sm">
      {history.length === 0 ? (
        <Text>Nobody has changed anything yet.</Text>
      ) : (
        <Table density="condensed">
          <TableHead>
            <TableRow>
              <TableHeader>Version</TableHeader>
              <TableHeader>When</TableHeader>
              <TableHeader>Who</TableHeader>
              <TableHeader>What</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {history.map((entry) => (
              <TableRow key={entry.version}>
                <TableCell>{String(entry.version)}</TableCell>
                <TableCell>{timeInWords(entry.savedAt, timeZone)}</TableCell>
                <TableCell>{entry.savedBy}</TableCell>
                <TableCell>
                  {changesInWords(entry, choices).map((line, index) => (
                    <Text key={index}>{line}</Text>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Accordion>
  );
}

function changesInWords({ changes }: HistoryEntry, choices: Choices): readonly string[] {
  if (changes.length === 0) return ['The settings as they were first saved'];
  return changes.map(
    ({ field, before, after }) =>
      `${labelOf(field)}: ${valueInWords(field, before, choices)} → ${valueInWords(field, after, choices)}`,
  );
}
