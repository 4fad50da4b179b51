import type { Person } from '../../../src/domain/model.ts';

/** A person who can be reached; the address follows from the name. */
export function aPerson(person: { readonly id: string; readonly name: string }): Person {
  return { ...person, email: `${person.name.toLowerCase()}@agency.example` };
}

export const dana = aPerson({ id: '1', name: 'Dana' });
export const sam = aPerson({ id: '2', name: 'Sam' });
export const cora = aPerson({ id: '3', name: 'Cora' });
export const diego = aPerson({ id: '4', name: 'Diego' });
export const tess = aPerson({ id: '5', name: 'Tess' });
export const theo = aPerson({ id: '6', name: 'Theo' });

const roles: Readonly<Record<string, string>> = {
  [dana.id]: 'AM',
  [sam.id]: 'SAS',
  [cora.id]: 'copywriter',
  [diego.id]: 'designer',
  [tess.id]: 'copy lead',
  [theo.id]: 'graphics lead',
};

const everybody = [dana, sam, cora, diego, tess, theo];

/** Everybody who works at the agency, by owner id. */
export const staff: Readonly<Record<string, Person>> = Object.fromEntries(
  everybody.map((person) => [person.id, person]),
);

/** `Dana (AM)`; `nobody` for no owner. */
export function nameOfOwner(ownerId: string | null): string {
  const person = ownerId === null ? undefined : staff[ownerId];
  return person ? `${person.name} (${roles[person.id] ?? ''})` : 'nobody';
}

/** `Dana (AM)`, or the bare address where it is nobody's. */
export function nameOfAddress(address: string): string {
  const person = everybody.find(({ email }) => email === address);
  return person ? nameOfOwner(person.id) : address;
}
