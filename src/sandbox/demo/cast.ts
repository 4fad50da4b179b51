import { todayIn } from '../../domain/calendar.ts';
import type { AccountHandle } from '../person.ts';
import { seedPeople, type AgencyPeople } from '../seed.ts';
import type { Words } from './what-changed.ts';

/** The people of the demo, and what the story calls them. */
export interface Cast {
  readonly people: AgencyPeople;
  readonly words: Words;
}

const roles: Readonly<Partial<Record<keyof AgencyPeople, string>>> = {
  accountManager: 'Amara (AM)',
  sas: 'Sasha (SAS)',
  copywriter: 'Corin (copywriter)',
  designer: 'Dalia (designer)',
};

const addresses: Readonly<Record<string, string>> = {
  'amara@agency.example': 'Amara (AM)',
  'sasha@agency.example': 'Sasha (SAS)',
  'corin@agency.example': 'Corin (copywriter)',
  'dalia@agency.example': 'Dalia (designer)',
};

export function assemble(account: AccountHandle, timeZone: string): Cast {
  const people = seedPeople(account);
  const byId = new Map(
    Object.entries(people).map(([role, id]) => [id as string, roles[role as keyof AgencyPeople] ?? role]),
  );
  return {
    people,
    words: {
      person: (idOrAddress) => byId.get(idOrAddress) ?? addresses[idOrAddress] ?? idOrAddress,
      day: (value) =>
        inShort(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : todayIn(timeZone, instantOf(value))),
    },
  };
}

/** `Mon 2 March 2026` */
export function inShort(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '');
}

function instantOf(value: string): number {
  return /^\d+$/.test(value) ? Number(value) : Date.parse(value);
}
