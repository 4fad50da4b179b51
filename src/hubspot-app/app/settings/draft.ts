import { packagesPath } from './fields.ts';
import { differences, isJsonObject, valueAt, withValue, type JsonObject, type JsonValue } from './json.ts';

/** One line of the cadences by package, as it is being edited; days are null while the field is empty. */
export interface PackageRow {
  readonly name: string;
  readonly days: number | null;
}

/**
 * What the admin has in front of them. Everything but the packages is in the document; the packages are rows of
 * their own, because two rows can bear the same name while they are being edited.
 */
export interface Draft {
  readonly document: JsonObject;
  readonly packages: readonly PackageRow[];
}

export function draftOf(settings: JsonObject): Draft {
  const packages = valueAt(settings, packagesPath);
  return {
    document: settings,
    packages: Object.entries(isJsonObject(packages) ? packages : {}).map(([name, days]) => ({
      name,
      days: typeof days === 'number' ? days : null,
    })),
  };
}

/** The settings document to send. Of rows with the same name the last one counts: look for problems first. */
export function settingsOf(draft: Draft): JsonObject {
  const packages = Object.fromEntries(draft.packages.map(({ name, days }) => [name.trim(), days]));
  const before = valueAt(draft.document, packagesPath);
  // Rows that say the same as before leave the document as it was, byte for byte.
  if (isJsonObject(before) && differences(before, packages).length === 0) return draft.document;
  return withValue(draft.document, packagesPath.split('.'), packages);
}

export function withField(draft: Draft, path: string, value: JsonValue): Draft {
  return { ...draft, document: withValue(draft.document, path.split('.'), value) };
}

/** Another pipeline has other stages: those chosen by id go back to being found by their labels. */
export function withPipeline(draft: Draft, id: string | null): Draft {
  const stages = 'mapping.ticket.stages';
  return [
    ['mapping.ticket.pipeline.id', id] as const,
    [`${stages}.new.id`, null] as const,
    [`${stages}.inProgress.id`, null] as const,
    [`${stages}.pendingApproval.id`, null] as const,
    [`${stages}.closedIds`, []] as const,
    [`${stages}.closeIntoId`, null] as const,
  ].reduce((changed, [path, value]) => withField(changed, path, value), draft);
}
