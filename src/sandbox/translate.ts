import type { FieldNames, Layout } from './layout.ts';
import type { Kind } from './model.ts';

const nothingRenamed: FieldNames = { properties: {}, options: {} };
const stageField = 'hs_pipeline_stage';

const namesOf = (layout: Layout, kind: Kind): FieldNames =>
  kind === 'project' || kind === 'ticket' ? layout[kind] : nothingRenamed;

const inverse = (names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(names).map(([usual, own]) => [own, usual]));

/** Usual values to the account's: stages by their usual names and by id, options one by one in checkboxes. */
export function toAccountValues(
  layout: Layout,
  kind: Kind,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const { properties, options } = namesOf(layout, kind);
  const stages: Readonly<Record<string, { readonly id: string }>> = layout.stages;
  return Object.fromEntries(
    Object.entries(values).map(([usual, value]) => {
      if (usual === stageField) return [usual, stages[value]?.id ?? value];
      return [properties[usual] ?? usual, eachOption(value, options[usual])];
    }),
  );
}

/** The account's values back to the usual names and options. */
export function toUsualValues(
  layout: Layout,
  kind: Kind,
  values: ReadonlyMap<string, string>,
): Record<string, string> {
  const { properties, options } = namesOf(layout, kind);
  const usualNames = inverse(properties);
  const stageNames = Object.fromEntries(Object.entries(layout.stages).map(([usual, { id }]) => [id, usual]));
  const hidden = new Set(Object.keys(properties));
  return Object.fromEntries(
    [...values].flatMap(([own, value]) => {
      if (own === stageField) return [[own, stageNames[value] ?? value]];
      const usual = usualNames[own] ?? own;
      if (usual === own && hidden.has(own)) return [];
      return [[usual, eachOption(value, inverse(options[usual] ?? {}))]];
    }),
  );
}

const eachOption = (value: string, names: Readonly<Record<string, string>> | undefined) =>
  names === undefined
    ? value
    : value
        .split(';')
        .map((option) => names[option] ?? option)
        .join(';');
