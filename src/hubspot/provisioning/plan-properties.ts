import type { PropertyDetails } from '../schemas/set-up.ts';
import { hasOptionsOfItsOwn, isInUse } from './existing-account.ts';
import type { PlanLine, PlannedLine, PlanPart } from './plan.ts';
import { propertyRequest } from './requests.ts';
import type { WantedOption, WantedProperty } from './wanted-properties.ts';

interface Where {
  readonly on: 'project' | 'ticket';
  readonly part: PlanPart;
}

/** HubSpot keeps these names for itself. */
const isReserved = (name: string) => /^(hs|hubspot)_/.test(name);

const quoted = (labels: readonly string[]) => labels.map((label) => `"${label}"`).join(', ');

function repeated(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.filter((value, index) => values.indexOf(value) !== index));
}

/** What becomes of every property the process needs on one object type. */
export function planProperties(
  wanted: readonly WantedProperty[],
  existing: readonly PropertyDetails[],
  where: Where,
): readonly PlannedLine[] {
  const there = new Map(existing.filter(isInUse).map((property) => [property.name, property]));
  const takenTwice = repeated(wanted.filter(({ shared }) => !shared).map(({ name }) => name));
  const names = new Set<string>();
  return wanted.flatMap((property) => {
    const { name, setting } = property;
    if (takenTwice.has(name)) {
      return inTheWay(property, where, `two meanings are mapped to it: give each its own (${setting})`);
    }
    // One person may have two roles: their property is made once.
    if (names.has(name)) return [];
    names.add(name);
    const found = there.get(name);
    return found === undefined ? planMissing(property, where) : planFound(property, found, where);
  });
}

function planMissing(property: WantedProperty, where: Where): readonly PlannedLine[] {
  const { name, setting, wantedOptions } = property;
  if (isReserved(name))
    return inTheWay(
      property,
      where,
      `it is not there, and HubSpot keeps such names to itself: map another (${setting})`,
    );
  const request = propertyRequest(property);
  if (request === null)
    return inTheWay(
      property,
      where,
      `it is not there: create it in HubSpot with what it holds, or correct ${setting}`,
    );
  const twice = repeated(wantedOptions.map(({ value }) => value));
  if (twice.size > 0) return inTheWay(property, where, mappedTwice(twice));
  const detail =
    wantedOptions.length === 0 ? kindInWords(property) : quoted(wantedOptions.map(({ label }) => label));
  const step = { kind: 'property', on: where.on, property: request } as const;
  return [{ ...lineFor(property, where), action: 'create', detail, step }];
}

function planFound(property: WantedProperty, found: PropertyDetails, where: Where): readonly PlannedLine[] {
  const { types, setting, wantedOptions } = property;
  const line = { part: where.part, what: `property ${found.name} "${found.label}"` };
  const blocked = (detail: string) => [{ ...line, action: 'in the way', detail, step: null } as const];
  if (types.length > 0 && !types.includes(found.type))
    return blocked(
      `it is of type ${found.type}, but must be ${types.join(' or ')}: rename it in HubSpot or map another (${setting})`,
    );
  const twice = repeated(wantedOptions.map(({ value }) => value));
  if (twice.size > 0) return blocked(mappedTwice(twice));
  const lacking = wantedOptions.filter(
    ({ value }) => !found.options.some((option) => option.value === value),
  );
  if (lacking.length === 0)
    return [{ ...line, action: 'in place', detail: meaningOf(property, found), step: null }];
  if (!hasOptionsOfItsOwn(found) || found.modificationMetadata?.readOnlyOptions === true)
    return blocked(`no options can be added to it: map another (${setting})`);
  const clash = lacking.find(({ label }) => sameLabel(found, label) !== undefined);
  if (clash) return blocked(clashInWords(found, clash));
  const step = { kind: 'options', on: where.on, property: property.name, add: lacking } as const;
  const detail = `lacks ${lacking.length === 1 ? 'the option' : 'the options'} ${quoted(lacking.map(({ label }) => label))}`;
  return [{ ...line, action: 'extend', detail, step }];
}

/** What it is to the process, where people know it by another label. */
function meaningOf({ field }: WantedProperty, { label }: PropertyDetails): string | null {
  if (field === null || field.label.toLowerCase() === label.trim().toLowerCase()) return null;
  return `is the ${field.label}`;
}

const sameLabel = ({ options }: PropertyDetails, label: string) =>
  options.find((option) => option.label.trim().toLowerCase() === label.toLowerCase());

function clashInWords(found: PropertyDetails, { value, label, setting }: WantedOption): string {
  const other = sameLabel(found, label)?.value ?? '';
  return `its option "${label}" has the value ${other} instead of ${value}: map it (${setting}), as provision --map does`;
}

const mappedTwice = (values: ReadonlySet<string>) =>
  `the option ${[...values].join(', ')} is mapped twice: give each meaning an option of its own in the settings`;

const kinds = {
  text: 'text',
  number: 'number',
  date: 'date',
  dateTime: 'date and time',
  owner: 'a HubSpot user',
  choice: 'choice',
  checkboxes: 'checkboxes',
} as const;

const kindInWords = ({ field }: WantedProperty) => (field === null ? null : kinds[field.kind]);

function lineFor({ name, field }: WantedProperty, { part }: Where): Pick<PlanLine, 'part' | 'what'> {
  return { part, what: `property ${name}${field === null ? '' : ` "${field.label}"`}` };
}

function inTheWay(property: WantedProperty, where: Where, detail: string): readonly PlannedLine[] {
  return [{ ...lineFor(property, where), action: 'in the way', detail, step: null }];
}
