import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import type { PastHandoff } from './answer.ts';
import { timeInWords } from './days.ts';
import { handoffNames } from './words.ts';

interface LastHandoffsProps {
  /** Newest first. */
  readonly handoffs: readonly PastHandoff[];
  readonly timeZone: string;
}

/** What the app did last, when, and why. */
export function LastHandoffs({ handoffs, timeZone }: LastHandoffsProps) {
  return (
    <Flex direction="column" gap="small">
      <Heading>Last handoffs</Heading>
      {handoffs.length === 0 ? (
        <Text>The app has handed nothing over on this project yet.</Text>
      ) : (
        <Table density="condensed" flush>
          <TableHead>
            <TableRow>
              <TableHeader>When</TableHeader>
              <TableHeader>Handoff</TableHeader>
              <TableHeader>Why</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {handoffs.map(({ handoff, reason, at, isShadow }, index) => (
              <TableRow key={`${index} ${at}`}>
                <TableCell>{timeInWords(at, timeZone)}</TableCell>
                <TableCell>
                  <Text>{handoffNames[handoff]}</Text>
                  {isShadow && <Tag>Shadow mode: on paper only</Tag>}
                </TableCell>
                <TableCell>{reason}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  );
}
