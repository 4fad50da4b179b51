import { nameOf, roleNames, type Role } from './cast.ts';
import type { Teller } from './journal/tell-entry.ts';
import type { Playground } from './playground.ts';

/** Names for the people that records, emails and changes speak of. */
export function tellerOf({ cast, timeZone, together }: Playground): Teller {
  const roles = roleNames.map((name) => cast[name]);
  const nameBy = (is: (role: Role) => boolean, otherwise: string) => {
    const role = roles.find(is);
    return role === undefined ? otherwise : nameOf(role);
  };
  return {
    account: together.sandbox.account,
    timeZone,
    nameOfOwner: (ownerId) => nameBy(({ colleague }) => colleague?.ownerId === ownerId, 'somebody else'),
    nameOfAddress: (address) => nameBy(({ colleague }) => colleague?.email === address, address),
  };
}

/** The name of whoever changed something, by how the account notes it. */
export function authorsIn({ cast }: Playground): (sourceId: string) => string {
  return (sourceId) => {
    if (sourceId === 'client') return nameOf(cast.client);
    const role = roleNames
      .map((name) => cast[name])
      .find(({ colleague }) => colleague?.author.sourceId === sourceId);
    if (role !== undefined) return nameOf(role);
    return sourceId.startsWith('userId:') ? 'Somebody in HubSpot' : sourceId;
  };
}
