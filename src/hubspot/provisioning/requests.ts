import type { FieldKind } from './fields.ts';
import type { WantedProperty } from './wanted-properties.ts';

export const groupName = 'creative_refresh';
export const groupLabel = 'Creative Refresh';

/** A property as HubSpot wants to be asked for it, but for the group it goes into. */
export interface PropertyRequest {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration';
  readonly fieldType: 'text' | 'number' | 'date' | 'select' | 'checkbox';
  readonly description: string;
  readonly options?: readonly OptionRequest[];
  readonly externalOptions?: true;
  readonly referencedObjectType?: 'OWNER';
}

interface OptionRequest {
  readonly value: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly hidden: false;
}

type Shape = Omit<PropertyRequest, 'name' | 'label' | 'description' | 'options'>;

const shapes: Readonly<Record<FieldKind, Shape>> = {
  text: { type: 'string', fieldType: 'text' },
  number: { type: 'number', fieldType: 'number' },
  date: { type: 'date', fieldType: 'date' },
  dateTime: { type: 'datetime', fieldType: 'date' },
  owner: {
    type: 'enumeration',
    fieldType: 'select',
    externalOptions: true,
    referencedObjectType: 'OWNER',
  },
  choice: { type: 'enumeration', fieldType: 'select' },
  checkboxes: { type: 'enumeration', fieldType: 'checkbox' },
};

/** Options in their order, from the given place on. */
export function optionRequests(
  options: readonly { readonly value: string; readonly label: string }[],
  firstPlace = 0,
): readonly OptionRequest[] {
  return options.map(({ value, label }, position) => ({
    value,
    label,
    displayOrder: firstPlace + position,
    hidden: false,
  }));
}

/** How to ask for a property of the process; null: nobody but the account's people can know what it holds. */
export function propertyRequest({ name, field, wantedOptions }: WantedProperty): PropertyRequest | null {
  if (field === null) return null;
  return {
    name,
    label: field.label,
    description: field.help,
    ...shapes[field.kind],
    ...(wantedOptions.length > 0 && { options: optionRequests(wantedOptions) }),
  };
}
