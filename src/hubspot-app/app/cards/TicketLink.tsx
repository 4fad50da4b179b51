import { CrmActionLink } from '@hubspot/ui-extensions/crm';
import type { Ticket } from './answer.ts';

/** HubSpot's object type id of tickets. */
const ticketTypeId = '0-5';

/** Opens the ticket's record in a new tab. */
export function TicketLink({ id, subject }: Pick<Ticket, 'id' | 'subject'>) {
  return (
    <CrmActionLink
      actionType="RECORD_APP_LINK"
      actionContext={{ objectTypeId: ticketTypeId, objectId: Number(id), external: true }}
    >
      {subject === '' ? `Ticket ${id}` : subject}
    </CrmActionLink>
  );
}
