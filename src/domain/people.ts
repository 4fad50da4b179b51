import type { Part, Person } from './model.ts';
import type { Situation } from './situation.ts';
import type { Ticket } from './ticket-cycle.ts';

/** Who a task or an email is for. A missing owner never loses a handoff. */
export interface Addressee {
  /** As people call the role: `account manager`. */
  readonly role: string;
  /** null: nobody can be reached; the task is left unassigned. */
  readonly person: Person | null;
  /** The person's address, else the fallback address; null: neither is there. */
  readonly email: string | null;
  readonly warnings: readonly string[];
}

export function accountManagerOf(situation: Situation): Addressee {
  const { project, rules } = situation;
  return find(situation, 'account manager', 'on the project', [
    project.accountManagerId,
    rules.people.defaultAccountManagerId,
  ]);
}

export function sasOf(situation: Situation): Addressee {
  const { project, rules } = situation;
  return find(situation, 'SAS', 'on the project', [project.sasId, rules.people.defaultSasId]);
}

/** The copywriter or designer: the ticket's own, else its owner, else the configured default. */
export function makerOf(situation: Situation, ticket: Ticket, part: Part): Addressee {
  const { people } = situation.rules;
  return part === 'copy'
    ? find(situation, 'copywriter', `on ticket "${ticket.subject}"`, [
        ticket.copywriterId,
        ticket.ownerId,
        people.defaultCopywriterId,
      ])
    : find(situation, 'designer', `on ticket "${ticket.subject}"`, [
        ticket.designerId,
        ticket.ownerId,
        people.defaultDesignerId,
      ]);
}

export function teamLeadOf(situation: Situation, part: Part): Addressee {
  return find(situation, `${part} team lead`, 'in the settings', [situation.rules.people.teamLeadIds[part]]);
}

/** Who looks after a ticket as a whole: its owner, else the SAS. */
export function ticketOwnerOf(situation: Situation, ticket: Pick<Ticket, 'ownerId' | 'subject'>): Addressee {
  const { project, rules } = situation;
  return find(situation, 'ticket owner or SAS', `on ticket "${ticket.subject}"`, [
    ticket.ownerId,
    project.sasId,
    rules.people.defaultSasId,
  ]);
}

function find(
  situation: Situation,
  role: string,
  where: string,
  candidates: readonly (string | null)[],
): Addressee {
  return findAddressee(
    situation.snapshot.people,
    situation.rules.people.fallbackEmail,
    role,
    where,
    candidates,
  );
}

/** The first of the owner ids that belongs to somebody who can be reached. */
export function findAddressee(
  people: Readonly<Record<string, Person>>,
  fallbackEmail: string | null,
  role: string,
  where: string,
  candidates: readonly (string | null)[],
): Addressee {
  const named = candidates.filter((id) => id !== null);
  const person = named.map((id) => people[id]).find((found) => found !== undefined) ?? null;
  if (person !== null) {
    const warnings =
      person.id === named[0]
        ? []
        : [`The ${role} named ${where} is no active user, so ${person.name} stands in.`];
    return { role, person, email: person.email, warnings };
  }
  const missing =
    named.length === 0
      ? `Nobody is named as ${role} ${where}`
      : `The ${role} named ${where} is no active user`;
  const mail =
    fallbackEmail === null
      ? 'no fallback address is set, so no email goes out'
      : 'email goes to the fallback address';
  return {
    role,
    person: null,
    email: fallbackEmail,
    warnings: [`${missing}: tasks are left unassigned and ${mail}.`],
  };
}
