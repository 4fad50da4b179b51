import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { Ticket } from './answer.ts';
import { TicketTable } from './TicketTable.tsx';

/** Tickets that can complete no ad set as they are. */
export function LooseTickets({ tickets }: { readonly tickets: readonly Ticket[] }) {
  return (
    <Flex direction="column" gap="small">
      <Heading>Tickets in no ad set</Heading>
      <Text>
        These are never handed over. Give each a Deliverable Folder Name, and associate it with exactly one
        creative project.
      </Text>
      <TicketTable tickets={tickets} />
    </Flex>
  );
}
