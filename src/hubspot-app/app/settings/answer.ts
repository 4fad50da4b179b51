import { isJsonObject, type JsonObject } from './json.ts';

/** What one refresh looks like under the settings; dates are `YYYY-MM-DD`. */
export interface Preview {
  readonly refreshDate: string;
  readonly kickoff: string;
  readonly cue: string;
  readonly next: string;
  readonly nextAfterDecline: string;
  readonly cadenceDays: number;
  readonly leadDays: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly isClosed: boolean;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly Stage[];
}

export interface Choices {
  readonly people: readonly Person[];
  readonly pipelines: readonly Pipeline[];
}

/** One saved state of the settings; times are ISO 8601 in UTC. */
export interface HistoryEntry {
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

/** What the server answers to reading and to saving. */
export interface SettingsAnswer {
  readonly version: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** The whole document, also with what this page does not show. */
  readonly settings: JsonObject;
  readonly mode: {
    readonly effective: 'live' | 'shadow';
    readonly setBy: 'environment' | 'settings' | 'default';
  };
  readonly preview: Preview;
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
  readonly choices: Choices;
}

/** A field that the server refuses, by its path, and what it must be. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** What the server answers to a dry run; the preview is null where there are problems. */
export interface TrialAnswer {
  readonly problems: readonly Problem[];
  readonly preview: Preview | null;
}

/**
 * Whether this is what the page was built for: the parts it cannot do without are looked at, so that an answer of
 * somebody else (a proxy's error page, an older server) is told apart before anything is drawn.
 */
export function isSettingsAnswer(value: unknown): value is SettingsAnswer {
  if (!isJsonObject(value)) return false;
  const { version, settings, mode, preview, history, choices } = value;
  return (
    typeof version === 'number' &&
    isJsonObject(settings) &&
    isJsonObject(mode) &&
    isJsonObject(preview) &&
    Array.isArray(history) &&
    isJsonObject(choices) &&
    Array.isArray(choices['people']) &&
    Array.isArray(choices['pipelines'])
  );
}

/** The same for a dry run. */
export function isTrialAnswer(value: unknown): value is TrialAnswer {
  return isJsonObject(value) && areProblems(value['problems']) && 'preview' in value;
}

export function areProblems(value: unknown): value is readonly Problem[] {
  return (
    Array.isArray(value) &&
    value.every(
      (entry: unknown) =>
        isJsonObject(entry) && typeof entry['field'] === 'string' && typeof entry['message'] === 'string',
    )
  );
}
