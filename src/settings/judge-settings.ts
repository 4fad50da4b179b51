import type { Person } from '../domain/model.ts';
import { checkSettings } from './check-settings.ts';
import { ownersNamedBy } from './owner-fields.ts';
import { SettingsError } from './settings-error.ts';
import type { SettingsProblem } from './settings-error.ts';
import { parseSettings } from './settings-schema.ts';
import type { Settings } from './settings-schema.ts';

/** What there is to say of a settings document before HubSpot is asked about its mapping. */
export type Judgement =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly SettingsProblem[] };

const mostProblems = 100;

/** `people`: the active owners by id; null where they are not known, and then nobody's id is looked at. */
export function judgeSettings(document: unknown, people: Readonly<Record<string, Person>> | null): Judgement {
  try {
    const settings = parseSettings(document);
    const problems = [...checkSettings(settings), ...(people === null ? [] : checkOwners(settings, people))];
    return problems.length === 0 ? { settings, problems: [] } : { settings: null, problems };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { settings: null, problems: error.problems.slice(0, mostProblems) };
  }
}

function checkOwners(
  settings: Settings,
  people: Readonly<Record<string, Person>>,
): readonly SettingsProblem[] {
  return ownersNamedBy(settings)
    .filter(({ id }) => !Object.hasOwn(people, id))
    .map(({ field, id }) => ({
      field,
      message: `must be an active owner of the HubSpot account with an email address, and ${id} is none: choose somebody else or nobody`,
    }));
}
