import { todayIn } from '../../../domain/calendar.ts';
import { dayInWords } from '../../../pages/parts/moment.tsx';
import type { FieldChange } from './entry.ts';

interface Surroundings {
  readonly timeZone: string;
  /** The name of an owner. */
  readonly nameOf: (ownerId: string) => string;
}

/** A field's value as people read it on the record. */
export function valueInWords({ definition, value }: FieldChange, { timeZone, nameOf }: Surroundings): string {
  if (value === '') return '(blank)';
  if (definition.holdsOwner) return nameOf(value);
  switch (definition.type) {
    case 'date':
      return dayInWords(value);
    case 'datetime':
      return dayInWords(todayIn(timeZone, momentOf(value)));
    case 'enumeration':
      return value
        .split(';')
        .map((option) => definition.options.find((known) => known.value === option)?.label ?? option)
        .join(' and ');
    case 'string':
    case 'number':
    case 'bool':
      return value;
  }
}

/** Times are kept as ISO 8601 or as epoch ms. */
export function momentOf(value: string): number {
  return /^\d+$/.test(value) ? Number(value) : Date.parse(value);
}
