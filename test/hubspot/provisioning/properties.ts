import type { PropertyDetails } from '../../../src/hubspot/schemas/set-up.ts';

/** A property of an account, text unless said otherwise. */
export function aProperty(name: string, label: string, more: Partial<PropertyDetails> = {}): PropertyDetails {
  return { name, label, type: 'string', options: [], ...more };
}

/** A choice with these options, by value and label. */
export function aChoice(
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  more: Partial<PropertyDetails> = {},
): PropertyDetails {
  return aProperty(name, label, {
    type: 'enumeration',
    options: Object.entries(options).map(([value, optionLabel], displayOrder) => ({
      value,
      label: optionLabel,
      displayOrder,
      hidden: false,
    })),
    ...more,
  });
}
