import type { Mapping } from '../../settings/mapping-schema.ts';
import {
  expectedOnProjects,
  expectedOnTickets,
  type ExpectedProperty,
} from '../start-up/expected-properties.ts';
import { projectFields, ticketFields, type Field } from './fields.ts';

/** An option under the value the settings give it and the label people know. */
export interface WantedOption {
  readonly value: string;
  readonly label: string;
  /** Where in the settings another value can be given. */
  readonly setting: string;
}

/** A property the process needs: what will do, and how it is made where there is none. */
export interface WantedProperty extends ExpectedProperty {
  /** null: only the account's people know what it holds, so it cannot be created for them. */
  readonly field: Field | null;
  readonly wantedOptions: readonly WantedOption[];
}

type OptionGroups = Readonly<
  Record<string, { readonly setting: string; readonly values: Readonly<Record<string, string>> }>
>;

function wanted(
  expected: readonly ExpectedProperty[],
  fields: Readonly<Record<string, Field>>,
  groups: OptionGroups,
): readonly WantedProperty[] {
  return expected.map((property) => {
    const key = property.setting.slice(property.setting.lastIndexOf('.') + 1);
    const field = fields[key] ?? null;
    const group = groups[key];
    const wantedOptions = Object.entries(group?.values ?? {}).map(([meaning, value]) => ({
      value,
      label: field?.options?.[meaning] ?? meaning,
      setting: `${group?.setting ?? ''}.${meaning}`,
    }));
    return { ...property, field, wantedOptions };
  });
}

/** What creative projects need, in the order people read it. */
export function wantedOnProjects(
  mapping: Mapping['project'],
  nameProperty: string,
): readonly WantedProperty[] {
  return wanted(expectedOnProjects(mapping, nameProperty), projectFields, {
    status: { setting: 'mapping.project.statusOptions', values: mapping.statusOptions },
    waitingOn: { setting: 'mapping.project.waitingOnOptions', values: mapping.waitingOnOptions },
  });
}

/** What tickets need. */
export function wantedOnTickets(mapping: Mapping['ticket']): readonly WantedProperty[] {
  return wanted(expectedOnTickets(mapping), ticketFields, {
    copyStatus: { setting: 'mapping.ticket.copyOptions', values: mapping.copyOptions },
    graphicsStatus: { setting: 'mapping.ticket.graphicsOptions', values: mapping.graphicsOptions },
    revisionRequested: { setting: 'mapping.ticket.revisionOptions', values: mapping.revisionOptions },
  });
}
