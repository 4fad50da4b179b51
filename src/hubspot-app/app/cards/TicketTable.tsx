import {
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@hubspot/ui-extensions';
import type { PartStatus, Ticket } from './answer.ts';
import { TicketLink } from './TicketLink.tsx';
import { partTags, revisionsInWords, stageLabels } from './words.ts';

const columns = ['Ticket', 'Stage', 'Copy', 'Graphics', 'Revisions'];

/** Tickets with the states of their two parts. */
export function TicketTable({ tickets }: { readonly tickets: readonly Ticket[] }) {
  return (
    <Table density="condensed" flush>
      <TableHead>
        <TableRow>
          {columns.map((column) => (
            <TableHeader key={column}>{column}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {tickets.map((ticket) => (
          <TableRow key={ticket.id}>
            <TableCell>
              <TicketLink id={ticket.id} subject={ticket.subject} />
            </TableCell>
            <TableCell>{stageLabels[ticket.stage]}</TableCell>
            <TableCell>
              <PartTag status={ticket.copy} />
            </TableCell>
            <TableCell>
              <PartTag status={ticket.graphics} />
            </TableCell>
            <TableCell>{revisionsInWords(ticket)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function PartTag({ status }: { readonly status: PartStatus }) {
  const { label, variant } = partTags[status];
  return (
    <StatusTag variant={variant} hollow={status === 'not_required'}>
      {label}
    </StatusTag>
  );
}
