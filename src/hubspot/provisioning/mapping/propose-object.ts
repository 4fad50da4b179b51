import type { CustomObject } from '../existing-account.ts';
import type { WantedProperty } from '../wanted-properties.ts';
import { proposeProperties } from './propose-properties.ts';
import { similarity } from './similarity.ts';

export type ObjectProposal =
  | { readonly kind: 'one'; readonly object: CustomObject; readonly because: string }
  | { readonly kind: 'several'; readonly objects: readonly CustomObject[] }
  | { readonly kind: 'none' };

const alikeFrom = 0.6;

/**
 * The custom object that could hold creative projects: the one whose label or name is like the one wanted, or that
 * has at least half of a creative project's fields.
 */
export function proposeObject(
  name: string,
  objects: readonly CustomObject[],
  wanted: readonly WantedProperty[],
): ObjectProposal {
  const fieldsIn = ({ properties }: CustomObject) =>
    wanted.filter((property) => properties.some(({ name: there }) => there === property.name)).length +
    proposeProperties(wanted, properties).proposals.filter(({ setting }) =>
      wanted.some((property) => property.setting === setting),
    ).length;
  const judged = objects.map((object) => ({
    object,
    fields: fieldsIn(object),
    isAlike: [object.name, object.label ?? ''].some((own) => similarity(own, name) >= alikeFrom),
  }));
  const likely = judged.filter(({ fields, isAlike }) => isAlike || fields * 2 >= wanted.length);
  const [only, ...others] = likely;
  if (only === undefined) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several', objects: likely.map(({ object }) => object) };
  const { object, fields } = only;
  const label = object.label ?? object.name;
  return {
    kind: 'one',
    object,
    because: `the object ${name} is "${label}", which has ${fields} of its ${wanted.length} fields`,
  };
}
