import type { AccountDetails } from '../model.ts';
import type { Situation } from '../situation.ts';
import { link, type Block } from './document.ts';

/** HubSpot's object type id of tickets. */
const ticketTypeId = '0-5';

/** HubSpot's own page of a record. */
export function recordUrl(account: AccountDetails, objectTypeId: string, recordId: string): string {
  return `https://${account.uiDomain}/contacts/${account.portalId}/record/${objectTypeId}/${recordId}`;
}

export function projectLink(situation: Situation): Block {
  const { project, snapshot } = situation;
  return link('Creative project', recordUrl(snapshot.account, project.objectTypeId, project.id));
}

export function ticketLink(account: AccountDetails, ticketId: string): Block {
  return link('Deliverable ticket', recordUrl(account, ticketTypeId, ticketId));
}
