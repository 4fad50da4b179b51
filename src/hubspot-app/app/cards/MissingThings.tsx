import { Alert, Text } from '@hubspot/ui-extensions';
import type { MissingThing, Ticket } from './answer.ts';
import { TicketLink } from './TicketLink.tsx';

interface MissingThingsProps {
  readonly missing: readonly MissingThing[];
  /** Every ticket on view, to name the one concerned. */
  readonly tickets: readonly Ticket[];
}

/** What keeps the refresh from going on as it should, each with what to do. */
export function MissingThings({ missing, tickets }: MissingThingsProps) {
  const subjectOf = new Map(tickets.map(({ id, subject }) => [id, subject]));
  return missing.map(({ problem, remedy, ticketId }, index) => (
    <Alert key={`${index} ${problem}`} title={problem} variant="warning">
      <Text>{remedy}</Text>
      {ticketId !== null && <TicketLink id={ticketId} subject={subjectOf.get(ticketId) ?? ''} />}
    </Alert>
  ));
}
