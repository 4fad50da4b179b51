import type { PropertyDetails } from '../../schemas/set-up.ts';
import { hasOptionsOfItsOwn, isInUse } from '../existing-account.ts';
import type { WantedProperty } from '../wanted-properties.ts';
import { matchUp } from './match-up.ts';
import { together, type MappingProposals } from './proposals.ts';

const wanting = (property: WantedProperty) => ({
  property,
  names: [property.name, ...(property.field === null ? [] : [property.field.label])],
});
const having = (property: PropertyDetails) => ({ property, names: [property.name, property.label] });

/** What a person or the app may write, and is of a type that will do. */
function willDo({ types, wantedOptions, field }: WantedProperty, candidate: PropertyDetails): boolean {
  const holdsOwner = candidate.referencedObjectType === 'OWNER';
  if (types.length > 0 && !types.includes(candidate.type)) return false;
  if (wantedOptions.length > 0) return hasOptionsOfItsOwn(candidate);
  return holdsOwner ? field?.kind === 'owner' : true;
}

const isWritable = ({ calculated, modificationMetadata }: PropertyDetails) =>
  calculated !== true && modificationMetadata?.readOnlyValue !== true;

/**
 * For every property that is missing, or is there with a type that will not do, the one that looks as if it were
 * meant; and for every option that is missing, likewise.
 */
export function proposeProperties(
  wanted: readonly WantedProperty[],
  existing: readonly PropertyDetails[],
): MappingProposals {
  const there = existing.filter(isInUse);
  const inPlace = new Map<WantedProperty, PropertyDetails>();
  for (const property of wanted) {
    const found = there.find(({ name }) => name === property.name);
    if (found && (property.types.length === 0 || property.types.includes(found.type)))
      inPlace.set(property, found);
  }
  const taken = new Set([...inPlace.values()].map(({ name }) => name));
  const { matched, ambiguous } = matchUp(
    wanted.filter((property) => !inPlace.has(property) && property.field !== null).map(wanting),
    there.filter((property) => isWritable(property) && !taken.has(property.name)).map(having),
    (one, other) => willDo(one.property, other.property),
  );
  const chosen = [...matched].map(([one, other]) => [one.property, other.property] as const);
  return together(
    {
      proposals: chosen.map(([{ setting, field, name }, property]) => ({
        setting,
        value: property.name,
        because: `${field?.label ?? name} is "${property.label}"`,
      })),
      ambiguous: [...ambiguous].map(([{ property }, candidates]) => ({
        setting: property.setting,
        meaning: property.field?.label ?? property.name,
        candidates: candidates.map((candidate) => candidate.property.name),
      })),
    },
    ...[...inPlace, ...chosen].map(([property, found]) => proposeOptions(property, found)),
  );
}

function proposeOptions(property: WantedProperty, found: PropertyDetails): MappingProposals {
  const { wantedOptions } = property;
  const wantedValues = wantedOptions.map(({ value }) => value);
  const isThere = (value: string) => found.options.some((option) => option.value === value);
  const { matched, ambiguous } = matchUp(
    wantedOptions
      .filter(({ value }) => !isThere(value))
      .map((option) => ({ option, names: [option.value, option.label] })),
    found.options
      .filter(({ value }) => !wantedValues.includes(value))
      .map((option) => ({ option, names: [option.value, option.label] })),
  );
  return {
    proposals: [...matched].map(([{ option }, candidate]) => ({
      setting: option.setting,
      value: candidate.option.value,
      because: `${option.label} is "${candidate.option.label}" of ${found.name}`,
    })),
    ambiguous: [...ambiguous].map(([{ option }, candidates]) => ({
      setting: option.setting,
      meaning: option.label,
      candidates: candidates.map((candidate) => candidate.option.value),
    })),
  };
}
