import type { AccountHandle } from '../person.ts';
import type { Author } from '../model.ts';
import type { AgencyPeople } from '../seed.ts';

export const roleNames = ['am', 'sas', 'copywriter', 'designer', 'client'] as const;

/** Whoever plays chooses one of these to be; the word in the addresses of the pages. */
export type RoleName = (typeof roleNames)[number];

export interface Role {
  readonly name: RoleName;
  /** `Amara`. */
  readonly firstName: string;
  /** `account manager`. */
  readonly does: string;
  /** null: the client is nobody in HubSpot. */
  readonly colleague: Colleague | null;
}

/** Somebody of the agency, as the account knows them. */
export interface Colleague {
  readonly ownerId: string;
  readonly email: string;
  readonly author: Author;
}

export type Cast = Readonly<Record<RoleName, Role>>;

export function castOf(account: AccountHandle, people: AgencyPeople): Cast {
  const colleague = (ownerId: string): Colleague => {
    const { id, email } = account.userOf(ownerId);
    return { ownerId, email, author: { changeSource: 'CRM_UI', sourceId: `userId:${id}` } };
  };
  return {
    am: {
      name: 'am',
      firstName: 'Amara',
      does: 'account manager',
      colleague: colleague(people.accountManager),
    },
    sas: { name: 'sas', firstName: 'Sasha', does: 'SAS', colleague: colleague(people.sas) },
    copywriter: {
      name: 'copywriter',
      firstName: 'Corin',
      does: 'copywriter',
      colleague: colleague(people.copywriter),
    },
    designer: {
      name: 'designer',
      firstName: 'Dalia',
      does: 'designer',
      colleague: colleague(people.designer),
    },
    client: { name: 'client', firstName: 'Robin', does: 'client', colleague: null },
  };
}

/** `Amara (account manager)` */
export function nameOf({ firstName, does }: Role): string {
  return `${firstName} (${does})`;
}

export function isRoleName(word: string): word is RoleName {
  return roleNames.some((name) => name === word);
}
